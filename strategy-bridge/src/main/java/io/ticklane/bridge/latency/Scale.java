package io.ticklane.bridge.latency;

/**
 * Cells for values from 0 to 60 s in nanoseconds: each below 1,024 has its own, and above it every power of two has
 * 512, so that a cell's middle is within a thousandth of whatever fell into it. Pure functions; any thread.
 */
final class Scale {
    static final long HIGHEST_NANOS = 60_000_000_000L;
    static final int CELLS = 14_336;

    private static final int BITS = 9;

    private Scale() {}

    /** The cell of a value; what lies outside belongs to the nearest end. */
    static int cell(long nanos) {
        long value = Math.max(0, Math.min(nanos, HIGHEST_NANOS));
        int shift = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(value));
        return (shift << BITS) + (int) (value >>> shift);
    }

    /** The middle of a cell. */
    static double middle(int cell) {
        int shift = Math.max(0, (cell >> BITS) - 1);
        long lowest = (long) (cell - (shift << BITS)) << shift;
        return Math.min(HIGHEST_NANOS, lowest + ((1L << shift) - 1) / 2.0);
    }
}
