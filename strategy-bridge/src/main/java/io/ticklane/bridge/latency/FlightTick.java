package io.ticklane.bridge.latency;

/**
 * A tick, or other market data that the strategy answered, with its stamps, monotonic nanoseconds. Immutable.
 *
 * @param updateId 0 if it was no tick
 * @param cachedNanos 0 if it was no tick
 * @param signalledNanos 0 if the strategy did not answer
 * @param orderedNanos of its last order, or 0
 */
public record FlightTick(int instrumentId, long updateId, long receivedNanos, long decodedNanos,
        long publishedNanos, long handledNanos, long cachedNanos, long signalledNanos, long orderedNanos) {

    /** Received to its last stamp. */
    public long tookNanos() {
        return Math.max(0, end() - receivedNanos);
    }

    /** When a stage ended; 0 where this tick has no such stamp. */
    public long at(Stage stage) {
        return switch (stage) {
            case RECEIVED -> receivedNanos;
            case DECODED -> decodedNanos;
            case PUBLISHED -> publishedNanos;
            case HANDLED -> handledNanos;
            case CACHED -> cachedNanos;
            case SIGNALLED -> signalledNanos;
            case ORDERED -> orderedNanos;
            case WRITTEN, ACKNOWLEDGED -> 0;
        };
    }

    private long end() {
        if (orderedNanos != 0) {
            return orderedNanos;
        }
        return signalledNanos != 0 ? signalledNanos : cachedNanos;
    }
}
