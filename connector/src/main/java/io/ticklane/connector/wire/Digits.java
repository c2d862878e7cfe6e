package io.ticklane.connector.wire;

/** Eight ASCII digits in a little-endian word at a time. Stateless. */
final class Digits {
    private static final long ZEROS = 0x3030303030303030L;

    private Digits() {}

    /** Whether every byte is a digit. */
    static boolean allEight(long word) {
        // The high half of a digit is 3, and stays 3 when 6 is added to it: 9 + 6 = 15.
        return ((word & 0xF0F0F0F0F0F0F0F0L)
                | (((word + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L) >>> 4)) == 0x3333333333333333L;
    }

    /** How many digits stand at the beginning, which is the lowest byte. */
    static int count(long word) {
        long values = word ^ ZEROS;
        // Above 9, or above 127: exact for the lowest such byte, which is the one that ends the digits.
        long others = (values + 0x7676767676767676L | values) & 0x8080808080808080L;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /** The value of the first {@code count} bytes, 1 to 8, which are digits. */
    static int first(int count, long word) {
        // Moved up, so that zeros stand before them.
        return value((word ^ ZEROS) << (Long.SIZE - 8 * count));
    }

    /** The value of all eight, which are digits. The first stands in the lowest byte. */
    static int eight(long word) {
        return value(word ^ ZEROS);
    }

    private static int value(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return (int) (((pairs & 0x000000FF000000FFL) * (100 + (1_000_000L << 32))
                + ((pairs >>> 16) & 0x000000FF000000FFL) * (1 + (10_000L << 32))) >>> 32);
    }
}
