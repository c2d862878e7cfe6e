package io.ticklane.bridge.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A wall clock that is set, beside a monotonic clock that goes on. */
final class JvmClockTest {
    private static final Instant WALL = Instant.parse("2026-03-29T01:00:00Z");
    private static final Duration SHORT = Duration.ofNanos(200);

    private final JvmClock clock = JvmClock.now();

    @Test
    void beforeTheFirstMarkTheWallClockAsItStandsIsTheMeasure() {
        long before = System.nanoTime();
        long place = clock.place(Instant.now());
        long after = System.nanoTime();
        long slack = clock.errorNanos();
        assertTrue(place >= before - slack && place <= after + slack, place + " of " + before + ", " + after);
    }

    @Test
    void markIsTakenAtItsMiddle() {
        clock.mark(WALL, SHORT, 5_000_000_100L);
        assertEquals(5_000_000_000L, clock.place(WALL));
        assertEquals(5_000_700_000L, clock.place(WALL.plusNanos(700_000)));
        assertEquals(4_000_000_000L, clock.place(WALL.minusSeconds(1)));
        assertEquals(1_200, clock.errorNanos());
    }

    @Test
    void eventsKeepTheirPlaceWhenTheWallClockIsSet() {
        clock.mark(WALL, SHORT, 5_000_000_100L);
        // A second later the wall clock shows an hour less, and then half a second more than it ought to.
        clock.mark(WALL.minusSeconds(3_600), SHORT, 6_000_000_100L);
        assertEquals(6_100_000_000L, clock.place(WALL.minusSeconds(3_600).plusMillis(100)));
        clock.mark(WALL.plusMillis(2_500), SHORT, 7_000_000_100L);
        assertEquals(7_100_000_000L, clock.place(WALL.plusMillis(2_600)));
    }

    @Test
    void driftIsFollowed() {
        clock.mark(WALL, SHORT, 5_000_000_100L);
        clock.mark(WALL.plusSeconds(1), SHORT, 6_000_010_100L);
        assertEquals(6_000_010_000L, clock.place(WALL.plusSeconds(1)));
    }

    @Test
    void markThatWasHeldUpChangesNothingWhereItAgrees() {
        clock.mark(WALL, SHORT, 5_000_000_100L);
        clock.mark(WALL.plusSeconds(1), Duration.ofMillis(4), 6_003_900_000L);
        assertEquals(6_500_000_000L, clock.place(WALL.plusMillis(1_500)));
        assertEquals(1_200, clock.errorNanos());
    }

    @Test
    void markThatWasHeldUpCountsAfterAStepAndTheNextOneMendsIt() {
        clock.mark(WALL, SHORT, 5_000_000_100L);
        Instant set = WALL.plusSeconds(60);
        clock.mark(set, Duration.ofMillis(4), 6_003_000_000L);
        assertEquals(6_001_000_000L, clock.place(set));
        assertEquals(4_001_000, clock.errorNanos());
        clock.mark(set.plusSeconds(1), SHORT, 7_000_000_100L);
        assertEquals(7_000_000_000L, clock.place(set.plusSeconds(1)));
        assertEquals(1_200, clock.errorNanos());
    }
}
