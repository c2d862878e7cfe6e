package io.ticklane.connector.wire;

/** Scaled longs as decimal text in a buffer, as {@code Decimals.format} writes it. Does not allocate. */
final class DecimalWriter {
    private static final byte[] SMALLEST = {'9', '2', '2', '3', '3', '7', '2', '0', '3', '6', '8', '5', '4',
        '7',
        '7', '5', '8', '0', '8'};

    private DecimalWriter() {}

    /** Writes the value with exactly {@code scale} decimals; returns the position behind it. */
    static int write(byte[] to, int from, long value, int scale) {
        int at = from;
        long rest = value;
        if (value < 0) {
            to[at++] = '-';
            rest = -value;
            if (rest < 0) {
                return smallest(to, at, scale);
            }
        }
        int digits = Math.max(digits(rest), scale + 1);
        int end = at + digits + (scale > 0 ? 1 : 0);
        int position = end;
        for (int i = 0; i < scale; i++) {
            long next = rest / 10;
            to[--position] = (byte) ('0' + (rest - next * 10));
            rest = next;
        }
        if (scale > 0) {
            to[--position] = '.';
        }
        while (position > at) {
            long next = rest / 10;
            to[--position] = (byte) ('0' + (rest - next * 10));
            rest = next;
        }
        return end;
    }

    private static int smallest(byte[] to, int from, int scale) {
        int whole = SMALLEST.length - scale;
        System.arraycopy(SMALLEST, 0, to, from, whole);
        if (scale == 0) {
            return from + whole;
        }
        to[from + whole] = '.';
        System.arraycopy(SMALLEST, whole, to, from + whole + 1, scale);
        return from + SMALLEST.length + 1;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long bound = 10; value >= bound && digits < SMALLEST.length; bound *= 10) {
            digits++;
        }
        return digits;
    }
}
