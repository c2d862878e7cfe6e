package io.ticklane.connector.spot;

/** Which thread does what with a tick. The core's code and the order of events are the same in each. */
public enum Layout {
    /** {@link #INLINE} for one connection, else {@link #RING} where cores are to spare, else {@link #SHARED}. */
    AUTO,
    /** The one connection's thread is the core thread: decode, cache, strategy, order, no hop. */
    INLINE,
    /** Connections publish into the ring, a busy-spinning core consumes. Wants a core of its own. */
    RING,
    /** As {@link #RING}, with waiting that yields the processor. */
    SHARED;

    /** From so many cores on a spinning core thread does not starve the connections. */
    private static final int CORES_TO_SPARE = 4;
    /** For gateway, supervisor, collector, compiler and whatever else the machine does. */
    private static final int CORES_FOR_THE_REST = 2;

    /**
     * What {@link #AUTO} means for so many connections and cores; any other layout is itself.
     *
     * @throws IllegalArgumentException if {@link #INLINE} is asked for with more than one connection, which
     *         would make two core threads
     */
    public Layout resolve(int connections, int cores) {
        return switch (this) {
            case AUTO -> connections <= 1 ? INLINE : cores >= CORES_TO_SPARE ? RING : SHARED;
            case INLINE -> {
                if (connections > 1) {
                    throw new IllegalArgumentException(
                            "layout inline takes one connection, these streams need "
                                    + connections
                                    + ": use layout auto, or raise stream.streams-per-connection");
                }
                yield INLINE;
            }
            case RING, SHARED -> this;
        };
    }

    /**
     * Whether the threads of so many connections may spin in this layout, which is not {@link #AUTO}: where each of
     * them, and a core that spins, has a processor of its own and two are left. One spinner too many costs
     * milliseconds, so two processors never spin.
     */
    boolean streamsMaySpin(int connections, int cores) {
        return switch (this) {
            case INLINE -> connections + CORES_FOR_THE_REST <= cores;
            case RING -> connections + 1 + CORES_FOR_THE_REST <= cores;
            case AUTO, SHARED -> false;
        };
    }
}
