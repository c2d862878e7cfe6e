package io.ticklane.connector;

/** In what the venue's times of market events are counted since the epoch. */
public enum EventTimeUnit {
    /** What the venue sends unless asked. */
    MILLISECOND(1_000),
    /** A thousand times finer; the venue's own clock has it. */
    MICROSECOND(1);

    private final int micros;

    EventTimeUnit(int micros) {
        this.micros = micros;
    }

    /** How many microseconds one of it is. */
    public int micros() {
        return micros;
    }
}
