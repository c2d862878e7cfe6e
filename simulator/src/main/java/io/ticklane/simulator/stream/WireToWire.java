package io.ticklane.simulator.stream;

import java.util.Arrays;

/**
 * How long clients take from a bookTicker leaving the venue to the order that answers it arriving, by the
 * venue's clock alone. A client takes part by ending its {@code newClientOrderId} in {@code -u} and the update
 * id; orders without, or whose tick is forgotten, are not counted. Simulator thread only.
 */
public final class WireToWire {
    private static final int ENTRIES = 1 << 18;
    private static final int FEWEST = 64;

    private final int mask;
    private final long[][] ids;
    private final long[][] sent;
    private final int[] next;
    private final LatencyHistogram histogram = new LatencyHistogram();
    /** Pairs of receipt and latency, the first {@link #traced} of them in use. */
    private long[] trace = new long[0];
    private int traced;

    public WireToWire(int symbols) {
        int each = Math.max(FEWEST, Integer.highestOneBit(ENTRIES / Math.max(symbols, 1)));
        mask = each - 1;
        ids = new long[symbols][each];
        sent = new long[symbols][each];
        next = new int[symbols];
    }

    /** Remembers that the tick is leaving now. */
    public void tickSent(int symbol, long updateId, long nowNanos) {
        int slot = next[symbol]++ & mask;
        ids[symbol][slot] = updateId;
        sent[symbol][slot] = nowNanos;
    }

    /** Counts the order if it names a tick that is remembered. */
    public void orderReceived(int symbol, String clientOrderId, long receivedNanos) {
        long updateId = updateId(clientOrderId);
        if (updateId < 0 || symbol < 0) {
            return;
        }
        int newest = next[symbol] - 1;
        for (int i = 0; i <= mask && i <= newest; i++) {
            int slot = (newest - i) & mask;
            if (ids[symbol][slot] == updateId) {
                long latency = receivedNanos - sent[symbol][slot];
                histogram.record(latency);
                if (traced < trace.length) {
                    trace[traced++] = receivedNanos;
                    trace[traced++] = latency;
                }
                return;
            }
        }
    }

    /** Keeps the next so many one by one, too; forgets those kept before. */
    public void startTrace(int orders) {
        trace = new long[Math.multiplyExact(orders, 2)];
        traced = 0;
    }

    /** Those kept since, in their order: when the order came and how long it took, in nanoseconds, in turns. */
    public long[] trace() {
        return Arrays.copyOf(trace, traced);
    }

    /** What was measured so far. */
    public Latency latency() {
        return new Latency(micros(histogram.valueAt(0.5)), micros(histogram.valueAt(0.9)),
                micros(histogram.valueAt(0.99)), micros(histogram.valueAt(0.999)),
                micros(histogram.maxNanos()), histogram.count());
    }

    private static double micros(long nanos) {
        return nanos / 1000.0;
    }

    /** The digits after the last {@code -u}, or -1. */
    static long updateId(String clientOrderId) {
        int mark = clientOrderId.lastIndexOf("-u");
        int digits = clientOrderId.length() - mark - 2;
        if (mark < 0 || digits < 1 || digits > 18) {
            return -1;
        }
        long value = 0;
        for (int i = mark + 2; i < clientOrderId.length(); i++) {
            char c = clientOrderId.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /** Percentiles in microseconds. */
    public record Latency(double p50, double p90, double p99, double p999, double max, long count) {}
}
