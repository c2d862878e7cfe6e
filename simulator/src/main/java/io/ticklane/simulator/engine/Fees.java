package io.ticklane.simulator.engine;

/**
 * Commission rates, charged in the asset that is received.
 *
 * @param makerRate at scale 8: 100000 is 0.1 %
 * @param takerRate at scale 8
 */
public record Fees(long makerRate, long takerRate) {
    /** Ten basis points for both. */
    public static final Fees STANDARD = new Fees(100_000, 100_000);

    /** No commission. */
    public static final Fees NONE = new Fees(0, 0);

    public Fees {
        if (makerRate < 0 || takerRate < 0 || makerRate >= 100_000_000 || takerRate >= 100_000_000) {
            throw new IllegalArgumentException("fees: rates must be 0 or more and below 1.00000000");
        }
    }
}
