package io.ticklane.connector.wire;

/** Up to eight ASCII digits at a time, in a little-endian word: the first stands in the lowest byte. Stateless. */
final class Digits {
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** Carries 10 and more into the high bit. */
    private static final long ABOVE_NINE = 0x7676767676767676L;

    private Digits() {}

    /** Bytes of digits become their values, 0 to 9; other bytes become something above. */
    static long values(long word) {
        return word ^ ZEROS;
    }

    /** Whether all eight are values of digits. */
    static boolean all(long values) {
        return others(values) == 0;
    }

    /** How many values of digits stand at the beginning. */
    static int count(long values) {
        return Long.numberOfTrailingZeros(others(values)) >>> 3;
    }

    /** The number that eight values make. */
    static int value(long values) {
        long pairs = values * 10 + (values >>> 8);
        return (int) (((pairs & 0x000000FF000000FFL) * (100 + (1_000_000L << 32))
                + ((pairs >>> 16) & 0x000000FF000000FFL) * (1 + (10_000L << 32))) >>> 32);
    }

    /** The number that the first {@code count} values make, of which there are 1 to 8. */
    static int first(int count, long values) {
        // Moved up, so that zeros stand before them.
        return value(values << (Long.SIZE - 8 * count));
    }

    /** High bits of bytes that are no digit: exact up to the lowest of them, which is the one that counts. */
    private static long others(long values) {
        return (values + ABOVE_NINE | values) & HIGH_BITS;
    }
}
