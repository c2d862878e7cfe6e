package io.ticklane.simulator.playback;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.market.Market;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.playback.CaptureStreams.CaptureStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays captures. Every frame of the chosen symbols goes out as it was recorded, at its recorded distance from the
 * first, divided by the speed; or, at speed infinity, as soon as the receivers take it. Between two files the
 * recorded distance is kept if it is plausible (0 to 60 s), otherwise the next file follows at once. Looped, the
 * ids and times repeat. Simulator thread only.
 */
public final class PlaybackMarket implements Market, AutoCloseable {
    private static final long LONGEST_PAUSE_NANOS = 60_000_000_000L;
    private static final int FRAMES_AT_ONCE = 4096;

    private final Capture capture;
    private final MarketListener listener;
    private final VenueTime time;
    private final double speed;
    private final boolean loop;
    private final BooleanSupplier gate;
    private final RecordedTrades trades;
    private final Map<String, RecordedBook> books = new HashMap<>();
    private final CaptureStreams streams = new CaptureStreams();
    private final long[] sent = new long[RecordedPayload.Type.values().length];

    private @Nullable CaptureReader reader;
    private int nextFile;
    private boolean loaded;
    private boolean started;
    private boolean ended;
    private long startNanos;
    /** Recorded time from the first frame to the current one, pauses between files corrected. */
    private long elapsedNanos;
    private long lastStamp = -1;
    private boolean firstOfFile;
    private int loops;

    /**
     * @param listener gets every frame as recorded, and the trades among them as events too
     * @param time shows the planned time while a frame is played; at infinite speed there is none
     * @param speed 1 as recorded, 10 ten times as fast, infinity as fast as {@code gate} allows
     * @param gate asked before every frame at infinite speed: whether the receivers can take more
     */
    public PlaybackMarket(Capture capture, Exchange exchange, MarketListener listener, VenueTime time,
            double speed, boolean loop, BooleanSupplier gate) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("playback: speed must be above 0, but is " + speed);
        }
        this.capture = capture;
        this.listener = listener;
        this.time = time;
        this.speed = speed;
        this.loop = loop;
        this.gate = gate;
        trades = new RecordedTrades(capture, listener, time);
        for (SymbolSpec spec : capture.symbols()) {
            books.put(spec.symbol(), new RecordedBook(exchange, spec));
        }
    }

    /** Begins with the first frame now; no effect if begun. */
    public void start(long nowNanos) {
        if (!started) {
            started = true;
            startNanos = nowNanos;
            load();
        }
    }

    /** Whether {@link #start} was called. */
    public boolean started() {
        return started;
    }

    /** Frames played by type, whoever heard them. */
    public Map<String, Long> played() {
        Map<String, Long> frames = new LinkedHashMap<>();
        for (RecordedPayload.Type type : RecordedPayload.Type.values()) {
            if (sent[type.slot] > 0) {
                frames.put(type.label, sent[type.slot]);
            }
        }
        return frames;
    }

    /** How often the files began anew. */
    public int loops() {
        return loops;
    }

    @Override
    public List<SymbolSpec> symbols() {
        return capture.symbols();
    }

    @Override
    public long nextDueNanos() {
        if (!loaded) {
            return Long.MAX_VALUE;
        }
        if (Double.isInfinite(speed)) {
            return gate.getAsBoolean() ? startNanos : Long.MAX_VALUE;
        }
        return dueNanos();
    }

    /** At infinite speed a few thousand frames at most, so that the sockets get their turn. */
    @Override
    public void advance(long nowNanos) {
        boolean unpaced = Double.isInfinite(speed);
        for (int i = 0; loaded && (!unpaced || i < FRAMES_AT_ONCE); i++) {
            if (unpaced ? !gate.getAsBoolean() : dueNanos() > nowNanos) {
                break;
            }
            if (!unpaced) {
                time.hold(dueNanos());
            }
            play();
            load();
        }
        time.release();
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        loaded = false;
    }

    private long dueNanos() {
        return startNanos + (long) (elapsedNanos / speed);
    }

    private void play() {
        CaptureReader current = Objects.requireNonNull(reader);
        @Nullable
        CaptureStream stream = current.stream();
        try {
            @Nullable
            RecordedBook book = books.get(stream == null ? snapshotSymbol(current) : stream.symbol);
            if (book != null) {
                book.apply(current.payload());
                if (RecordedTrades.understands(current.payload())) {
                    trades.apply(stream == null ? "" : stream.symbol, current.payload());
                }
            }
        } catch (MalformedCaptureException e) {
            throw current.malformed(String.valueOf(e.getMessage()));
        }
        if (stream != null) {
            sent[current.payload().type().slot]++;
            listener.onRecorded(stream.name, current.payloadBytes());
        }
    }

    private String snapshotSymbol(CaptureReader current) {
        return !current.snapshotSymbol().isEmpty()
                ? current.snapshotSymbol()
                : capture.symbols().size() == 1 ? capture.symbols().get(0).symbol() : "";
    }

    /** Moves to the next frame of a chosen symbol. */
    private void load() {
        loaded = false;
        while (!ended) {
            if (reader == null) {
                openNext();
            } else if (reader.next()) {
                if (isWanted(reader)) {
                    count(reader.stampNanos());
                    loaded = true;
                    return;
                }
            } else {
                reader.close();
                reader = null;
            }
        }
    }

    private boolean isWanted(CaptureReader current) {
        @Nullable
        CaptureStream stream = current.stream();
        return stream == null || books.containsKey(stream.symbol);
    }

    private void count(long stamp) {
        long distance = lastStamp < 0 ? 0 : stamp - lastStamp;
        if (distance >= 0 && (!firstOfFile || distance <= LONGEST_PAUSE_NANOS)) {
            elapsedNanos += distance;
        }
        firstOfFile = false;
        lastStamp = stamp;
    }

    private void openNext() {
        if (nextFile == capture.files().size()) {
            if (!loop) {
                ended = true;
                return;
            }
            nextFile = 0;
            loops++;
            lastStamp = -1;
            books.values().forEach(RecordedBook::clear);
        }
        reader = new CaptureReader(capture.files().get(nextFile++), streams);
        firstOfFile = true;
    }
}
