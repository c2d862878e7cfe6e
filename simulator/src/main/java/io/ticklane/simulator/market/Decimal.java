package io.ticklane.simulator.market;

import java.nio.charset.StandardCharsets;

/**
 * Decimal text of scaled numbers. What is written always has 8 decimals, as the venue's wire has. Stateless.
 */
public final class Decimal {
    /** Decimals on the wire, and the scale of every balance. */
    public static final int WIRE_SCALE = 8;

    /** Room that one number can need, sign and point included. */
    public static final int MAX_LENGTH = 32;

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimal() {}

    /** Ten to the power of {@code exponent}, 0 to 18. */
    public static long power(int exponent) {
        return POWERS[exponent];
    }

    /** Text with 8 decimals of {@code value} at {@code scale} (0 to 18; digits beyond 8 are cut off). */
    public static String text(long value, int scale) {
        byte[] into = new byte[MAX_LENGTH];
        return new String(into, 0, write(into, 0, value, scale), StandardCharsets.ISO_8859_1);
    }

    /** Text with so many decimals, at most 8, of {@code value} at {@code scale}; digits beyond are cut off. */
    public static String text(long value, int scale, int decimals) {
        String full = text(value, scale);
        return full.substring(0, full.length() - WIRE_SCALE + (decimals == 0 ? -1 : decimals));
    }

    /**
     * Writes what {@link #text} gives as ASCII into {@code into} from {@code at}.
     *
     * @return where the text ends
     */
    public static int write(byte[] into, int at, long value, int scale) {
        long whole = value / POWERS[scale];
        long fraction = value % POWERS[scale];
        fraction = scale <= WIRE_SCALE
                ? fraction * POWERS[WIRE_SCALE - scale]
                : fraction / POWERS[scale - WIRE_SCALE];
        int i = at;
        if (value < 0) {
            into[i++] = '-';
            whole = -whole;
            fraction = -fraction;
        }
        i = integer(into, i, whole);
        into[i++] = '.';
        for (int d = WIRE_SCALE - 1; d >= 0; d--) {
            into[i + d] = (byte) ('0' + fraction % 10);
            fraction /= 10;
        }
        return i + WIRE_SCALE;
    }

    private static int integer(byte[] into, int at, long whole) {
        int length = 1;
        while (length < POWERS.length && whole >= POWERS[length]) {
            length++;
        }
        long rest = whole;
        for (int d = length - 1; d >= 0; d--) {
            into[at + d] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + length;
    }

    /**
     * Reads plain decimal text: digits, at most one point, no sign, no exponent.
     *
     * @return the number at {@code scale}
     * @throws NumberFormatException if it is no such text, does not fit, or has non-zero digits beyond the scale
     */
    public static long parse(CharSequence text, int scale) {
        int point = -1;
        long value = 0;
        int decimals = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
                continue;
            }
            if (c < '0' || c > '9') {
                throw new NumberFormatException("not a decimal number: " + text);
            }
            digits++;
            if (point >= 0 && decimals >= scale) {
                if (c != '0') {
                    throw new NumberFormatException("more than " + scale + " decimals: " + text);
                }
                continue;
            }
            decimals += point >= 0 ? 1 : 0;
            value = appended(value, c - '0', text);
        }
        if (digits == 0) {
            throw new NumberFormatException("not a decimal number: " + text);
        }
        for (int i = decimals; i < scale; i++) {
            value = appended(value, 0, text);
        }
        return value;
    }

    private static long appended(long value, int digit, CharSequence text) {
        if (value > (Long.MAX_VALUE - digit) / 10) {
            throw new NumberFormatException("too large: " + text);
        }
        return value * 10 + digit;
    }

    /** Significant decimals of plain decimal text: 3 for {@code 1.2340}. */
    public static int decimals(CharSequence text) {
        int end = text.length();
        int point = text.toString().indexOf('.');
        if (point < 0) {
            return 0;
        }
        while (end > point + 1 && text.charAt(end - 1) == '0') {
            end--;
        }
        return end - point - 1;
    }
}
