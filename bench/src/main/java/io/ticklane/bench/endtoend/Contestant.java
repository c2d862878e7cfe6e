package io.ticklane.bench.endtoend;

/** Who takes a turn, what of it is measured, and how it waits for the next frame. */
enum Contestant {
    /** A whole connector whose stream thread spins, orders on paper. */
    OURS_SPINNING(Subject.TICK_TO_SIGNAL, true, true),
    /** A reader by hand that spins. */
    FLOOR_SPINNING(Subject.TICK_TO_SIGNAL, false, true),
    /** A whole connector that sleeps in the kernel, orders on paper. */
    OURS_BLOCKING(Subject.TICK_TO_SIGNAL, true, false),
    /** A reader by hand that sleeps in the kernel. */
    FLOOR_BLOCKING(Subject.TICK_TO_SIGNAL, false, false),
    /** A whole connector whose stream thread spins, orders over the WebSocket API. */
    OURS_SPINNING_WIRE(Subject.WIRE_TO_WIRE, true, true),
    /** A reader by hand that spins, and answers each tick with a frame as long as our orders. */
    ECHO_SPINNING(Subject.WIRE_TO_WIRE, false, true),
    /** A whole connector that sleeps in the kernel, orders over the WebSocket API. */
    OURS_BLOCKING_WIRE(Subject.WIRE_TO_WIRE, true, false),
    /** A reader by hand that sleeps in the kernel, and answers likewise. */
    ECHO_BLOCKING(Subject.WIRE_TO_WIRE, false, false);

    private final Subject subject;
    private final boolean ours;
    private final boolean spins;

    Contestant(Subject subject, boolean ours, boolean spins) {
        this.subject = subject;
        this.ours = ours;
        this.spins = spins;
    }

    static Contestant of(Subject subject, boolean ours, boolean spins) {
        for (Contestant each : values()) {
            if (each.subject == subject && each.ours == ours && each.spins == spins) {
                return each;
            }
        }
        throw new IllegalStateException("nobody for " + subject);
    }

    Subject subject() {
        return subject;
    }

    boolean ours() {
        return ours;
    }

    boolean spins() {
        return spins;
    }

    /** Within its subject. */
    String label() {
        return (ours ? "ours" : subject.baseline()) + ", " + manner();
    }

    /** As in JSON. */
    String manner() {
        return spins ? "spinning" : "blocking";
    }
}
