package io.ticklane.bench.race;

import io.ticklane.cache.PriceCache;
import java.util.SplittableRandom;

/**
 * Puts at full speed, in turns: the same instruments over and over, then any instrument, so that entries go and their
 * lines are used again; now and then it invalidates one. One thread.
 */
final class RaceWriter {
    private static final int STRETCH = 1 << 12;
    private static final int INVALIDATE_ONE_IN = 512;

    private final PriceCache cache;
    private final int instruments;
    private final SplittableRandom random = new SplittableRandom(11);
    private long number;
    private long invalidations;

    RaceWriter(PriceCache cache, int instruments) {
        this.cache = cache;
        this.instruments = instruments;
    }

    void stretch() {
        boolean churn = (number / STRETCH & 1) == 1;
        for (int i = 0; i < STRETCH; i++) {
            int instrument = churn ? random.nextInt(instruments) : i & 1;
            if (random.nextInt(INVALIDATE_ONE_IN) == 0) {
                cache.invalidate(instrument);
                invalidations++;
            }
            NumberedPrice.put(cache, instrument, ++number);
        }
    }

    long puts() {
        return number;
    }

    long invalidations() {
        return invalidations;
    }
}
