package io.ticklane.simulator.api.ws;

/** What a client gets first: the answer to its command, or the events that the command caused. */
public enum EventOrder {
    /** The answer. */
    ANSWER_FIRST,
    /** The events. */
    EVENTS_FIRST,
    /** Now this, now that, drawn from a seed, as with the venue, which promises neither. */
    MIXED
}
