package io.ticklane.bridge;

import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderSender;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;

/**
 * Judges an order by the limits and by the instrument's filters, in integers. Core thread only.
 */
final class LimitCheck {
    /** Nothing against it. */
    static final long PASSED = 0;

    private static final long SECOND = 1_000_000_000L;
    private static final int BASIS_POINTS = 10_000;

    private final Instrument[] instruments;
    private final long[] maxNotional;
    private final boolean notionalLimited;
    private final int maxDistanceBps;
    private final int maxOpenOrders;
    private final QuoteReader quotes;
    private final Quote top = new Quote();
    // When the last orders were placed, oldest at the next place to write.
    private final long[] placedNanos;
    private int placed;
    private int nextPlaced;

    LimitCheck(OrderLimits limits, Instruments instruments, QuoteReader quotes) {
        int count = instruments.size();
        this.instruments = new Instrument[count];
        maxNotional = new long[count];
        boolean limited = false;
        for (Instrument instrument : instruments) {
            this.instruments[instrument.id()] = instrument;
            maxNotional[instrument.id()] = limits.maxNotional(instrument.notionalScale());
            limited |= maxNotional[instrument.id()] != Long.MAX_VALUE;
        }
        notionalLimited = limited;
        maxDistanceBps = limits.maxDistanceBps();
        maxOpenOrders = limits.maxOpenOrders() == 0 ? Integer.MAX_VALUE : limits.maxOpenOrders();
        placedNanos = new long[limits.maxOrdersPerSecond()];
        this.quotes = quotes;
    }

    /** {@link #PASSED}, or one of the refusals of {@link OrderSender}. */
    long check(int instrumentId, Side side, OrderType type, long price, long quantity, int openOrders,
            long nowNanos) {
        Instrument instrument = instruments[instrumentId];
        boolean market = type == OrderType.MARKET;
        if (!instrument.trading() || !validQuantity(instrument, quantity)
                || (!market && !validPrice(instrument, price))) {
            return OrderSender.REFUSED_FILTER;
        }
        if (instrument.maxQuantity() > 0 && quantity > instrument.maxQuantity()) {
            return OrderSender.REFUSED_SIZE;
        }
        boolean worthNeedsTop = market && (notionalLimited || instrument.minNotional() > 0);
        boolean needsTop = maxDistanceBps > 0 || worthNeedsTop;
        if (needsTop && quotes.read(instrumentId, nowNanos, top) != QuoteReader.HIT) {
            return OrderSender.REFUSED_DISTANCE;
        }
        long worth = market ? marketPrice(side, needsTop) : price;
        long notional = notional(worth, quantity);
        if (notional > maxNotional[instrumentId]) {
            return OrderSender.REFUSED_NOTIONAL;
        }
        if (notional < instrument.minNotional()) {
            return OrderSender.REFUSED_FILTER;
        }
        if (maxDistanceBps > 0 && !market && tooFar(price)) {
            return OrderSender.REFUSED_DISTANCE;
        }
        if (openOrders >= maxOpenOrders) {
            return OrderSender.REFUSED_FULL;
        }
        return tooMany(nowNanos) ? OrderSender.REFUSED_RATE : PASSED;
    }

    /** An order went out: it counts against the rate. */
    void placed(long nowNanos) {
        if (placedNanos.length == 0) {
            return;
        }
        placedNanos[nextPlaced] = nowNanos;
        nextPlaced = nextPlaced + 1 == placedNanos.length ? 0 : nextPlaced + 1;
        if (placed < placedNanos.length) {
            placed++;
        }
    }

    private boolean tooMany(long nowNanos) {
        return placedNanos.length > 0 && placed == placedNanos.length
                && nowNanos - placedNanos[nextPlaced] < SECOND;
    }

    private boolean tooFar(long price) {
        return price > top.askPrice + allowance(top.askPrice)
                || price < top.bidPrice - allowance(top.bidPrice);
    }

    // Split so that the product cannot overflow: basis points are at most 10,000.
    private long allowance(long price) {
        return price / BASIS_POINTS * maxDistanceBps + price % BASIS_POINTS * maxDistanceBps / BASIS_POINTS;
    }

    private long marketPrice(Side side, boolean topKnown) {
        if (!topKnown) {
            return 0;
        }
        return side == Side.BUY ? top.askPrice : top.bidPrice;
    }

    private static boolean validPrice(Instrument instrument, long price) {
        return price > 0 && onGrid(price, instrument.tickSize())
                && price >= instrument.minPrice()
                && (instrument.maxPrice() == 0 || price <= instrument.maxPrice());
    }

    private static boolean validQuantity(Instrument instrument, long quantity) {
        return quantity > 0 && onGrid(quantity, instrument.stepSize())
                && quantity >= instrument.minQuantity();
    }

    // The scale is the venue's, so a step is mostly one unit, and a division costs more than all the rest.
    private static boolean onGrid(long value, long step) {
        return step <= 1 || value % step == 0;
    }

    // Both factors are positive or 0: a product beyond a long is as good as infinite.
    private static long notional(long price, long quantity) {
        long low = price * quantity;
        return Math.multiplyHigh(price, quantity) != 0 || low < 0 ? Long.MAX_VALUE : low;
    }
}
