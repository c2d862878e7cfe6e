package io.ticklane.simulator.playback;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The recorded book of one symbol, told to the exchange as liquidity from outside, so that orders meet what was
 * there. Simulator thread only.
 */
final class RecordedBook {
    private final Exchange exchange;
    private final SymbolSpec spec;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private long tickerId;
    private long tickerBid;
    private long tickerAsk;

    RecordedBook(Exchange exchange, SymbolSpec spec) {
        this.exchange = exchange;
        this.spec = spec;
    }

    void apply(RecordedPayload payload) throws MalformedCaptureException {
        switch (payload.type()) {
            case BOOK_TICKER :
                ticker(payload);
                break;
            case DEPTH :
                difference(payload);
                break;
            case SNAPSHOT :
                snapshot(payload);
                break;
            case TRADE :
            case AGG_TRADE :
                payload.levels((bid, price, decimals, quantity, quantityDecimals) -> exchange
                        .lastPrice(spec.index(), scaled(price, decimals, spec.priceScale())));
                break;
            default :
        }
    }

    /** A ticker is newer than the differences sent so far: what is better than it is gone. */
    private void ticker(RecordedPayload payload) throws MalformedCaptureException {
        tickerId = payload.lastId();
        payload.levels((bid, price, priceDecimals, quantity, quantityDecimals) -> {
            long scaledPrice = scaled(price, priceDecimals, spec.priceScale());
            if (bid) {
                tickerBid = scaledPrice;
            } else {
                tickerAsk = scaledPrice;
            }
            clearBetter(bid, scaledPrice);
            set(bid, scaledPrice, scaled(quantity, quantityDecimals, spec.quantityScale()));
        });
        exchange.updateId(spec.index(), tickerId);
    }

    private void difference(RecordedPayload payload) throws MalformedCaptureException {
        long last = payload.lastId();
        boolean olderThanTicker = last < tickerId;
        payload.levels((bid, price, priceDecimals, quantity, quantityDecimals) -> {
            long scaledPrice = scaled(price, priceDecimals, spec.priceScale());
            long limit = bid ? tickerBid : tickerAsk;
            boolean atOrBetter = bid ? scaledPrice >= limit : scaledPrice <= limit;
            if (!(olderThanTicker && atOrBetter)) {
                set(bid, scaledPrice, scaled(quantity, quantityDecimals, spec.quantityScale()));
            }
        });
        exchange.updateId(spec.index(), last);
    }

    private void snapshot(RecordedPayload payload) throws MalformedCaptureException {
        Map<Long, Long> newBids = new HashMap<>();
        Map<Long, Long> newAsks = new HashMap<>();
        payload.levels((bid, price, priceDecimals, quantity, quantityDecimals) -> (bid ? newBids : newAsks)
                .put(scaled(price, priceDecimals, spec.priceScale()),
                        scaled(quantity, quantityDecimals, spec.quantityScale())));
        replace(true, bids, newBids);
        replace(false, asks, newAsks);
        exchange.updateId(spec.index(), payload.lastId());
    }

    private void replace(boolean bid, TreeMap<Long, Long> levels, Map<Long, Long> by) {
        for (Long price : levels.keySet().toArray(new Long[0])) {
            if (!by.containsKey(price)) {
                set(bid, price, 0);
            }
        }
        by.forEach((price, quantity) -> set(bid, price, quantity));
    }

    private void clearBetter(boolean bid, long price) {
        TreeMap<Long, Long> levels = bid ? bids : asks;
        while (!levels.isEmpty() && (bid ? levels.firstKey() > price : levels.firstKey() < price)) {
            set(bid, levels.firstKey(), 0);
        }
    }

    private void set(boolean bid, long price, long quantity) {
        TreeMap<Long, Long> levels = bid ? bids : asks;
        Long before = quantity == 0 ? levels.remove(price) : levels.put(price, quantity);
        if (before == null ? quantity != 0 : before != quantity) {
            exchange.level(spec.index(), bid, price, quantity);
        }
    }

    private static long scaled(long mantissa, int decimals, int scale) throws MalformedCaptureException {
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
