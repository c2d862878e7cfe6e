package io.ticklane.bridge.latency;

/**
 * The moments on the way from a frame to the venue's answer, in their order. A stage ends at its moment. Ticks from the
 * stream count, and of other market data what the strategy answers.
 */
public enum Stage {
    /** The frame is complete: everything counts from here. */
    RECEIVED(-1),
    /** The frame is read into a slot. */
    DECODED(0),
    /** The slot is visible to the core. */
    PUBLISHED(1),
    /** The core has taken it. */
    HANDLED(2),
    /** The price cache holds it; ticks only. */
    CACHED(3),
    /** The strategy uses its order sender for the first time; only of what it answers. What is no tick has not been cached:
     * it counts from handled. */
    SIGNALLED(4),
    /** The order is with the gateway: in the outbound ring, or handed to the socket where there is none. */
    ORDERED(5),
    /** The request is handed to the socket. */
    WRITTEN(6),
    /** The venue's answer is complete. */
    ACKNOWLEDGED(7);

    /** Measures that are no stage follow the stages. */
    static final int TICK_TO_SIGNAL = 8;
    static final int TICK_TO_ORDER = 9;
    static final int MEASURES = 10;

    /** Place among the recorder's measures. */
    final int measure;

    Stage(int measure) {
        this.measure = measure;
    }
}
