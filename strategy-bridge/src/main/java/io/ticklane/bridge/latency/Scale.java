package io.ticklane.bridge.latency;

/**
 * Cells for values from 0 to 68 s in nanoseconds: each below 1,024 has its own, and above it every power of two has
 * 512, so that a cell's middle is within a thousandth of whatever fell into it. Pure functions; any thread.
 */
final class Scale {
    static final long HIGHEST_NANOS = (1L << 36) - 1;
    static final int CELLS = 14_336;

    private static final int BITS = 9;
    private static final int REST = 63 - BITS;

    private Scale() {}

    /** The cell of a value; what lies outside belongs to the nearest end. */
    static int cell(long nanos) {
        // A value's upper bits, above the number of its octave. What is out of range lands behind the last cell.
        int zeros = Long.numberOfLeadingZeros(nanos | 1 << BITS);
        int cell = (int) (nanos << zeros >>> REST) - (zeros << BITS) + (REST << BITS);
        return cell < CELLS ? cell : nearestEnd(nanos);
    }

    private static int nearestEnd(long nanos) {
        return nanos < 0 ? 0 : CELLS - 1;
    }

    /** The middle of a cell. */
    static double middle(int cell) {
        int shift = Math.max(0, (cell >> BITS) - 1);
        long lowest = (long) (cell - (shift << BITS)) << shift;
        return Math.min(HIGHEST_NANOS, lowest + ((1L << shift) - 1) / 2.0);
    }
}
