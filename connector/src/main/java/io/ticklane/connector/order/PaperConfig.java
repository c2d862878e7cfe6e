package io.ticklane.connector.order;

import java.time.Duration;

/**
 * How the paper venue behaves. Fees are in millionths of what is received, so that 1,000 are 10 basis points.
 *
 * @param makerFeePpm millionths taken from a fill that rested, 0 to 100,000
 * @param takerFeePpm millionths taken from a fill that took, 0 to 100,000
 * @param maxPriceAge a price older than this fills nothing new
 */
public record PaperConfig(int makerFeePpm, int takerFeePpm, Duration maxPriceAge) {

    private static final int PPM_PER_BASIS_POINT = 100;
    private static final int MAX_PPM = 100_000;

    /** Checks ranges. */
    public PaperConfig {
        requireFee("maker", makerFeePpm);
        requireFee("taker", takerFeePpm);
        if (maxPriceAge.isNegative() || maxPriceAge.isZero()) {
            throw new IllegalArgumentException("paper price age must be above 0, is " + maxPriceAge);
        }
    }

    /** 10 basis points either way, as the venue charges by default, and prices up to 500 ms old. */
    public static PaperConfig defaults() {
        return ofBasisPoints(10, 10, Duration.ofMillis(500));
    }

    /**
     * Fees in basis points.
     *
     * @throws IllegalArgumentException if a fee is outside 0 to 1,000 or finer than 0.01
     */
    public static PaperConfig ofBasisPoints(double maker, double taker, Duration maxPriceAge) {
        return new PaperConfig(ppm("maker", maker), ppm("taker", taker), maxPriceAge);
    }

    private static int ppm(String which, double basisPoints) {
        double ppm = basisPoints * PPM_PER_BASIS_POINT;
        if (!(Math.abs(ppm - Math.rint(ppm)) < 1e-6) || Math.abs(ppm) > MAX_PPM) {
            throw new IllegalArgumentException(
                    which + " fee must be 0 to 1000 basis points in steps of 0.01, is " + basisPoints);
        }
        return (int) Math.rint(ppm);
    }

    private static void requireFee(String which, int ppm) {
        if (ppm < 0 || ppm > MAX_PPM) {
            throw new IllegalArgumentException(
                    which + " fee must be 0 to " + MAX_PPM + " millionths, is " + ppm);
        }
    }
}
