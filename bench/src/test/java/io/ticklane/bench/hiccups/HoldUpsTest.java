package io.ticklane.bench.hiccups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HoldUpsTest {
    private static final double EXACT = 1e-12;

    private final HoldUps holdUps = new HoldUps();

    private static int above(long nanos) {
        for (int i = 0; i < HoldUps.bounds(); i++) {
            if (HoldUps.aboveNanos(i) == nanos) {
                return i;
            }
        }
        throw new IllegalArgumentException("no bound of " + nanos);
    }

    @Test
    void countsThoseThatLastedLongerThanEachBound() {
        holdUps.heldUp(6_000);
        holdUps.heldUp(20_000);
        holdUps.heldUp(2_000_000);
        holdUps.ran(500_000_000);
        assertEquals(6, holdUps.aSecond(above(5_000)), EXACT);
        assertEquals(4, holdUps.aSecond(above(10_000)), EXACT);
        assertEquals(2, holdUps.aSecond(above(20_000)), EXACT);
        assertEquals(2, holdUps.aSecond(above(1_000_000)), EXACT);
        assertEquals(2_026_000 / 5e8, holdUps.share(), EXACT);
        assertEquals(2_000, holdUps.longestMicros(), EXACT);
    }

    @Test
    void aTripMeetsWhatBeginsDuringItAndWhatIsUnderWay() {
        holdUps.heldUp(30_000);
        holdUps.heldUp(30_000);
        holdUps.ran(1_000_000_000);
        assertEquals(2 * 2 * (30_000 + 20_000) / 1e9, holdUps.shareOfTrips(20_000, above(20_000)), EXACT);
        assertEquals(0, holdUps.shareOfTrips(20_000, above(50_000)), EXACT);
    }

    @Test
    void severalProcessorsAreToldAsOneInTheMean() {
        HoldUps quiet = new HoldUps();
        quiet.ran(1_000_000_000);
        holdUps.heldUp(6_000);
        holdUps.ran(1_000_000_000);
        holdUps.add(quiet);
        assertEquals(0.5, holdUps.aSecond(0), EXACT);
        assertEquals(6, holdUps.longestMicros(), EXACT);
    }

    @Test
    void aLoopFindsWhatHeldItUp() {
        Loop loop = new Loop(1 << 16, 1, 1_000_000);
        loop.run();
        assertTrue(loop.holdUps().share() >= 0 && loop.holdUps().share() <= 1);
    }
}
