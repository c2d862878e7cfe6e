package io.ticklane.simulator.tape;

/**
 * Mean of the trade prices of the newest buckets of time, aligned to the epoch. The running bucket counts as far as
 * it has gone, and the oldest for the rest of its width. Simulator thread only.
 */
final class ReferenceMean {
    private final int buckets;
    private final long widthMicros;
    private final long[] index;
    private final long[] sums;
    private final long[] counts;
    private boolean present;

    ReferenceMean(int buckets, long widthMicros) {
        this.buckets = buckets;
        this.widthMicros = widthMicros;
        index = new long[buckets + 1];
        sums = new long[buckets + 1];
        counts = new long[buckets + 1];
    }

    void trade(long micros, long price) {
        long bucket = Math.floorDiv(micros, widthMicros);
        int slot = (int) Math.floorMod(bucket, (long) index.length);
        if (index[slot] < bucket) {
            index[slot] = bucket;
            sums[slot] = 0;
            counts[slot] = 0;
        }
        present = true;
        sums[slot] += price;
        counts[slot]++;
    }

    /** Whether there ever was a trade. */
    boolean present() {
        return present;
    }

    /** The mean at the price's scale, cut off; 0 if there were no trades. */
    long mean(long nowMicros) {
        long newest = Math.floorDiv(nowMicros, widthMicros);
        long rest = widthMicros - (nowMicros - newest * widthMicros);
        long sum = 0;
        long count = 0;
        for (int slot = 0; slot < index.length; slot++) {
            long age = newest - index[slot];
            if (counts[slot] > 0 && age >= 0 && age <= buckets) {
                long weight = age == buckets ? rest : widthMicros;
                sum += sums[slot] * weight;
                count += counts[slot] * weight;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
