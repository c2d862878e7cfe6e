package io.ticklane.connector.wire;

/**
 * Where the members of an object stand: those with a name of one letter, which is how the venue names the fields
 * of an event, and the few names that tell frames apart. Nothing is converted yet, so that the order of the
 * members does not matter. Belongs to one decoder.
 */
final class EventFields {
    private static final int ABSENT = -1;
    private static final int LETTERS = 64;

    private final int[] starts = new int[LETTERS];
    private long present;
    private int data;
    private int streamName;
    private int lastUpdateId;
    private int bids;
    private int asks;
    private boolean stream;
    private boolean control;

    /** Scans the object whose brace is here and moves behind it; false if it is no object or a field comes twice. */
    boolean scan(JsonCursor in) {
        present = 0;
        data = ABSENT;
        streamName = ABSENT;
        lastUpdateId = ABSENT;
        bids = ABSENT;
        asks = ABSENT;
        stream = false;
        control = false;
        if (!in.takeAfterSpace('{')) {
            return false;
        }
        if (in.takeAfterSpace('}')) {
            return true;
        }
        do {
            if (!scanMember(in)) {
                return false;
            }
        } while (in.takeAfterSpace(','));
        return in.takeAfterSpace('}');
    }

    /** Whether the field was there. */
    boolean has(char letter) {
        return (present & (1L << (letter & 63))) != 0;
    }

    /** Whether a name was there that only answers to control frames carry. */
    boolean control() {
        return control;
    }

    /** Moves to the payload of a combined frame; false if it is none. */
    boolean toData(JsonCursor in) {
        if (data == ABSENT || !stream) {
            return false;
        }
        in.position = data;
        return true;
    }

    /** Moves to the field's value; false if there was none. */
    boolean to(JsonCursor in, char letter) {
        if (!has(letter)) {
            return false;
        }
        in.position = starts[letter & 63];
        return true;
    }

    /** Where the name of a combined frame's stream stands, or negative. */
    int streamName() {
        return streamName;
    }

    /** Whether the three fields are there that only the top of a book has. */
    boolean partialDepth() {
        return lastUpdateId != ABSENT && bids != ABSENT && asks != ABSENT;
    }

    int lastUpdateId() {
        return lastUpdateId;
    }

    int bids() {
        return bids;
    }

    int asks() {
        return asks;
    }

    /** Moves behind the opening quote of the symbol. */
    boolean toSymbol(JsonCursor in) {
        return to(in, 's') && in.take('"');
    }

    /** The field's decimal without a sign, or {@link DecimalScanner#REFUSED}. */
    long decimal(JsonCursor in, char letter, int scale) {
        return to(in, letter) && in.take('"') ? DecimalScanner.read(in, scale) : DecimalScanner.REFUSED;
    }

    /** The field's whole number, or negative if it is none. */
    long number(JsonCursor in, char letter) {
        return to(in, letter) ? wholeNumber(in) : -1;
    }

    /** The whole number here, or negative if it is none. */
    static long wholeNumber(JsonCursor in) {
        long value = in.number();
        byte next = in.peek();
        return next == '.' || next == 'e' || next == 'E' ? -1 : value;
    }

    private boolean scanMember(JsonCursor in) {
        if (!in.takeAfterSpace('"')) {
            return false;
        }
        int name = in.position;
        if (!in.skipString()) {
            return false;
        }
        int length = in.position - 1 - name;
        if (!in.takeAfterSpace(':')) {
            return false;
        }
        in.skipSpace();
        return note(in, name, length) && in.skipValue();
    }

    private boolean note(JsonCursor in, int name, int length) {
        byte first = in.buffer[name];
        switch (length) {
            case 1 -> {
                return !isLetter(first) || noteLetter(first, in.position);
            }
            case 2 -> control |= is(in, name, "id");
            case 4 -> {
                if (is(in, name, "data")) {
                    boolean once = data == ABSENT;
                    data = in.position;
                    return once;
                }
                if (is(in, name, "bids")) {
                    boolean once = bids == ABSENT;
                    bids = in.position;
                    return once;
                }
                if (is(in, name, "asks")) {
                    boolean once = asks == ABSENT;
                    asks = in.position;
                    return once;
                }
                control |= is(in, name, "code");
            }
            case 5 -> control |= is(in, name, "error");
            case 6 -> {
                if (is(in, name, "stream")) {
                    boolean once = !stream;
                    stream = true;
                    streamName = in.position;
                    return once;
                }
                control |= is(in, name, "result");
                // One escape: a letter in disguise, which could contradict the plain one.
                return first != '\\';
            }
            case 12 -> {
                if (is(in, name, "lastUpdateId")) {
                    boolean once = lastUpdateId == ABSENT;
                    lastUpdateId = in.position;
                    return once;
                }
            }
            default -> {
                // Unknown, skipped.
            }
        }
        return true;
    }

    private boolean noteLetter(byte letter, int start) {
        long bit = 1L << (letter & 63);
        boolean once = (present & bit) == 0;
        present |= bit;
        starts[letter & 63] = start;
        return once;
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    private static boolean is(JsonCursor in, int start, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (in.buffer[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
