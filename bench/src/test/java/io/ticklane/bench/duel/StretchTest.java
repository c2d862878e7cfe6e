package io.ticklane.bench.duel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.run.Curve;
import io.ticklane.bench.figures.LatencyFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
    /** Ten seconds of 1,000 ticks a second. */
    private static Stretch stretch(long ticks, long answers, long strays, long rejects, double median) {
        return new Stretch(1_000, 10, 10_000, ticks, 25, answers, strays, rejects, latency(median));
    }

    private static LatencyFigures latency(double median) {
        return new LatencyFigures(median, 2, 3, 4, median, 6, 7, 8, 9.5, 10_000, 100,
                List.of(new Curve.Point(0, 1.25), new Curve.Point(100, 9.5)));
    }

    @Test
    void everyTickAnsweredByAnAcceptedOrderIsEnough() {
        assertEquals("", stretch(10_000, 10_000, 0, 0, 50).failure());
    }

    @Test
    void ordersUnderWayAtEitherEndAreForgiven() {
        assertEquals("", stretch(10_000, 9_998, 0, 0, 50).failure());
        assertEquals("", stretch(10_000, 10_002, 0, 0, 50).failure());
    }

    @Test
    void unansweredTicksAreALoss() {
        assertEquals("9900 of 10000 ticks answered by an accepted order",
                stretch(10_000, 9_900, 0, 0, 50).failure());
    }

    @Test
    void refusedOrdersAreNoAnswers() {
        assertEquals("0 of 10000 ticks answered by an accepted order, 10000 refused",
                stretch(10_000, 10_000, 0, 10_000, 50).failure());
    }

    @Test
    void ordersThatNameNoTickAreNoAnswers() {
        assertEquals("0 of 10000 ticks answered by an accepted order",
                stretch(10_000, 0, 10_000, 0, 50).failure());
    }

    @Test
    void moreOrdersThanTicksAreAnExcess() {
        assertEquals("20000 orders for 10000 ticks", stretch(10_000, 20_000, 0, 0, 50).failure());
        assertEquals("11000 orders for 10000 ticks", stretch(10_000, 10_000, 1_000, 0, 50).failure());
    }

    @Test
    void ordersThatQueueAreALag() {
        assertEquals("lags: half of its orders came later than 250 ms",
                stretch(10_000, 10_000, 0, 0, 250_000).failure());
    }

    @Test
    void aVenueThatIsLateIsNotTheParticipantsFault() {
        Stretch late = stretch(9_000, 9_000, 0, 0, 50);
        assertTrue(late.venueLate());
        assertEquals("the venue itself sent 9000 of 10000 ticks", late.failure());
        assertFalse(stretch(10_000, 0, 0, 0, 50).venueLate());
        assertEquals(0.0025, stretch(10_000, 10_000, 0, 0, 50).lateShare());
    }

    @Test
    void answersCountByWhenTheirTickLeft() {
        long[] trace = {1_000, 300, 1_100, 99, 1_200, 150, 1_900, 1, 2_100, 101, 2_100, 100};
        assertArrayEquals(new long[]{1_100, 99, 1_200, 150, 1_900, 1, 2_100, 101},
                DuelVenue.sentBetween(1_001, 2_000, trace));
    }

    @Test
    void isReadFromItsLine() {
        Stretch stretch = stretch(10_000, 9_999, 1, 3, 50.125);
        assertEquals(stretch, Stretch.of(stretch.line()));
        assertEquals(Stretch.NONE, Stretch.of(Stretch.NONE.line()));
        assertThrows(IllegalArgumentException.class, () -> Stretch.of("begun"));
        assertThrows(IllegalArgumentException.class, () -> Stretch.of(stretch.line() + " 1"));
    }
}
