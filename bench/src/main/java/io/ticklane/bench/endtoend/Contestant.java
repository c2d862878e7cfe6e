package io.ticklane.bench.endtoend;

/** Who takes a turn, and how it waits for the next frame. */
enum Contestant {
    /** A whole connector whose stream thread spins. */
    OURS_SPINNING("ours, spinning", true, true),
    /** A reader by hand that spins. */
    FLOOR_SPINNING("floor, spinning", false, true),
    /** A whole connector that sleeps in the kernel. */
    OURS_BLOCKING("ours, blocking", true, false),
    /** A reader by hand that sleeps in the kernel. */
    FLOOR_BLOCKING("floor, blocking", false, false);

    private final String label;
    private final boolean ours;
    private final boolean spins;

    Contestant(String label, boolean ours, boolean spins) {
        this.label = label;
        this.ours = ours;
        this.spins = spins;
    }

    String label() {
        return label;
    }

    boolean ours() {
        return ours;
    }

    boolean spins() {
        return spins;
    }

    /** As in JSON. */
    String manner() {
        return spins ? "spinning" : "blocking";
    }
}
