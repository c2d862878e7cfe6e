package io.ticklane.connector.wire;

import io.ticklane.connector.Decimals;

/**
 * Mantissas of the wire to the scale of an instrument, without a division. Stateless.
 */
final class Mantissas {
    /** Returned where digits would be lost, the value overflows, is below zero, or is the wire's null. */
    static final long REFUSED = -1;

    /** 5 to the power of the index, inverted modulo 2^64: a product with it divides what can be divided. */
    private static final long[] INVERSES = new long[Decimals.MAX_SCALE + 1];
    private static final long[] POWERS = new long[Decimals.MAX_SCALE + 1];
    /** The most that can be multiplied by that power. */
    private static final long[] LIMITS = new long[Decimals.MAX_SCALE + 1];

    static {
        long inverseOfFive = 0xCCCCCCCCCCCCCCCDL;
        long inverse = 1;
        for (int i = 0; i <= Decimals.MAX_SCALE; i++) {
            INVERSES[i] = inverse;
            POWERS[i] = Decimals.powerOfTen(i);
            LIMITS[i] = Long.MAX_VALUE / POWERS[i];
            inverse *= inverseOfFive;
        }
    }

    private Mantissas() {}

    /**
     * The mantissa times ten to the power of {@code shift}.
     *
     * @param shift exponent of the wire plus the scale
     * @return the value, or {@link #REFUSED}
     */
    static long scaled(long mantissa, int shift) {
        if (mantissa <= 0) {
            return mantissa == 0 ? 0 : REFUSED;
        }
        if (shift < 0) {
            return -shift > Decimals.MAX_SCALE ? REFUSED : divided(mantissa, -shift);
        }
        return shift > Decimals.MAX_SCALE || mantissa > LIMITS[shift] ? REFUSED : mantissa * POWERS[shift];
    }

    private static long divided(long mantissa, int digits) {
        if ((mantissa & ((1L << digits) - 1)) != 0) {
            return REFUSED;
        }
        long quotient = (mantissa >>> digits) * INVERSES[digits];
        // Where the division leaves a rest, the product wraps around to something no value can be.
        return quotient < 0 || quotient > LIMITS[digits] ? REFUSED : quotient;
    }
}
