package io.ticklane.bridge.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class ScaleTest {
    private static final double[] LEVELS = {1, 25, 50, 90, 99, 99.9, 99.99, 100};

    @Test
    void cellsRiseWithoutAHoleAndFitTheTable() {
        int cell = 0;
        for (long nanos = 0; nanos < 1 << 20; nanos++) {
            int next = Scale.cell(nanos);
            assertTrue(next == cell || next == cell + 1, "cell " + next + " of " + nanos);
            cell = next;
        }
        assertTrue(Scale.cell(Scale.HIGHEST_NANOS) < Scale.CELLS);
        assertTrue(Scale.cell(Long.MAX_VALUE) < Scale.CELLS);
        assertEquals(0, Scale.cell(Long.MIN_VALUE));
    }

    @Test
    void middleIsWithinAThousandthOfEveryValue() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 1_000_000; i++) {
            long nanos = (long) Math.exp(random.nextDouble() * Math.log(Scale.HIGHEST_NANOS));
            assertEquals((double) nanos, Scale.middle(Scale.cell(nanos)), nanos / 1_000.0);
        }
    }

    @Test
    void cellIsThatOfAPlainSearch() {
        SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < 1_000_000; i++) {
            long nanos = random.nextLong() >> random.nextInt(64);
            assertEquals(twin(nanos), Scale.cell(nanos), () -> "cell of " + nanos);
        }
        for (int bit = 0; bit < 64; bit++) {
            for (long nanos = (1L << bit) - 2; nanos <= (1L << bit) + 2; nanos++) {
                assertEquals(twin(nanos), Scale.cell(nanos), "cell of " + nanos);
            }
        }
    }

    /** Octave by octave. */
    private static int twin(long nanos) {
        long value = Math.max(0, Math.min(Scale.HIGHEST_NANOS, nanos));
        int octaves = 0;
        while (value >= 1_024) {
            value /= 2;
            octaves++;
        }
        return 512 * octaves + (int) value;
    }

    @Test
    void percentilesAgreeWithHdrHistogram() {
        SplittableRandom random = new SplittableRandom(11);
        Histogram twin = new Histogram(Scale.HIGHEST_NANOS, 3);
        Distribution ours = new Distribution();
        for (int i = 0; i < 500_000; i++) {
            long nanos = (long) Math.exp(random.nextDouble() * 24);
            twin.recordValue(nanos);
            ours.add(Scale.cell(nanos), 1);
        }
        for (double level : LEVELS) {
            double expected = twin.getValueAtPercentile(level);
            assertEquals(expected, ours.nanosAt(level), expected * 0.002, "at " + level);
        }
        assertEquals(twin.getTotalCount(), ours.total());
    }
}
