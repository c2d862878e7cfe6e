package io.ticklane.bridge.latency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against a table of counts that is kept measure by measure. */
final class TallyTest {
    private final Tally tally = new Tally();
    private final int[][] twin = new int[Stage.MEASURES][Scale.CELLS];

    @Test
    void countsWhatAPlainTableCounts() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++) {
            long[] at = stamps(random);
            if (random.nextInt(3) > 0) {
                tally.tick(at[0], at[1], at[2], at[3], at[4], at[5]);
                count(at);
                count(Stage.SIGNALLED.measure, at[5] - at[4]);
                count(Stage.TICK_TO_SIGNAL, at[5] - at[0]);
                tally.order(at[0], at[5], at[6]);
                count(Stage.ORDERED.measure, at[6] - at[5]);
                count(Stage.TICK_TO_ORDER, at[6] - at[0]);
                tally.answer(at[6], at[7], at[8]);
                count(Stage.WRITTEN.measure, at[7] - at[6]);
                count(Stage.ACKNOWLEDGED.measure, at[8] - at[7]);
            } else if (random.nextBoolean()) {
                tally.tick(at[0], at[1], at[2], at[3], at[4], 0);
                count(at);
            } else {
                tally.signal(at[0], at[5]);
                count(Stage.TICK_TO_SIGNAL, at[5] - at[0]);
            }
        }
        for (int measure = 0; measure < Stage.MEASURES; measure++) {
            assertArrayEquals(twin[measure], counted(measure), "measure " + measure);
        }
    }

    @Test
    void endsOfTheRangeStayWithinTheirMeasure() {
        tally.tick(0, Long.MAX_VALUE, 0, Scale.HIGHEST_NANOS, Scale.HIGHEST_NANOS, 0);
        assertEquals(1, tally.at(Stage.DECODED.measure, Scale.CELLS - 1));
        assertEquals(1, tally.at(Stage.PUBLISHED.measure, 0));
        assertEquals(1, tally.at(Stage.HANDLED.measure, Scale.CELLS - 1));
        assertEquals(1, tally.at(Stage.CACHED.measure, 0));
    }

    private void count(long[] at) {
        for (Stage stage : new Stage[]{Stage.DECODED, Stage.PUBLISHED, Stage.HANDLED, Stage.CACHED}) {
            count(stage.measure, at[stage.measure + 1] - at[stage.measure]);
        }
    }

    private void count(int measure, long nanos) {
        twin[measure][Scale.cell(nanos)]++;
    }

    private int[] counted(int measure) {
        int[] cells = new int[Scale.CELLS];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = tally.at(measure, i);
        }
        return cells;
    }

    /** Mostly forward, by steps of any size; now and then back. */
    private static long[] stamps(SplittableRandom random) {
        long[] at = new long[Stage.ACKNOWLEDGED.measure + 2];
        at[0] = random.nextLong(1, 1L << 40);
        for (int i = 1; i < at.length; i++) {
            long step = random.nextLong(1L << random.nextInt(1, 40));
            at[i] = at[i - 1] + (random.nextInt(20) == 0 ? -step : step);
        }
        return at;
    }
}
