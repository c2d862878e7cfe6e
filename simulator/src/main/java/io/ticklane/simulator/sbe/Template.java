package io.ticklane.simulator.sbe;

/** Writes one kind of message. */
interface Template {
    /**
     * Writes the message, header included, at the start of the draft; returns where it ends.
     *
     * @throws UnrepresentableException if {@code v} is not the JSON twin of such a message
     */
    int write(Draft draft, Value v);
}
