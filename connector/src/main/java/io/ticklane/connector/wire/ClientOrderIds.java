package io.ticklane.connector.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text under which the venue knows an order of ours, made from the session and the order's number, so that
 * an answer finds its order without a table: {@code t3fk9x-1a-u88100233} is order 46 of session {@code 3fk9x},
 * placed on seeing update 88100233.
 *
 * <p>Immutable; any thread.
 */
public final class ClientOrderIds {
    /** What the venue takes. */
    static final int MAX_LENGTH = 36;

    private static final int BASE = 36;

    private final String prefix;
    private final byte[] prefixBytes;

    /** @param session base 36 in lower case, 1 to 8 characters, different for each run */
    public ClientOrderIds(String session) {
        if (session.isEmpty() || session.length() > 8 || !base36(session, 0, session.length())) {
            throw new IllegalArgumentException(
                    "session must be 1 to 8 characters of a-z and 0-9, is '" + session + "'");
        }
        prefix = "t" + session + "-";
        prefixBytes = prefix.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The text for an order, at most 36 characters of {@code a-z0-9-}.
     *
     * @param orderId ours, not negative
     * @param triggerUpdateId of the tick that the order answers; left out where it is not positive or would make
     *        the text too long for the venue
     */
    public String text(long orderId, long triggerUpdateId) {
        StringBuilder text = new StringBuilder(MAX_LENGTH).append(prefix)
                .append(Long.toString(orderId, BASE));
        if (triggerUpdateId > 0) {
            int length = text.length();
            text.append("-u").append(triggerUpdateId);
            if (text.length() > MAX_LENGTH) {
                text.setLength(length);
            }
        }
        return text.toString();
    }

    /** Writes what {@link #text} returns; returns the position behind it. Does not allocate. */
    int write(long orderId, long triggerUpdateId, byte[] to, int from) {
        System.arraycopy(prefixBytes, 0, to, from, prefixBytes.length);
        int at = writeBase36(orderId, to, from + prefixBytes.length);
        if (triggerUpdateId <= 0) {
            return at;
        }
        to[at] = '-';
        to[at + 1] = 'u';
        int end = DecimalWriter.write(to, at + 2, triggerUpdateId, 0);
        return end - from > MAX_LENGTH ? at : end;
    }

    private static int writeBase36(long value, byte[] to, int from) {
        int end = from + 1;
        for (long rest = value / BASE; rest > 0; rest /= BASE) {
            end++;
        }
        int at = end;
        long rest = value;
        do {
            int digit = (int) (rest % BASE);
            to[--at] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest /= BASE;
        } while (at > from);
        return end;
    }

    /** The order's number, or -1 if the text is not of this session. */
    public long orderId(CharSequence text) {
        int length = text.length();
        int start = prefix.length();
        if (length <= start || length > MAX_LENGTH || !prefix.contentEquals(text.subSequence(0, start))) {
            return -1;
        }
        int end = start;
        while (end < length && text.charAt(end) != '-') {
            end++;
        }
        if (end == start || !base36(text, start, end) || !trigger(text, end)) {
            return -1;
        }
        try {
            return Long.parseLong(text, start, end, BASE);
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    /** As {@link #orderId(CharSequence)}, of ASCII between two places. Does not allocate. */
    long orderId(byte[] text, int from, int to) {
        int start = from + prefixBytes.length;
        if (to <= start || to - from > MAX_LENGTH
                || !Arrays.equals(text, from, start, prefixBytes, 0, prefixBytes.length)) {
            return -1;
        }
        long value = 0;
        int at = start;
        for (; at < to && text[at] != '-'; at++) {
            int digit = digit(text[at]);
            if (digit < 0 || value > (Long.MAX_VALUE - digit) / BASE) {
                return -1;
            }
            value = value * BASE + digit;
        }
        return at > start && trigger(text, at, to) ? value : -1;
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
    }

    private static boolean trigger(byte[] text, int from, int to) {
        if (from == to) {
            return true;
        }
        if (to < from + 3 || text[from + 1] != 'u') {
            return false;
        }
        for (int i = from + 2; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean base36(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean trigger(CharSequence text, int from) {
        if (from == text.length()) {
            return true;
        }
        if (text.length() < from + 3 || text.charAt(from + 1) != 'u') {
            return false;
        }
        for (int i = from + 2; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
