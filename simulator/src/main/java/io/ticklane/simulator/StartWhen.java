package io.ticklane.simulator;

/** When a recording or metronome begins. A synthetic market always begins at once. */
public enum StartWhen {
    /** With the venue. */
    AT_ONCE,
    /** When anything is subscribed. */
    FIRST_SUBSCRIPTION,
    /** When every stream of the market is subscribed, so that no frame is missed. */
    ALL_SUBSCRIBED,
    /** When {@link Simulator#startMarket} says so. */
    TOLD
}
