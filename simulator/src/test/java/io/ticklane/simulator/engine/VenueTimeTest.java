package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VenueTimeTest {
    private long nanos = 5_000_000;
    private final VenueTime time = new VenueTime(1_000_000, 5_000_000, () -> nanos);

    @Test
    void startsWhereItIsTold() {
        assertEquals(1_000_000, time.epochMicros());
    }

    @Test
    void passesBetweenPlannedEvents() {
        nanos += 42_999;
        assertEquals(1_000_042, time.epochMicros());
    }

    @Test
    void standsAtThePlannedTimeHoweverLate() {
        nanos += 9_000_000;
        time.hold(5_007_000);
        assertEquals(1_000_007, time.epochMicros());
        time.hold(5_008_000);
        assertEquals(1_000_008, time.epochMicros());
        time.release();
        assertEquals(1_009_000, time.epochMicros());
    }

    @Test
    void neverGoesBack() {
        time.hold(5_050_000);
        time.release();
        assertEquals(1_000_050, time.epochMicros());
        time.hold(5_020_000);
        assertEquals(1_000_050, time.epochMicros());
    }
}
