package io.ticklane.simulator;

/** What moves prices at the venue. */
public enum MarketKind {
    /** Seeded participants who trade with each other through the matching engine. */
    SYNTHETIC,
    /** Recorded captures. */
    PLAYBACK,
    /** One best price at each planned time, for measuring. */
    METRONOME,
    /** Quotes and trades as they are posted to the admin port. */
    MANUAL
}
