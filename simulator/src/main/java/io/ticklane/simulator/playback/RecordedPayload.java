package io.ticklane.simulator.playback;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the simulator itself reads out of a recorded payload: its type, update ids, prices and quantities. Reused
 * for every line; one thread.
 */
final class RecordedPayload {
    private static final byte[] DEPTH_UPDATE = "depthUpdate".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRADE = "trade".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AGG_TRADE = "aggTrade".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_UPDATE_ID = "lastUpdateId".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BIDS = "bids".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ASKS = "asks".getBytes(StandardCharsets.US_ASCII);

    /** Hears one level, with a quantity of 0 if it goes. Significant decimals only. */
    interface LevelSink {
        void level(boolean bid, long price, int priceDecimals, long quantity, int quantityDecimals)
                throws MalformedCaptureException;
    }

    /** Which payloads are understood. */
    enum Type {
        /** Best bid and ask. */
        BOOK_TICKER(0, "bookTicker"),
        /** One fill. */
        TRADE(1, "trade"),
        /** Fills of one taker at one price. */
        AGG_TRADE(2, "aggTrade"),
        /** Changed levels. */
        DEPTH(3, "depthUpdate"),
        /** The book as a REST answer tells it. */
        SNAPSHOT(4, "snapshot"),
        /** Forwarded, not understood. */
        OTHER(5, "other");

        /** Where counters of this type stand. */
        final int slot;
        final String label;

        Type(int slot, String label) {
            this.slot = slot;
            this.label = label;
        }
    }

    private final JsonCursor cursor = new JsonCursor();
    /** Where the value of each one-letter member starts; -1 if there is none. */
    private final int[] members = new int[128];
    private byte[] bytes = new byte[0];
    private Type type = Type.OTHER;
    private int bids;
    private int asks;
    private int lastUpdateId;

    /**
     * Reads and checks the object that the range holds.
     *
     * @throws MalformedCaptureException if it is no JSON object, or one of a known type with something missing
     */
    void read(byte[] text, int lineStart, int from, int to) throws MalformedCaptureException {
        bytes = text;
        cursor.reset(text, lineStart, from, to);
        Arrays.fill(members, -1);
        bids = -1;
        asks = -1;
        lastUpdateId = -1;
        cursor.expect('{');
        if (!cursor.accept('}')) {
            do {
                member();
            } while (cursor.accept(','));
            cursor.expect('}');
        }
        if (cursor.peek() != 0) {
            throw new MalformedCaptureException(
                    "something after the frame at column " + cursor.column());
        }
        type = judge();
    }

    Type type() {
        return type;
    }

    /** The id up to which the book is told; 0 for trades and others. */
    long lastId() throws MalformedCaptureException {
        return switch (type) {
            case SNAPSHOT -> integerAt(lastUpdateId);
            case BOOK_TICKER, DEPTH -> integerAt(members['u']);
            default -> 0;
        };
    }

    /** First id of a depth update. */
    long firstId() throws MalformedCaptureException {
        return integerAt(members['U']);
    }

    /** A member that is a whole number. */
    long number(char member) throws MalformedCaptureException {
        if (members[member] < 0) {
            throw new MalformedCaptureException(type.label + " without " + member);
        }
        return integerAt(members[member]);
    }

    /** Whether a member is there and true. */
    boolean flag(char member) {
        return members[member] >= 0 && bytes[members[member]] == 't';
    }

    /** Tells every price with its quantity: of a ticker both sides, of a trade once as a bid. */
    void levels(LevelSink sink) throws MalformedCaptureException {
        switch (type) {
            case BOOK_TICKER -> {
                pair(true, members['b'], members['B'], sink);
                pair(false, members['a'], members['A'], sink);
            }
            case TRADE, AGG_TRADE -> pair(true, members['p'], members['q'], sink);
            case DEPTH -> {
                side(true, members['b'], sink);
                side(false, members['a'], sink);
            }
            case SNAPSHOT -> {
                side(true, bids, sink);
                side(false, asks, sink);
            }
            default -> {
                return;
            }
        }
    }

    private void member() throws MalformedCaptureException {
        int start = cursor.text();
        int length = cursor.textEnd() - start;
        cursor.expect(':');
        cursor.peek();
        int value = cursor.position();
        if (length == 1 && bytes[start] >= 0) {
            members[bytes[start]] = value;
        } else if (matches(start, LAST_UPDATE_ID)) {
            lastUpdateId = value;
        } else if (matches(start, BIDS)) {
            bids = value;
        } else if (matches(start, ASKS)) {
            asks = value;
        }
        cursor.skipValue();
    }

    private Type judge() throws MalformedCaptureException {
        if (lastUpdateId >= 0) {
            return required(Type.SNAPSHOT, bids, asks);
        }
        int event = members['e'];
        if (event < 0) {
            return members['u'] >= 0 && members['B'] >= 0
                    ? required(Type.BOOK_TICKER, members['b'], members['a'], members['A'])
                    : Type.OTHER;
        }
        if (matches(event + 1, DEPTH_UPDATE)) {
            return required(Type.DEPTH, members['U'], members['u'], members['b'], members['a']);
        }
        if (matches(event + 1, TRADE)) {
            return required(Type.TRADE, members['t'], members['p'], members['q']);
        }
        return matches(event + 1, AGG_TRADE)
                ? required(Type.AGG_TRADE, members['p'], members['q'])
                : Type.OTHER;
    }

    private static Type required(Type type, int... positions) throws MalformedCaptureException {
        for (int position : positions) {
            if (position < 0) {
                throw new MalformedCaptureException(type.label + " with members missing");
            }
        }
        return type;
    }

    private long integerAt(int position) throws MalformedCaptureException {
        cursor.moveTo(position);
        return cursor.integer();
    }

    private void pair(boolean bid, int price, int quantity, LevelSink sink) throws MalformedCaptureException {
        cursor.moveTo(price);
        cursor.decimal();
        long priceMantissa = cursor.mantissa();
        int priceDecimals = cursor.decimals();
        cursor.moveTo(quantity);
        cursor.decimal();
        sink.level(bid, priceMantissa, priceDecimals, cursor.mantissa(), cursor.decimals());
    }

    private void side(boolean bid, int list, LevelSink sink) throws MalformedCaptureException {
        cursor.moveTo(list);
        cursor.expect('[');
        if (cursor.accept(']')) {
            return;
        }
        do {
            cursor.expect('[');
            cursor.peek();
            int price = cursor.position();
            cursor.skipValue();
            cursor.expect(',');
            cursor.peek();
            pair(bid, price, cursor.position(), sink);
            while (cursor.accept(',')) {
                cursor.skipValue();
            }
            cursor.expect(']');
        } while (cursor.accept(','));
        cursor.expect(']');
    }

    private boolean matches(int start, byte[] word) {
        int stop = start + word.length;
        return stop < bytes.length && bytes[stop] == '"'
                && Arrays.equals(bytes, start, stop, word, 0, word.length);
    }
}
