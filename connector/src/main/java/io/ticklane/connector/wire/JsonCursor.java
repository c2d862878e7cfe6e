package io.ticklane.connector.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A place in a frame, and strict JSON from there on: skips values of any kind, reads whole numbers. Never looks
 * outside the frame. Nesting deeper than 62 is refused.
 *
 * <p>Where eight bytes are left they are looked at in one word. One thread.
 */
final class JsonCursor {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int MAX_DEPTH = 62;
    private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000,
        100_000_000};

    byte[] buffer = new byte[0];
    int position;
    int end;
    /** Where the name starts that {@link #toMember} found, and how long it is. */
    int name;
    int nameLength;

    void reset(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        position = offset;
        end = offset + length;
    }

    /** Bytes that are compared in one look: at most 8, ASCII. */
    record Literal(long word, long mask, int length) {
        static Literal of(String text) {
            long word = 0;
            for (int i = 0; i < text.length(); i++) {
                word |= (long) text.charAt(i) << (8 * i);
            }
            return new Literal(word, -1L >>> (64 - 8 * text.length()), text.length());
        }
    }

    /** Moves behind the literal if it stands here. */
    boolean take(Literal literal) {
        if (end - position < Long.BYTES) {
            return takeByBytes(literal);
        }
        if ((wordAt(position) & literal.mask) != literal.word) {
            return false;
        }
        position += literal.length;
        return true;
    }

    /** Moves behind the byte if it stands here. */
    boolean take(char c) {
        if (position < end && buffer[position] == c) {
            position++;
            return true;
        }
        return false;
    }

    /** The byte here, or 0 at the end. */
    byte peek() {
        return position < end ? buffer[position] : 0;
    }

    /** Whether all from here on is ASCII, and nothing of it a backslash: no escape stands in any string. */
    boolean plain() {
        int p = position;
        long found = 0;
        for (; end - p >= Long.BYTES; p += Long.BYTES) {
            long word = wordAt(p);
            long backslash = word ^ ('\\' * ONES);
            found |= word | ((backslash - ONES) & ~backslash);
        }
        boolean plain = (found & HIGH_BITS) == 0;
        for (; p < end; p++) {
            plain &= buffer[p] >= 0 && buffer[p] != '\\';
        }
        return plain;
    }

    void skipSpace() {
        while (position < end) {
            byte b = buffer[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            position++;
        }
    }

    /** Skips space, then moves behind the byte if it stands there. */
    boolean takeAfterSpace(char c) {
        skipSpace();
        return take(c);
    }

    long wordAt(int index) {
        return (long) WORD.get(buffer, index);
    }

    /** Reads digits without a leading zero, or returns -1 if none stand here or they overflow. */
    long number() {
        int start = position;
        int p = start;
        long value = 0;
        while (end - p >= Long.BYTES && p - start <= 2 * Long.BYTES) {
            long values = Digits.values(wordAt(p));
            int count = Digits.count(values);
            if (count > 0) {
                value = value * TENS[count] + Digits.first(count, values);
                p += count;
            }
            if (count < Long.BYTES) {
                return ended(start, p, value);
            }
        }
        for (; p < end; p++) {
            int digit = buffer[p] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
        }
        return ended(start, p, value);
    }

    /** A number from there to here, if it is one. */
    private long ended(int start, int p, long value) {
        int digits = p - start;
        // Nineteen digits fit into 64 bits without a sign, so that overflow shows as a negative value.
        if (digits == 0 || digits > 19 || value < 0 || (digits > 1 && buffer[start] == '0')) {
            return -1;
        }
        position = p;
        return value;
    }

    /** Moves behind the closing quote of a string whose opening quote is behind; false if it is no string. */
    boolean skipString() {
        while (true) {
            toSpecial();
            if (position >= end) {
                return false;
            }
            byte b = buffer[position++];
            if (b == '"') {
                return true;
            }
            if (b != '\\' || !skipEscape()) {
                return false;
            }
        }
    }

    /** As {@link #skipString}, but refuses escapes. */
    boolean skipPlainString() {
        toSpecial();
        return take('"');
    }

    /** Moves behind the JSON value here; false if there is none. */
    boolean skipValue() {
        long arrays = 0;
        int depth = 0;
        while (true) {
            skipSpace();
            byte b = peek();
            if (b == '{' || b == '[') {
                if (++depth > MAX_DEPTH) {
                    return false;
                }
                position++;
                arrays = arrays << 1 | (b == '[' ? 1 : 0);
                skipSpace();
                if (peek() != (b == '[' ? ']' : '}')) {
                    if (b == '{' && !skipKey()) {
                        return false;
                    }
                    continue;
                }
            } else if (!skipScalar(b)) {
                return false;
            }
            while (true) {
                if (depth == 0) {
                    return true;
                }
                skipSpace();
                boolean array = (arrays & 1) != 0;
                if (take(',')) {
                    if (!array && !skipKey()) {
                        return false;
                    }
                    break;
                }
                if (!take(array ? ']' : '}')) {
                    return false;
                }
                arrays >>>= 1;
                depth--;
            }
        }
    }

    /** Moves behind a member's name and colon; false if there is none. */
    boolean skipKey() {
        return takeAfterSpace('"') && skipString() && takeAfterSpace(':');
    }

    /** Moves to the value of the member here; false if there is none, or its name has escapes. */
    boolean toMember() {
        boolean found = takeAfterSpace('"');
        name = position;
        found = found && skipPlainString();
        nameLength = position - 1 - name;
        found = found && takeAfterSpace(':');
        skipSpace();
        return found;
    }

    private boolean skipScalar(byte first) {
        return switch (first) {
            case '"' -> take('"') && skipString();
            case 't' -> take(Names.TRUE);
            case 'f' -> take(Names.FALSE);
            case 'n' -> take(Names.NULL);
            default -> skipNumber();
        };
    }

    private boolean skipNumber() {
        take('-');
        if (!take('0') && !skipDigits()) {
            return false;
        }
        if (take('.') && !skipDigits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return skipDigits();
        }
        return true;
    }

    private boolean skipDigits() {
        int start = position;
        while (position < end && buffer[position] >= '0' && buffer[position] <= '9') {
            position++;
        }
        return position > start;
    }

    private boolean skipEscape() {
        if (position >= end) {
            return false;
        }
        return switch (buffer[position++]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            case 'u' -> skipHexDigits();
            default -> false;
        };
    }

    private boolean skipHexDigits() {
        for (int i = 0; i < 4; i++) {
            if (position >= end || Character.digit((char) (buffer[position] & 0xff), 16) < 0) {
                return false;
            }
            position++;
        }
        return true;
    }

    /** Moves to the next quote, backslash or control character, or to the end. */
    private void toSpecial() {
        for (; end - position >= Long.BYTES; position += Long.BYTES) {
            long word = wordAt(position);
            long quote = word ^ ('"' * ONES);
            long backslash = word ^ ('\\' * ONES);
            // Below 0x20, or zero after the exclusive or. Exact for the lowest byte found, which is the one used.
            long found = (((word - 0x20 * ONES) & ~word) | ((quote - ONES) & ~quote)
                    | ((backslash - ONES) & ~backslash)) & HIGH_BITS;
            if (found != 0) {
                position += Long.numberOfTrailingZeros(found) >>> 3;
                return;
            }
        }
        for (; position < end; position++) {
            byte b = buffer[position];
            if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
                return;
            }
        }
    }

    private boolean takeByBytes(Literal literal) {
        if (end - position < literal.length) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (buffer[position + i] != (byte) (literal.word >>> (8 * i))) {
                return false;
            }
        }
        position += literal.length;
        return true;
    }
}
