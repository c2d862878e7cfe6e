package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.Decimal;
import java.math.BigInteger;

/** Exact products of scaled numbers; the slow way is taken only where 64 bits do not hold the product. */
final class Fixed {
    private Fixed() {}

    /** {@code a * b / 10^exponent} rounded down, or multiplied if the exponent is negative; none is negative. */
    static long product(long a, long b, int exponent) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) == 0 && low >= 0) {
            return exponent >= 0
                    ? low / Decimal.power(exponent)
                    : Math.multiplyExact(low, Decimal.power(-exponent));
        }
        return wide(a, b, exponent, false);
    }

    /** As {@link #product}, rounded up. */
    static long productUp(long a, long b, int exponent) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) == 0 && low >= 0) {
            if (exponent <= 0) {
                return Math.multiplyExact(low, Decimal.power(-exponent));
            }
            long power = Decimal.power(exponent);
            return low / power + (low % power == 0 ? 0 : 1);
        }
        return wide(a, b, exponent, true);
    }

    /** {@code a * 10^exponent / b} rounded down; none is negative, {@code b} is not 0. */
    static long quotient(long a, int exponent, long b) {
        long power = Decimal.power(exponent);
        long low = a * power;
        if (Math.multiplyHigh(a, power) == 0 && low >= 0) {
            return low / b;
        }
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(power)).divide(BigInteger.valueOf(b))
                .longValueExact();
    }

    private static long wide(long a, long b, int exponent, boolean up) {
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        BigInteger power = BigInteger.valueOf(Decimal.power(Math.abs(exponent)));
        if (exponent <= 0) {
            return product.multiply(power).longValueExact();
        }
        BigInteger[] parts = product.divideAndRemainder(power);
        return parts[0].add(up && parts[1].signum() != 0 ? BigInteger.ONE : BigInteger.ZERO).longValueExact();
    }
}
