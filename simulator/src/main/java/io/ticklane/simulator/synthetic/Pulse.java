package io.ticklane.simulator.synthetic;

/**
 * When the participants of a symbol act: flurries begin at random, more often at some times than at others; most
 * are small and a few are tens of times the mean, and those come the thicker. Times are nanoseconds since the start of
 * the market. Simulator thread only.
 */
final class Pulse {
    /** Flurries that go on at the same time; further ones join the shortest of them. */
    private static final int LANES = 4;
    private static final int[] INTENSITY_PERCENT = {30, 50, 60, 80, 90, 100, 120, 150, 220};
    /** How long an intensity lasts, in mean distances of flurries. */
    private static final int INTENSITY_FLURRIES = 40;

    private final Profile profile;
    private final Draws draws;
    private final long flurryGapNanos;
    private final long fastestNanos;
    private final long[] dueNanos = new long[LANES];
    private final long[] left = new long[LANES];
    private final int[] haste = new int[LANES];
    private long nextFlurryNanos;
    private long gapNow;
    private long intensityUntil;
    private long due;
    private int lane;

    /**
     * @param actionsPerSecond mean of the symbol
     * @param hurry how many times what the real venue has that is; it shortens every distance
     */
    Pulse(Profile profile, Draws draws, double actionsPerSecond, double hurry) {
        this.profile = profile;
        this.draws = draws;
        flurryGapNanos = Math.max(1, (long) (1e9 * profile.flurry() / actionsPerSecond));
        fastestNanos = Math.max(1, (long) (profile.fastestNanos() / hurry));
        plan();
        next();
    }

    /** When the next action is to happen. */
    long due() {
        return due;
    }

    /** Size of the flurry that begins with the present action, in percent of the mean; 0 if it goes on. */
    long pass() {
        if (lane < 0) {
            long size = draws.heavy(profile.flurry());
            begin(size);
            plan();
            next();
            return Math.max(1, size * 100 / profile.flurry());
        }
        left[lane]--;
        dueNanos[lane] += gap(haste[lane]);
        next();
        return 0;
    }

    private void begin(long size) {
        int at = 0;
        for (int i = 1; i < LANES; i++) {
            at = left[i] < left[at] ? i : at;
        }
        if (left[at] > 0) {
            left[at] += size;
            return;
        }
        left[at] = size - 1;
        int octaves = 64 - Long.numberOfLeadingZeros(size / profile.flurry());
        haste[at] = Math.min(profile.octaves() * 2 / 3, octaves);
        dueNanos[at] = due + gap(haste[at]);
    }

    private long gap(int faster) {
        return draws.spread(fastestNanos, profile.octaves() - faster);
    }

    private void plan() {
        if (nextFlurryNanos - intensityUntil >= 0) {
            gapNow = flurryGapNanos * 100 / INTENSITY_PERCENT[draws.below(INTENSITY_PERCENT.length)];
            intensityUntil = nextFlurryNanos + draws.exponential(flurryGapNanos * INTENSITY_FLURRIES);
        }
        nextFlurryNanos += draws.exponential(gapNow);
    }

    private void next() {
        lane = -1;
        due = nextFlurryNanos;
        for (int i = 0; i < LANES; i++) {
            if (left[i] > 0 && dueNanos[i] < due) {
                lane = i;
                due = dueNanos[i];
            }
        }
    }
}
