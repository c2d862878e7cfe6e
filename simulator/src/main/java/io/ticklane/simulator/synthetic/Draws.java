package io.ticklane.simulator.synthetic;

/** Random numbers from a seed, the same on every JDK. One thread. */
final class Draws {
    private static final int QUANTILES = 1_024;
    private static final int UNIT_BITS = 16;
    private static final long UNIT = 1L << UNIT_BITS;
    private static final int PARTS_OF_OCTAVE = 256;
    /** Tail of the sizes of flurries: few are large, and those hold much of all. */
    private static final double TAIL = 1.3;
    /** Largest draw of {@link #heavy} in means. */
    private static final int HEAVIEST = 80;

    /** Exponential quantiles of mean 1 in 1/65536; StrictMath gives the same bits everywhere. */
    private static final long[] EXPONENTIAL = new long[QUANTILES];
    /** The same of a Pareto distribution that is cut off. */
    private static final long[] PARETO = new long[QUANTILES];
    /** Powers of two between 1 and 2 in 1/65536. */
    private static final long[] OCTAVE = new long[PARTS_OF_OCTAVE];

    static {
        double sum = 0;
        for (int i = 0; i < QUANTILES; i++) {
            EXPONENTIAL[i] = Math.round(-StrictMath.log(1 - quantile(i)) * UNIT);
            sum += StrictMath.pow(1 - quantile(i), -1 / TAIL);
        }
        for (int i = 0; i < QUANTILES; i++) {
            double inMeans = StrictMath.pow(1 - quantile(i), -1 / TAIL) / (sum / QUANTILES);
            PARETO[i] = Math.round(Math.min(HEAVIEST, inMeans) * UNIT);
        }
        for (int i = 0; i < PARTS_OF_OCTAVE; i++) {
            OCTAVE[i] = Math.round(StrictMath.pow(2, (double) i / PARTS_OF_OCTAVE) * UNIT);
        }
    }

    private long state;

    Draws(long seed) {
        state = seed;
    }

    private static double quantile(int i) {
        return (i + 0.5) / QUANTILES;
    }

    long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** {@code true} once in {@code of} times on average for each unit of {@code times}. */
    boolean chance(int times, int of) {
        return below(of) < times;
    }

    boolean coin() {
        return next() < 0;
    }

    /** Exponential with this mean, at least 1. */
    long exponential(long mean) {
        return Math.max(1, (mean * EXPONENTIAL[below(QUANTILES)]) >> UNIT_BITS);
    }

    /** About this mean, in one case of a thousand 80 times of it; at least 1. */
    long heavy(long mean) {
        return Math.max(1, (mean * PARETO[below(QUANTILES)]) >> UNIT_BITS);
    }

    /** From {@code least} to {@code least} times 2 to the power of {@code octaves}, each octave as likely. */
    long spread(long least, int octaves) {
        int at = below(octaves * PARTS_OF_OCTAVE);
        long octave = least << (at / PARTS_OF_OCTAVE);
        return (octave * OCTAVE[at % PARTS_OF_OCTAVE]) >> UNIT_BITS;
    }

    /** 0 to {@code bound - 1} by a cubic law: half of all draws are in the first eighth. */
    int nearby(int bound) {
        long draw = next() >>> 48;
        long squared = (draw * draw) >> UNIT_BITS;
        long cubed = (squared * draw) >> UNIT_BITS;
        return (int) ((cubed * bound) >> UNIT_BITS);
    }
}
