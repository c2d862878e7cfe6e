package io.ticklane.connector.wire;

/** Eight ASCII digits in a little-endian word at a time. Stateless. */
final class Digits {
    private Digits() {}

    /** Whether every byte is a digit. */
    static boolean allEight(long word) {
        // The high half of a digit is 3, and stays 3 when 6 is added to it: 9 + 6 = 15.
        return ((word & 0xF0F0F0F0F0F0F0F0L)
                | (((word + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L) >>> 4)) == 0x3333333333333333L;
    }

    /** Their value. The first digit stands in the lowest byte. */
    static int eight(long word) {
        long pairs = (word - 0x3030303030303030L) * 10 + ((word - 0x3030303030303030L) >>> 8);
        return (int) (((pairs & 0x000000FF000000FFL) * (100 + (1_000_000L << 32))
                + ((pairs >>> 16) & 0x000000FF000000FFL) * (1 + (10_000L << 32))) >>> 32);
    }
}
