package io.ticklane.bridge.latency;

/** The moments on the way from a frame to the venue's answer, in their order. A stage ends at its moment. */
public enum Stage {
    /** The frame of the tick is complete: everything counts from here. */
    RECEIVED,
    /** The frame is read into a slot. */
    DECODED,
    /** The slot is visible to the core. */
    PUBLISHED,
    /** The core has taken it. */
    HANDLED,
    /** The price cache holds it. */
    CACHED,
    /** The strategy uses its order sender for the first time; only ticks that it answers. */
    SIGNALLED,
    /** The order is with the gateway: in the outbound ring, or handed to the socket where there is none. */
    ORDERED,
    /** The request is handed to the socket. */
    WRITTEN,
    /** The venue's answer is complete. */
    ACKNOWLEDGED
}
