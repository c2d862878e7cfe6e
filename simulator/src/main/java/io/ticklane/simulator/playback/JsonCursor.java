package io.ticklane.simulator.playback;

/**
 * Walks JSON in a byte array without building anything. Every step checks the syntax of what it passes. One
 * thread.
 */
final class JsonCursor {
    private static final int DEEPEST = 64;

    private byte[] bytes = new byte[0];
    private int origin;
    private int position;
    private int end;
    private long mantissa;
    private int decimals;

    /** Begins at {@code from}; columns in complaints are counted from {@code lineStart}. */
    void reset(byte[] text, int lineStart, int from, int to) {
        origin = lineStart;
        bytes = text;
        position = from;
        end = to;
    }

    int position() {
        return position;
    }

    /** Of the next character in its line, from 1. */
    int column() {
        return position - origin + 1;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** The next character that is no blank, or 0 at the end. Does not pass it. */
    char peek() {
        while (position < end
                && (bytes[position] == ' ' || bytes[position] == '\t' || bytes[position] == '\r')) {
            position++;
        }
        return position < end ? (char) (bytes[position] & 0xff) : 0;
    }

    /** Passes the character if it is next. */
    boolean accept(char wanted) {
        if (peek() == wanted) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char wanted) throws MalformedCaptureException {
        if (!accept(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
    }

    /** Passes a string; returns where its text starts. It ends at {@link #textEnd}. */
    int text() throws MalformedCaptureException {
        expect('"');
        int start = position;
        while (position < end && bytes[position] != '"') {
            if (bytes[position] == '\\') {
                position++;
            } else if (bytes[position] >= 0 && bytes[position] < ' ') {
                throw unexpected("no control character in a string");
            }
            position++;
        }
        if (position >= end) {
            throw new MalformedCaptureException("cut off within a string");
        }
        position++;
        return start;
    }

    /** Where the text of the string just passed ends. */
    int textEnd() {
        return position - 1;
    }

    /** Passes a non-negative integer. */
    long integer() throws MalformedCaptureException {
        peek();
        int start = position;
        long value = 0;
        while (position < end && bytes[position] >= '0' && bytes[position] <= '9') {
            if (value > (Long.MAX_VALUE - 9) / 10) {
                throw new MalformedCaptureException("number too large at column " + (start - origin + 1));
            }
            value = value * 10 + (bytes[position++] - '0');
        }
        if (position == start) {
            throw unexpected("a number");
        }
        return value;
    }

    /** Passes a string that holds a plain decimal number, kept as {@link #mantissa} and {@link #decimals}. */
    void decimal() throws MalformedCaptureException {
        expect('"');
        int start = position;
        boolean fraction = false;
        int zeros = 0;
        mantissa = 0;
        decimals = 0;
        for (; position < end && bytes[position] != '"'; position++) {
            byte c = bytes[position];
            if (c == '.' && !fraction && position > start) {
                fraction = true;
            } else if (c < '0' || c > '9') {
                throw unexpected("a decimal number");
            } else if (c == '0' && fraction) {
                zeros++;
            } else {
                decimals += fraction ? zeros + 1 : 0;
                append(c - '0', zeros);
                zeros = 0;
            }
        }
        if (position == start) {
            throw unexpected("a decimal number");
        }
        expect('"');
    }

    /** Digits of the last {@link #decimal} without trailing zeros after the point. */
    long mantissa() {
        return mantissa;
    }

    /** Significant decimals of the last {@link #decimal}. */
    int decimals() {
        return decimals;
    }

    /** Passes any value. */
    void skipValue() throws MalformedCaptureException {
        skipValue(0);
    }

    private void skipValue(int depth) throws MalformedCaptureException {
        if (depth > DEEPEST) {
            throw new MalformedCaptureException("nested too deep");
        }
        switch (peek()) {
            case '"' -> text();
            case '{' -> {
                position++;
                skipMembers(depth);
            }
            case '[' -> {
                position++;
                skipElements(depth);
            }
            default -> skipPlain();
        }
    }

    private void skipMembers(int depth) throws MalformedCaptureException {
        if (accept('}')) {
            return;
        }
        do {
            text();
            expect(':');
            skipValue(depth + 1);
        } while (accept(','));
        expect('}');
    }

    private void skipElements(int depth) throws MalformedCaptureException {
        if (accept(']')) {
            return;
        }
        do {
            skipValue(depth + 1);
        } while (accept(','));
        expect(']');
    }

    private void skipPlain() throws MalformedCaptureException {
        int start = position;
        while (position < end && isPlain(bytes[position])) {
            position++;
        }
        if (position == start) {
            throw unexpected("a value");
        }
    }

    private static boolean isPlain(byte c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.'
                || c == 'E';
    }

    private void append(int digit, int zerosBefore) throws MalformedCaptureException {
        for (int i = 0; i < zerosBefore; i++) {
            appendDigit(0);
        }
        appendDigit(digit);
    }

    private void appendDigit(int digit) throws MalformedCaptureException {
        if (mantissa > (Long.MAX_VALUE - digit) / 10) {
            throw new MalformedCaptureException("number too large at column " + column());
        }
        mantissa = mantissa * 10 + digit;
    }

    private MalformedCaptureException unexpected(String wanted) {
        return position >= end
                ? new MalformedCaptureException("cut off where " + wanted + " should stand")
                : new MalformedCaptureException("expected " + wanted + " at column " + column());
    }
}
