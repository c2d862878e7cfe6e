package io.ticklane.bench.endtoend;

/** What a turn measures, and how many times the floor a spinning connector may take for it. */
enum Subject {
    /** From the planned send time of a tick to the order that answers it, inside the receiver. */
    TICK_TO_SIGNAL("planned send to order", "tick to signal", "floor", 1.2, 1.5),
    /** From a tick out of the venue's process to the order in it that answers the tick, by the venue's clock. */
    WIRE_TO_WIRE("tick out to order in", "wire to wire", "echo", 1.15, 1.5);

    private final String way;
    private final String label;
    private final String baseline;
    private final double goalP50;
    private final double goalP99;

    Subject(String way, String label, String baseline, double goalP50, double goalP99) {
        this.way = way;
        this.label = label;
        this.baseline = baseline;
        this.goalP50 = goalP50;
        this.goalP99 = goalP99;
    }

    /** From where to where. */
    String way() {
        return way;
    }

    String label() {
        return label;
    }

    /** Who does the least that has to be done. */
    String baseline() {
        return baseline;
    }

    double goalP50() {
        return goalP50;
    }

    double goalP99() {
        return goalP99;
    }
}
