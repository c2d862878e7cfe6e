package io.ticklane.simulator.synthetic;

/** Random numbers from a seed, the same on every JDK. One thread. */
final class Draws {
    private static final int QUANTILES = 1_024;
    /** Exponential quantiles of mean 1 in 1/65536; StrictMath gives the same bits everywhere. */
    private static final long[] EXPONENTIAL = new long[QUANTILES];

    static {
        for (int i = 0; i < QUANTILES; i++) {
            EXPONENTIAL[i] = Math.round(-StrictMath.log(1 - (i + 0.5) / QUANTILES) * 65_536);
        }
    }

    private long state;

    Draws(long seed) {
        state = seed;
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

    /** Exponential with this mean, at least 1. */
    long exponential(long mean) {
        return Math.max(1, (mean * EXPONENTIAL[below(QUANTILES)]) >> 16);
    }
}
