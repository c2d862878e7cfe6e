package io.ticklane.connector.wire;

import io.ticklane.connector.Decimals;

/**
 * Reads decimals from a frame into {@code long}s: the grammar and the refusals of {@link Decimals#parse}, without
 * a sign. The venue's usual form, eight decimals, is read in one word; anything else by digits.
 *
 * <p>Stateless but for the cursor it moves.
 */
final class DecimalScanner {
    /** Returned for what is no decimal of that scale. */
    static final long REFUSED = -1;

    private static final int WORD_DECIMALS = 8;

    /** Instead of a division by a power of ten: exact for every value below 10^8. */
    private static final long[] RECIPROCALS = new long[WORD_DECIMALS + 1];
    private static final int[] SHIFTS = new int[WORD_DECIMALS + 1];
    private static final long[] POWERS = new long[Decimals.MAX_SCALE + 1];

    static {
        for (int scale = 0; scale <= Decimals.MAX_SCALE; scale++) {
            POWERS[scale] = Decimals.powerOfTen(scale);
        }
        for (int scale = 0; scale <= WORD_DECIMALS; scale++) {
            long divisor = POWERS[WORD_DECIMALS - scale];
            // Error of the reciprocal is below 1 / 2^27, and the dividend below 2^27.
            SHIFTS[scale] = 27 + Long.SIZE - Long.numberOfLeadingZeros(divisor);
            RECIPROCALS[scale] = (1L << SHIFTS[scale]) / divisor + 1;
        }
    }

    private DecimalScanner() {}

    /**
     * Reads digits up to a quote, on which the cursor then stands.
     *
     * @return the value at {@code scale}, or {@link #REFUSED}: no decimal, more significant decimals than the
     *         scale, overflow
     */
    static long read(JsonCursor cursor, int scale) {
        int start = cursor.position;
        int end = cursor.end;
        if (end - start < Long.BYTES) {
            return readByDigits(cursor, scale);
        }
        long word = cursor.wordAt(start);
        int wholeDigits = Digits.count(word);
        int point = start + wholeDigits;
        if (wholeDigits == 0 || end - point < WORD_DECIMALS + 2
                || cursor.buffer[point] != '.' || cursor.buffer[point + WORD_DECIMALS + 1] != '"'
                || scale > WORD_DECIMALS) {
            return readByDigits(cursor, scale);
        }
        long whole = Digits.first(wholeDigits, word);
        word = cursor.wordAt(point + 1);
        if (!Digits.allEight(word)) {
            // Fewer decimals, and the quote belongs to a string behind.
            return readByDigits(cursor, scale);
        }
        long fraction = Digits.eight(word);
        long kept = (fraction * RECIPROCALS[scale]) >>> SHIFTS[scale];
        if (kept * POWERS[WORD_DECIMALS - scale] != fraction) {
            return REFUSED;
        }
        cursor.position = point + WORD_DECIMALS + 1;
        return whole * POWERS[scale] + kept;
    }

    private static long readByDigits(JsonCursor cursor, int scale) {
        byte[] buffer = cursor.buffer;
        long value = 0;
        int digits = 0;
        int decimals = -1;
        int p = cursor.position;
        for (; p < cursor.end && buffer[p] != '"'; p++) {
            if (buffer[p] == '.' && decimals < 0 && digits > 0) {
                decimals = 0;
                continue;
            }
            int digit = buffer[p] - '0';
            if (digit < 0 || digit > 9) {
                return REFUSED;
            }
            digits++;
            if (decimals >= 0 && ++decimals > scale) {
                if (digit != 0) {
                    return REFUSED;
                }
                continue;
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return REFUSED;
            }
            value = value * 10 + digit;
        }
        if (p == cursor.end || digits == 0 || decimals == 0) {
            return REFUSED;
        }
        cursor.position = p;
        return pad(value, scale - Math.min(Math.max(decimals, 0), scale));
    }

    private static long pad(long value, int zeros) {
        return value > Long.MAX_VALUE / POWERS[zeros] ? REFUSED : value * POWERS[zeros];
    }
}
