package io.ticklane.connector.stream;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.wire.ControlFrames;
import io.ticklane.connector.wire.FrameDecoder;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection and its thread: connects, subscribes, reads, watches, and does it all again when it ends, until
 * {@link #stop}.
 *
 * <p>{@link #run} is the thread; everything else here runs on it, too, except for {@link #stop},
 * {@link #healthy}, {@link #status} and {@link #onEnded}.
 */
final class StreamConnection implements Runnable, StreamClient.Listener, PollingSocket.Watch {
    /** Told of what a connection does, on its thread. */
    interface Owner {
        /** Every subscription is acknowledged. */
        void onUp(int connection, String where);

        /** It went down, or could not come up. */
        void onDown(int connection, String reason);
    }

    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);
    /** Up for so long, it counts as working, and the next failure as the first. */
    private static final long STABLE_NANOS = 5_000_000_000L;

    private final int number;
    private final StreamAddress address;
    private final StreamConfig config;
    private final long silenceNanos;
    private final int streams;
    private final Subscriptions subscriptions;
    private final FrameDecoder decoder;
    private final Owner owner;
    private final Pause pause;
    private final Backoff backoff;
    private final StreamCounters counters = new StreamCounters();

    /** Written by the stream thread. */
    private volatile ConnectionState state = ConnectionState.WAITING;
    /** Written by the stream thread. */
    private volatile String lastReason = "";
    private volatile boolean stopping;
    /** Why this try ends, once it does; the first reason stays. Also set by the library's write thread. */
    private volatile @Nullable String ending;
    private @Nullable StreamClient client;
    private long connectDeadline;
    private long upSince;
    private boolean announced;
    private boolean pinged;
    private boolean decoderFailed;

    StreamConnection(int number, StreamAddress address, List<String> streams, StreamConfig config,
            FrameDecoder decoder, Owner owner, Pause pause) {
        this.number = number;
        this.address = address;
        this.config = config;
        this.streams = streams.size();
        this.decoder = decoder;
        this.owner = owner;
        this.pause = pause;
        silenceNanos = config.silence().toNanos();
        subscriptions = new Subscriptions(streams, config.acknowledgeTimeout().toNanos());
        backoff = new Backoff(config.backoffFirst().toNanos(), config.backoffMax().toNanos(),
                new SplittableRandom());
    }

    /** Up, and not silent for too long. Any thread. */
    boolean healthy(long nowNanos) {
        return state == ConnectionState.UP && nowNanos - counters.lastBytesNanos() < silenceNanos;
    }

    /** Any thread. */
    ConnectionStatus status() {
        return new ConnectionStatus(number, state, streams, counters.bytes(), counters.frames(),
                counters.reads(), counters.reconnects(), counters.lastBytesNanos(), lastReason);
    }

    /** Ends the thread soon. Any thread. */
    void stop() {
        stopping = true;
        pause.wakeup();
    }

    /** Instead of {@link #run}, where that will never be called. */
    void discard() {
        try {
            pause.close();
        } catch (IOException e) {
            LOG.debug("stream-{} selector: {}", number, StreamErrors.describe(e));
        }
    }

    /** Makes a sleeping thread look for work. Any thread. */
    void wakeup() {
        pause.wakeup();
    }

    @Override
    public void run() {
        try (pause) {
            while (!stopping) {
                connectAndRead();
                if (!stopping) {
                    down();
                }
            }
        } catch (IOException e) {
            LOG.error("stream-{} ends, its selector failed: {}", number, StreamErrors.describe(e));
        } finally {
            state = ConnectionState.CLOSED;
        }
    }

    private void connectAndRead() {
        long now = System.nanoTime();
        ending = null;
        announced = false;
        pinged = false;
        connectDeadline = now + config.connectTimeout().toNanos();
        decoder.resetSequences();
        state = ConnectionState.CONNECTING;
        PollingSocket raw = null;
        try {
            raw = address.connect(pause, this, connectDeadline);
            Socket socket = address.secure(raw);
            StreamClient running = new StreamClient(address.uri(), address.headers(), socket, this);
            client = running;
            running.run();
        } catch (IOException e) {
            onEnded(StreamErrors.describe(e));
        } catch (Throwable t) {
            LOG.error("stream-{} failed unexpectedly: {}", number, t.toString());
            onEnded(StreamErrors.describe(t));
        } finally {
            client = null;
            release(raw);
        }
    }

    private void release(@Nullable PollingSocket raw) {
        if (raw == null) {
            return;
        }
        try {
            raw.finish(stopping);
        } catch (IOException e) {
            LOG.debug("stream-{} socket: {}", number, StreamErrors.describe(e));
        }
        if (!raw.lost().isEmpty() && "connection lost".equals(ending)) {
            ending = raw.lost();
        }
    }

    private void down() throws IOException {
        String reason = ending == null ? "connection lost" : ending;
        long now = System.nanoTime();
        if (state == ConnectionState.UP && now - upSince >= STABLE_NANOS) {
            backoff.reset();
        }
        long wait = announced ? backoff.nextNanosAfterNotice() : backoff.nextNanos();
        lastReason = reason;
        state = ConnectionState.WAITING;
        LOG.warn("stream-{} {} down: {}; next try in {} ms", number, address, reason, wait / 1_000_000);
        owner.onDown(number, reason);
        long end = now + wait;
        while (!stopping && (now = System.nanoTime()) - end < 0) {
            pause.cold(end - now);
        }
    }

    @Override
    public boolean goOn(long nowNanos) {
        if (stopping) {
            end("closed");
        }
        if (ending != null) {
            return false;
        }
        if (state == ConnectionState.CONNECTING) {
            if (nowNanos - connectDeadline >= 0) {
                ending = "no handshake within " + config.connectTimeout().toMillis() + " ms";
            }
            return ending == null;
        }
        if (state == ConnectionState.SUBSCRIBING) {
            subscribe(nowNanos);
        }
        watchSilence(nowNanos);
        return ending == null;
    }

    private void subscribe(long nowNanos) {
        byte[] request = subscriptions.nextRequest(nowNanos);
        if (request != null) {
            send(new String(request, StandardCharsets.UTF_8));
        }
        if (subscriptions.late(nowNanos)) {
            end("no answer to a subscription within " + config.acknowledgeTimeout().toMillis() + " ms");
        }
    }

    private void watchSilence(long nowNanos) {
        long silent = nowNanos - counters.lastBytesNanos();
        if (silent >= 2 * silenceNanos) {
            ending = "silent for " + silent / 1_000_000 + " ms";
        } else if (silent >= silenceNanos / 2 && !pinged) {
            pinged = true;
            send(null);
        }
    }

    /** Sends text, or a ping for null. A connection that is just ending takes nothing, and tells so itself. */
    private void send(@Nullable String text) {
        StreamClient to = client;
        if (to == null) {
            return;
        }
        try {
            if (text == null) {
                to.sendPing();
            } else {
                to.send(text);
            }
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("stream-{} cannot send, it is ending", number);
        }
    }

    /** Ends the connection with a close frame. */
    private void end(String reason) {
        if (ending != null) {
            return;
        }
        ending = reason;
        StreamClient running = client;
        if (running != null) {
            running.leave();
        }
    }

    @Override
    public void onOpened() {
        long now = System.nanoTime();
        counters.begin(now);
        subscriptions.restart(now);
        state = ConnectionState.SUBSCRIBING;
        goOn(now);
    }

    @Override
    public void onEnded(String reason) {
        if (ending == null) {
            ending = reason;
        }
        pause.wakeup();
    }

    @Override
    public void onRead(int bytes, long receivedNanos) {
        counters.read(bytes, receivedNanos);
        pinged = false;
        goOn(receivedNanos);
    }

    @Override
    public void onText(byte[] buffer, int offset, int length, long receivedNanos) {
        counters.frame();
        int what;
        try {
            what = decoder.decode(buffer, offset, length, receivedNanos);
        } catch (Throwable t) {
            decoderFailed(t);
            return;
        }
        if (what == FrameDecoder.CONTROL_REPLY) {
            onReply(buffer, offset, length);
        } else if (what == FrameDecoder.SERVER_SHUTDOWN) {
            announced = true;
            end("the venue announced its shutdown");
        }
    }

    @Override
    public void onBinary(byte[] buffer, int offset, int length, long receivedNanos) {
        counters.frame();
        try {
            decoder.decodeBinary(buffer, offset, length, receivedNanos);
        } catch (Throwable t) {
            decoderFailed(t);
        }
    }

    private void onReply(byte[] buffer, int offset, int length) {
        String refused;
        try {
            refused = subscriptions.answer(ControlFrames.parse(buffer, offset, length));
        } catch (VenueException e) {
            refused = "answer not understood: " + e.getMessage();
        }
        if (refused != null) {
            end(refused);
        } else if (state == ConnectionState.SUBSCRIBING && subscriptions.complete()) {
            upSince = System.nanoTime();
            counters.up();
            state = ConnectionState.UP;
            LOG.info("stream-{} {} up: {} streams", number, address, streams);
            owner.onUp(number, address.toString());
        }
    }

    private void decoderFailed(Throwable t) {
        if (!decoderFailed) {
            decoderFailed = true;
            LOG.error("stream-{} handling a frame failed, told once: {}", number, t.toString());
        }
    }
}
