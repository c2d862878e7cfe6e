package io.ticklane.simulator.metronome;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How the ticks of a metronome lie in time. The plan depends on rate and number of the tick alone, so that it is the
 * same for everybody; any thread.
 */
public enum Rhythm {
    /** One after the other, evenly. */
    STEADY {
        @Override
        long offsetNanos(long tick, int rate) {
            return nanos(tick, rate, 1);
        }

        @Override
        long aboutWithin(long nanos, int rate) {
            return parts(nanos, rate, 1);
        }
    },
    /**
     * In bursts of 1 to 15 that come at random moments, as best prices of a market do: one order that takes several
     * levels changes the best price several times at once. The sizes are those of BTCUSDT on 2024-08-08 and -09
     * (recordings of nkaz001/hftbacktest, {@code examples/spot}), where 41 to 44 % of all best prices came within 20
     * microseconds of the one before. Within a burst ticks are a thousandth of the mean distance apart; every 1,024
     * ticks the plan is as far as a steady one.
     */
    MARKET {
        @Override
        long offsetNanos(long tick, int rate) {
            return nanos(tick / CYCLE * CYCLE * PARTS + Places.OF_TICKS[(int) (tick % CYCLE)], rate, PARTS);
        }

        @Override
        long aboutWithin(long nanos, int rate) {
            long parts = parts(nanos, rate, PARTS);
            int found = Arrays.binarySearch(Places.OF_TICKS, parts % (CYCLE * PARTS));
            return parts / (CYCLE * PARTS) * CYCLE + (found < 0 ? -found - 1 : found);
        }
    };

    /** Ticks, after which the plan begins anew. */
    static final int CYCLE = 1_024;
    /** The finest step of a plan is one in so many of the mean distance. */
    static final long PARTS = 1_000;
    /** Ticks a second at which such a step is a nanosecond. */
    static final int MAX_UNEVEN_RATE = 1_000_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Its name as people write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * That of a {@link #label}.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static Rhythm named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** When the tick of that number, from 0 on, is due after the first. */
    abstract long offsetNanos(long tick, int rate);

    /** How many ticks are due until so long after the first, that one included. */
    final long ticksWithin(long nanos, int rate) {
        long ticks = aboutWithin(nanos, rate);
        while (offsetNanos(ticks, rate) <= nanos) {
            ticks++;
        }
        return ticks;
    }

    /** The same or, as offsets are rounded down, less. */
    abstract long aboutWithin(long nanos, int rate);

    /** By so many ticks the plan is ahead of a steady one or behind it, at most. */
    public final int strayTicks() {
        int stray = 0;
        for (int tick = 0; tick < CYCLE; tick++) {
            // At a tick a second, nanoseconds are ticks.
            double steady = offsetNanos(tick, 1) / (double) NANOS_PER_SECOND;
            stray = Math.max(stray, (int) Math.ceil(Math.abs(tick - steady)));
        }
        return stray;
    }

    // In two steps: after some hours the product would not fit.
    private static long nanos(long parts, int rate, long perTick) {
        long perSecond = rate * perTick;
        return parts / perSecond * NANOS_PER_SECOND + parts % perSecond * NANOS_PER_SECOND / perSecond;
    }

    private static long parts(long nanos, int rate, long perTick) {
        long perSecond = rate * perTick;
        return nanos / NANOS_PER_SECOND * perSecond
                + nanos % NANOS_PER_SECOND * perSecond / NANOS_PER_SECOND;
    }

    /** Where the ticks of a cycle are, in parts. */
    private static final class Places {
        /** Bursts of 1, 2, 3 and more ticks, of a thousand. */
        private static final int[] BURSTS = {730, 130, 52, 27, 17, 12, 9, 7, 6, 3, 2, 2, 1, 1, 1};
        private static final long[] OF_TICKS = draw();

        private static long[] draw() {
            SplittableRandom random = new SplittableRandom(20_240_808);
            // Without putting back, so that rare sizes are there as often as they should.
            int[] order = random.ints(0, 1_000).distinct().limit(1_000).toArray();
            int[] sizes = new int[CYCLE];
            double[] pauses = new double[CYCLE];
            int bursts = 0;
            double total = 0;
            for (int ticks = 0; ticks < CYCLE; ticks += sizes[bursts++]) {
                sizes[bursts] = Math.min(size(order[bursts]), CYCLE - ticks);
                pauses[bursts] = -Math.log(1 - random.nextDouble());
                total += pauses[bursts];
            }
            // What the ticks of bursts and a least pause of one part leave is shared out among the pauses.
            double left = CYCLE * (PARTS - 1);
            long[] places = new long[CYCLE];
            double paused = 0;
            int tick = 0;
            for (int burst = 0; burst < bursts; burst++) {
                for (int i = 0; i < sizes[burst]; i++, tick++) {
                    places[tick] = (long) (paused / total * left) + tick;
                }
                paused += pauses[burst];
            }
            return places;
        }

        private static int size(int drawn) {
            int size = 0;
            for (int below = BURSTS[0]; drawn >= below; below += BURSTS[size]) {
                size++;
            }
            return size + 1;
        }
    }
}
