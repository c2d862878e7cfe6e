package io.ticklane.connector.stream;

import io.ticklane.connector.wire.ControlFrames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one connection, asked for in batches and crossed off as the venue answers. Batches are
 * spaced so that the venue's limit of five incoming messages a second holds, with room for pings and pongs.
 *
 * <p>One thread. Times are monotonic.
 */
final class Subscriptions {
    static final int BATCH = 200;
    static final long SPACING_NANOS = 250_000_000;

    private final List<String> streams;
    private final long timeoutNanos;
    /** Request id to when its answer is late. */
    private final Map<Long, Long> pending = new HashMap<>();
    private long lastId;
    private int sent;
    private long nextNanos;

    Subscriptions(List<String> streams, long timeoutNanos) {
        this.streams = streams;
        this.timeoutNanos = timeoutNanos;
    }

    /** Begins anew on a fresh connection. Ids go on, so that no old answer is taken for a new one. */
    void restart(long nowNanos) {
        pending.clear();
        sent = 0;
        nextNanos = nowNanos;
    }

    /** The next request if it is time for one, else null. */
    byte @Nullable [] nextRequest(long nowNanos) {
        if (sent == streams.size() || nowNanos - nextNanos < 0) {
            return null;
        }
        int end = Math.min(sent + BATCH, streams.size());
        List<String> batch = new ArrayList<>(streams.subList(sent, end));
        sent = end;
        nextNanos = nowNanos + SPACING_NANOS;
        pending.put(++lastId, nowNanos + timeoutNanos);
        return ControlFrames.subscribe(lastId, batch);
    }

    /**
     * Takes an answer.
     *
     * @return null if it is well, else what the venue refused
     */
    @Nullable
    String answer(ControlFrames.Reply reply) {
        if (!reply.ok()) {
            return "subscription refused: " + reply.message() + " (" + reply.code() + ")";
        }
        pending.remove(reply.id());
        return null;
    }

    /** Whether everything is asked for and acknowledged. */
    boolean complete() {
        return sent == streams.size() && pending.isEmpty();
    }

    /** Whether an answer is overdue. */
    boolean late(long nowNanos) {
        for (long due : pending.values()) {
            if (nowNanos - due >= 0) {
                return true;
            }
        }
        return false;
    }
}
