package io.ticklane.simulator.playback;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The recorded book of one symbol, told to the exchange as liquidity from outside, so that orders meet what was
 * there. Simulator thread only.
 */
final class RecordedBook {
    private final Exchange exchange;
    private final SymbolSpec spec;
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    /** Last id of the newest difference or snapshot; that of the ticker until there is one. */
    private long bookId;
    private boolean differencesSeen;
    private long tickerId;
    private long tickerBid;
    private long tickerAsk;

    RecordedBook(Exchange exchange, SymbolSpec spec) {
        this.exchange = exchange;
        this.spec = spec;
    }

    void apply(RecordedPayload payload) throws MalformedCaptureException {
        switch (payload.type()) {
            case BOOK_TICKER -> ticker(payload);
            case DEPTH -> difference(payload);
            case SNAPSHOT -> snapshot(payload);
            case TRADE, AGG_TRADE ->
                payload.levels((bid, price, decimals, quantity, quantityDecimals) -> exchange
                        .lastPrice(spec.index(), scaled(price, decimals, spec.priceScale())));
            default -> {
                return;
            }
        }
    }

    /** Empties the book, before the recording begins anew. */
    void clear() {
        removeAbsent(true, bids, Map.of());
        removeAbsent(false, asks, Map.of());
        tickerId = 0;
        bookId = 0;
        differencesSeen = false;
    }

    /**
     * A ticker is newer than the differences sent so far: what is better than it is gone. The book's id stays, since
     * deeper changes up to the ticker's id are still to come.
     */
    private void ticker(RecordedPayload payload) throws MalformedCaptureException {
        tickerId = payload.lastId();
        if (!differencesSeen) {
            bookId = tickerId;
        }
        payload.levels((bid, price, priceDecimals, quantity, quantityDecimals) -> {
            long scaledPrice = scaled(price, priceDecimals, spec.priceScale());
            if (bid) {
                tickerBid = scaledPrice;
            } else {
                tickerAsk = scaledPrice;
            }
            clearBetter(bid, scaledPrice);
        });
        payload.levels((bid, price, priceDecimals, quantity, quantityDecimals) -> set(bid,
                bid ? tickerBid : tickerAsk, scaled(quantity, quantityDecimals, spec.quantityScale())));
    }

    /** What goes, goes first: a book must not cross itself between two levels of one event. */
    private void difference(RecordedPayload payload) throws MalformedCaptureException {
        bookId = payload.lastId();
        differencesSeen = true;
        boolean olderThanTicker = bookId < tickerId;
        for (int pass = 0; pass < 2; pass++) {
            boolean removals = pass == 0;
            payload.levels((bid, price, priceDecimals, quantity, quantityDecimals) -> {
                long scaledPrice = scaled(price, priceDecimals, spec.priceScale());
                long limit = bid ? tickerBid : tickerAsk;
                boolean atOrBetter = bid ? scaledPrice >= limit : scaledPrice <= limit;
                if ((quantity == 0) == removals && !(olderThanTicker && atOrBetter)) {
                    set(bid, scaledPrice, scaled(quantity, quantityDecimals, spec.quantityScale()));
                }
            });
        }
        exchange.updateId(spec.index(), bookId);
    }

    private void snapshot(RecordedPayload payload) throws MalformedCaptureException {
        Map<Long, Long> newBids = new HashMap<>();
        Map<Long, Long> newAsks = new HashMap<>();
        payload.levels((bid, price, priceDecimals, quantity, quantityDecimals) -> (bid ? newBids : newAsks)
                .put(scaled(price, priceDecimals, spec.priceScale()),
                        scaled(quantity, quantityDecimals, spec.quantityScale())));
        bookId = payload.lastId();
        differencesSeen = true;
        removeAbsent(true, bids, newBids);
        removeAbsent(false, asks, newAsks);
        newBids.forEach((price, quantity) -> set(true, price, quantity));
        newAsks.forEach((price, quantity) -> set(false, price, quantity));
        exchange.updateId(spec.index(), bookId);
    }

    /** Takes away the levels that the new book does not have. */
    private void removeAbsent(boolean bid, NavigableMap<Long, Long> levels, Map<Long, Long> by) {
        for (Long price : levels.keySet().toArray(new Long[0])) {
            if (!by.containsKey(price)) {
                set(bid, price, 0);
            }
        }
    }

    private void clearBetter(boolean bid, long price) {
        NavigableMap<Long, Long> levels = levels(bid);
        while (!levels.isEmpty() && (bid ? levels.firstKey() > price : levels.firstKey() < price)) {
            set(bid, levels.firstKey(), 0);
        }
    }

    /**
     * What is new can be taken; what orders took before stays taken, and what the recording takes away comes from what
     * they left as far as it must. So no more is ever taken at a price than came there.
     */
    private void set(boolean bid, long price, long quantity) {
        Long known = quantity == 0 ? levels(bid).remove(price) : levels(bid).put(price, quantity);
        long before = known == null ? 0 : known;
        if (before != quantity) {
            long left = exchange.offered(spec.index(), bid, price);
            long offered = quantity > before ? left + (quantity - before) : Math.min(left, quantity);
            exchange.level(spec.index(), bid, price, offered, bookId);
        }
    }

    private NavigableMap<Long, Long> levels(boolean bid) {
        return bid ? bids : asks;
    }

    static long scaled(long mantissa, int decimals, int scale) throws MalformedCaptureException {
        if (decimals > scale) {
            throw new MalformedCaptureException("more than " + scale + " decimals");
        }
        long value = mantissa;
        for (int i = decimals; i < scale; i++) {
            if (value > Long.MAX_VALUE / 10) {
                throw new MalformedCaptureException("number too large");
            }
            value *= 10;
        }
        return value;
    }
}
