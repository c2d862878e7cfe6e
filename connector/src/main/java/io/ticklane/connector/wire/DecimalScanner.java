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
    /** From the point to the quote. */
    private static final int QUOTE = WORD_DECIMALS + 1;

    private static final long[] POWERS = new long[Decimals.MAX_SCALE + 1];

    static {
        for (int scale = 0; scale <= Decimals.MAX_SCALE; scale++) {
            POWERS[scale] = Decimals.powerOfTen(scale);
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
        if (end - start < WORD_DECIMALS + 3 || scale > WORD_DECIMALS) {
            return readByDigits(cursor, scale);
        }
        long whole = Digits.values(cursor.wordAt(start));
        int digits = Digits.count(whole);
        int point = start + digits;
        if (digits == 0 || end - point <= QUOTE || cursor.buffer[point] != '.'
                || cursor.buffer[point + QUOTE] != '"') {
            return readByDigits(cursor, scale);
        }
        long fraction = Digits.values(cursor.wordAt(point + 1));
        if (!Digits.all(fraction)) {
            // Fewer decimals, and the quote belongs to a string behind.
            return readByDigits(cursor, scale);
        }
        // Decimals beyond the scale; a shift by the whole word is none, and leaves none.
        if (scale < WORD_DECIMALS && fraction >>> (Byte.SIZE * scale) != 0) {
            return REFUSED;
        }
        cursor.position = point + QUOTE;
        // The last digit to the highest byte. At scale 0 there is nothing to move.
        long kept = fraction << (Long.SIZE - Byte.SIZE * scale);
        whole <<= Long.SIZE - Byte.SIZE * digits;
        if (digits + scale <= Long.BYTES) {
            return Digits.value((whole >>> (Byte.SIZE * scale)) | kept);
        }
        return Digits.value(whole) * POWERS[scale] + Digits.value(kept);
    }

    /**
     * Whether it is a decimal with no more significant decimals than the scale, whatever its size: what
     * {@link #read} refuses of these has no room in a {@code long}. The cursor stays.
     */
    static boolean fits(JsonCursor cursor, int scale) {
        byte[] buffer = cursor.buffer;
        int digits = 0;
        int decimals = -1;
        int p = cursor.position;
        for (; p < cursor.end && buffer[p] != '"'; p++) {
            if (buffer[p] == '.' && decimals < 0 && digits > 0) {
                decimals = 0;
                continue;
            }
            int digit = buffer[p] - '0';
            if (digit < 0 || digit > 9 || (decimals >= 0 && ++decimals > scale && digit != 0)) {
                return false;
            }
            digits++;
        }
        return p < cursor.end && digits > 0 && decimals != 0;
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
