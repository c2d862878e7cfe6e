package io.ticklane.connector;

/**
 * Decimal text to scaled {@code long} and back: at scale 2 the text {@code 61837.63} is {@code 6183763}.
 *
 * <p>Digits are never lost in silence: a text with more significant decimals than the scale, or a value
 * beyond a {@code long}, is refused. Trailing zeros beyond the scale are no loss. For cold paths; the wire
 * decoders read the same grammar from bytes. Stateless; any thread.
 */
public final class Decimals {
    /** The highest scale that a {@code long} carries. */
    public static final int MAX_SCALE = 18;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private Decimals() {}

    /** Ten to the power of {@code exponent}, which is 0 to 18. */
    public static long powerOfTen(int exponent) {
        return POWERS_OF_TEN[exponent];
    }

    /**
     * Reads {@code -?digits[.digits]}.
     *
     * @throws NumberFormatException if the text is not of that form, has more significant decimals than
     *         {@code scale}, or overflows
     */
    public static long parse(CharSequence text, int scale) {
        int length = text.length();
        boolean negative = length > 0 && text.charAt(0) == '-';
        int index = negative ? 1 : 0;
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (; index < length; index++) {
            char c = text.charAt(index);
            if (c == '.' && decimals < 0 && digits > 0) {
                decimals = 0;
                continue;
            }
            if (c < '0' || c > '9') {
                throw malformed(text, scale);
            }
            digits++;
            if (decimals >= 0 && ++decimals > scale) {
                if (c != '0') {
                    throw new NumberFormatException("more than " + scale + " decimals: " + text);
                }
                continue;
            }
            value = append(value, c - '0', text, scale);
        }
        if (digits == 0 || decimals == 0) {
            throw malformed(text, scale);
        }
        for (int have = Math.max(decimals, 0); have < scale; have++) {
            value = append(value, 0, text, scale);
        }
        return negative ? -value : value;
    }

    /** Text with exactly {@code scale} decimals, and no point at scale 0. */
    public static String format(long value, int scale) {
        StringBuilder text = new StringBuilder(24);
        append(text, value, scale);
        return text.toString();
    }

    /** Appends what {@link #format} returns. */
    public static void append(StringBuilder to, long value, int scale) {
        if (value < 0) {
            to.append('-');
        }
        String digits = value == Long.MIN_VALUE ? "9223372036854775808" : Long.toString(Math.abs(value));
        int whole = digits.length() - scale;
        if (whole <= 0) {
            to.append('0');
        } else {
            to.append(digits, 0, whole);
        }
        if (scale > 0) {
            to.append('.');
            for (int i = whole; i < 0; i++) {
                to.append('0');
            }
            to.append(digits, Math.max(whole, 0), digits.length());
        }
    }

    /** How many decimals of {@code text} are significant: 2 for {@code 0.01000000}. */
    public static int significantDecimals(CharSequence text) {
        int point = text.toString().indexOf('.');
        if (point < 0) {
            return 0;
        }
        int end = text.length();
        while (end > point + 1 && text.charAt(end - 1) == '0') {
            end--;
        }
        return end - point - 1;
    }

    /**
     * The same value at another scale.
     *
     * @throws ArithmeticException if digits would be lost or the value overflows
     */
    public static long rescale(long value, int fromScale, int toScale) {
        if (toScale >= fromScale) {
            return Math.multiplyExact(value, POWERS_OF_TEN[toScale - fromScale]);
        }
        long divisor = POWERS_OF_TEN[fromScale - toScale];
        if (value % divisor != 0) {
            throw new ArithmeticException(
                    format(value, fromScale) + " has more than " + toScale + " decimals");
        }
        return value / divisor;
    }

    private static long append(long value, int digit, CharSequence text, int scale) {
        if (value > (Long.MAX_VALUE - digit) / 10) {
            throw new NumberFormatException("too large at scale " + scale + ": " + text);
        }
        return value * 10 + digit;
    }

    private static NumberFormatException malformed(CharSequence text, int scale) {
        return new NumberFormatException("not a decimal of scale " + scale + ": '" + text + "'");
    }

    private static long[] powersOfTen() {
        long[] powers = new long[MAX_SCALE + 1];
        powers[0] = 1;
        for (int i = 1; i <= MAX_SCALE; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
