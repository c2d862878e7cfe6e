package io.ticklane.simulator.tape;

/**
 * How reference prices are calculated: as the mean of the trade prices of so many buckets.
 *
 * @param bucketWidthMillis of time, aligned to the epoch
 */
public record ReferenceRule(int bucketCount, long bucketWidthMillis) {
    /** Ten buckets of a second, as the venue's documentation shows. */
    public static final ReferenceRule STANDARD = new ReferenceRule(10, 1_000);

    public ReferenceRule {
        if (bucketCount < 1 || bucketWidthMillis < 1) {
            throw new IllegalArgumentException(
                    "reference price: buckets and their width must be at least 1, but are "
                            + bucketCount + " and " + bucketWidthMillis);
        }
    }
}
