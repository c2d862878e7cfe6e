package io.ticklane.connector.order;

import io.ticklane.connector.Decimals;

/** Exact fees in millionths of a scaled amount. Stateless; any thread. */
final class PaperFees {
    /** Fees have at least as many decimals as the venue's. */
    private static final int LEAST_SCALE = 8;
    private static final long MILLION = 1_000_000;
    private static final int MILLION_EXPONENT = 6;

    private PaperFees() {}

    /** Decimals of the fee of an amount at {@code scale}. */
    static int scale(int scale) {
        return Math.max(scale, LEAST_SCALE);
    }

    /**
     * The fee at {@link #scale}, rounded down.
     *
     * @param ppm millionths, 0 to a million
     * @throws ArithmeticException if it is beyond a {@code long}
     */
    static long of(long amount, int scale, int ppm) {
        if (scale >= LEAST_SCALE) {
            return share(amount, MILLION, ppm);
        }
        int gained = LEAST_SCALE - scale;
        if (gained >= MILLION_EXPONENT) {
            return Math.multiplyExact(amount, ppm * Decimals.powerOfTen(gained - MILLION_EXPONENT));
        }
        return share(amount, Decimals.powerOfTen(MILLION_EXPONENT - gained), ppm);
    }

    /** {@code amount * ppm / divisor}, rounded down, without the product overflowing. */
    private static long share(long amount, long divisor, int ppm) {
        return Math.addExact(Math.multiplyExact(amount / divisor, ppm), amount % divisor * ppm / divisor);
    }
}
