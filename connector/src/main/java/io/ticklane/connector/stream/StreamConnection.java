package io.ticklane.connector.stream;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.wire.ControlFrames;
import io.ticklane.connector.wire.FrameDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of market data and its thread: subscribes and decodes, for as long as it is kept up.
 *
 * <p>{@link #healthy} and {@link #status} are for any thread.
 */
final class StreamConnection extends KeptConnection {
    /** Told of what a connection does, on its thread. */
    interface Owner {
        /** Every subscription is acknowledged. */
        void onUp(int connection, String where);

        /** It went down, or could not come up. */
        void onDown(int connection, String reason);
    }

    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

    private final int number;
    private final long silenceNanos;
    private final int streams;
    private final Subscriptions subscriptions;
    private final FrameDecoder decoder;
    private final Owner owner;
    private final StreamCounters counters = new StreamCounters();

    /** Written by the stream thread. */
    private volatile ConnectionState state = ConnectionState.WAITING;
    /** Written by the stream thread. */
    private volatile String lastReason = "";
    private boolean announced;
    private boolean decoderFailed;

    StreamConnection(int number, StreamAddress address, List<String> streams, StreamConfig config,
            FrameDecoder decoder, Owner owner, Pause pause) {
        super("stream-" + number, address, config, pause, config.silence().toNanos() / 2,
                2 * config.silence().toNanos());
        this.number = number;
        this.streams = streams.size();
        this.decoder = decoder;
        this.owner = owner;
        silenceNanos = config.silence().toNanos();
        subscriptions = new Subscriptions(streams, config.acknowledgeTimeout().toNanos());
    }

    /** Up, and not silent for too long. */
    boolean healthy(long nowNanos) {
        return state == ConnectionState.UP && nowNanos - counters.lastBytesNanos() < silenceNanos;
    }

    ConnectionStatus status() {
        return new ConnectionStatus(number, state, streams, counters.bytes(), counters.frames(),
                counters.reads(), counters.reconnects(), counters.lastBytesNanos(), lastReason);
    }

    @Override
    void onTry() {
        announced = false;
        decoder.resetSequences();
        state = ConnectionState.CONNECTING;
    }

    @Override
    void onOpened(long nowNanos) {
        counters.begin(nowNanos);
        subscriptions.restart(nowNanos);
        state = ConnectionState.SUBSCRIBING;
        goOn(nowNanos);
    }

    @Override
    long lastBytesNanos() {
        return counters.lastBytesNanos();
    }

    @Override
    void onDue(long nowNanos) {
        if (state != ConnectionState.SUBSCRIBING || ending()) {
            return;
        }
        byte[] request = subscriptions.nextRequest(nowNanos);
        if (request != null) {
            send(new String(request, StandardCharsets.UTF_8));
        }
        if (subscriptions.late(nowNanos)) {
            end("no answer to a subscription within " + config.acknowledgeTimeout().toMillis() + " ms");
        }
    }

    @Override
    long nextWaitNanos(Backoff waits) {
        return announced ? waits.nextNanosAfterNotice() : waits.nextNanos();
    }

    @Override
    void onDown(String reason) {
        if (stopping()) {
            return;
        }
        lastReason = reason;
        state = ConnectionState.WAITING;
        owner.onDown(number, reason);
    }

    @Override
    void onStopped() {
        state = ConnectionState.CLOSED;
    }

    @Override
    public void onRead(int bytes, long receivedNanos) {
        counters.read(bytes, receivedNanos);
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
            working();
            counters.up();
            state = ConnectionState.UP;
            LOG.info("{} {} up: {} streams", name, address, streams);
            owner.onUp(number, address.toString());
        }
    }

    private void decoderFailed(Throwable t) {
        if (!decoderFailed) {
            decoderFailed = true;
            LOG.error("{} handling a frame failed, told once: {}", name, t.toString());
        }
    }
}
