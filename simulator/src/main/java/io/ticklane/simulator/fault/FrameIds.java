package io.ticklane.simulator.fault;

/**
 * The ids that a stream's frame carries: update ids of tickers and depth, trade ids of trades, execution ids of
 * account events, the event time of what has no id.
 *
 * @param first or -1 if there is none
 * @param last the same as {@code first} except in depth events
 */
public record FrameIds(long first, long last) {
    /** No id at all. */
    public static final FrameIds NONE = new FrameIds(-1, -1);

    /** Reads them from a frame with a JSON payload, wrapped or not. */
    public static FrameIds of(String stream, byte[] frame, int offset, int length) {
        if (!Frames.text(frame, offset)) {
            return NONE;
        }
        return in(stream, frame, Frames.payload(frame, offset), offset + length);
    }

    /** Reads them from JSON. */
    public static FrameIds in(String stream, byte[] frame, int from, int end) {
        int at = stream.indexOf('@') + 1;
        if (stream.startsWith("depth", at)) {
            long last = number(frame, from, end, 'u');
            long first = number(frame, from, end, 'U');
            return last < 0 ? snapshot(frame, from, end) : new FrameIds(first < 0 ? last : first, last);
        }
        long id = at == 0 ? number(frame, from, end, 'I') : -1;
        id = id < 0 ? number(frame, from, end, member(stream, at)) : id;
        return id < 0 ? NONE : new FrameIds(id, id);
    }

    private static char member(String stream, int at) {
        if (stream.startsWith("bookTicker", at)) {
            return 'u';
        }
        if (stream.startsWith("trade", at) || stream.startsWith("blockTrade", at)) {
            return 't';
        }
        return stream.startsWith("aggTrade", at) ? 'a' : 'E';
    }

    /** Partial depth: {@code {"lastUpdateId":1,…}}. */
    private static FrameIds snapshot(byte[] frame, int from, int end) {
        for (int i = from; i + 5 < end; i++) {
            if (frame[i] == 'I' && frame[i + 1] == 'd' && frame[i + 2] == '"' && frame[i + 3] == ':') {
                long id = digits(frame, i + 4, end);
                return new FrameIds(id, id);
            }
        }
        return NONE;
    }

    /** Where the digits of a one-letter member begin, or -1. */
    static int member(byte[] bytes, int from, int end, char name) {
        for (int i = from; i + 4 < end; i++) {
            if (bytes[i + 1] == name && bytes[i] == '"' && bytes[i + 2] == '"' && bytes[i + 3] == ':'
                    && bytes[i + 4] >= '0' && bytes[i + 4] <= '9') {
                return i + 4;
            }
        }
        return -1;
    }

    private static long number(byte[] bytes, int from, int end, char name) {
        int at = member(bytes, from, end, name);
        return at < 0 ? -1 : digits(bytes, at, end);
    }

    private static long digits(byte[] bytes, int from, int end) {
        long value = 0;
        for (int i = from; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }
}
