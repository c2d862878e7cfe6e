package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;

/** One symbol's book with its id sequences. Simulator thread only. */
final class Book implements BookView {
    final SymbolSpec spec;
    final BookSide bids = new BookSide(true);
    final BookSide asks = new BookSide(false);
    final int baseAsset;
    final int quoteAsset;
    final Triggers triggers = new Triggers();
    SymbolRules rules;
    long updateId;
    long lastPrice;
    long lastTradeId;
    long lastAggregateId;
    long lastExecutionId;
    long nextPreventionId;
    long nextAllocationId;
    private long toldBid;
    private long toldBidQuantity;
    private long toldAsk;
    private long toldAskQuantity;

    Book(SymbolSpec spec, int baseAsset, int quoteAsset) {
        this.spec = spec;
        this.baseAsset = baseAsset;
        this.quoteAsset = quoteAsset;
        rules = SymbolRules.standard(spec);
    }

    BookSide side(boolean bid) {
        return bid ? bids : asks;
    }

    /** Worth in the quote asset at scale 8, rounded down. */
    long quote(long price, long quantity) {
        return Fixed.product(price, quantity, excess());
    }

    /** Worth in the quote asset at scale 8, rounded up: what a buyer must have. */
    long quoteUp(long price, long quantity) {
        return Fixed.productUp(price, quantity, excess());
    }

    private int excess() {
        return spec.priceScale() + spec.quantityScale() - Decimal.WIRE_SCALE;
    }

    /** A quantity at scale 8. */
    long base(long quantity) {
        return Math.multiplyExact(quantity, Decimal.power(Decimal.WIRE_SCALE - spec.quantityScale()));
    }

    /** Most that a quote amount at scale 8 buys at a price, in whole steps. */
    long affordable(long quoteAmount, long price) {
        int excess = excess();
        long quantity = excess >= 0
                ? Fixed.quotient(quoteAmount, excess, price)
                : quoteAmount / Math.multiplyExact(price, Decimal.power(-excess));
        return quantity - quantity % spec.stepSize();
    }

    /** Asset that a side pays with. */
    int pays(boolean buy) {
        return buy ? quoteAsset : baseAsset;
    }

    /** A trade happened at this price, or a recording says so. */
    void traded(long price) {
        lastPrice = price;
        triggers.saw(price);
    }

    /** Tells a level's new quantity, under the next update id. */
    void tellLevel(MarketListener[] listeners, boolean bid, Level level, long timeMicros) {
        updateId++;
        tellLevelAsIs(listeners, bid, level, timeMicros);
    }

    /** Tells a level's new quantity, under the present update id. */
    void tellLevelAsIs(MarketListener[] listeners, boolean bid, Level level, long timeMicros) {
        for (MarketListener listener : listeners) {
            listener.onLevel(spec.index(), updateId, bid, level.price, level.total, timeMicros);
        }
    }

    /** Tells the top of the book if it is not what was told last. */
    void tellTop(MarketListener[] listeners) {
        long bid = bids.bestPrice();
        long bidQuantity = bids.bestQuantity();
        long ask = asks.bestPrice();
        long askQuantity = asks.bestQuantity();
        if (bid == toldBid && bidQuantity == toldBidQuantity && ask == toldAsk
                && askQuantity == toldAskQuantity) {
            return;
        }
        toldBid = bid;
        toldBidQuantity = bidQuantity;
        toldAsk = ask;
        toldAskQuantity = askQuantity;
        for (MarketListener listener : listeners) {
            listener.onBookTicker(spec.index(), updateId, bid, bidQuantity, ask, askQuantity);
        }
    }

    @Override
    public long updateId() {
        return updateId;
    }

    @Override
    public int levels(boolean bid) {
        return side(bid).size();
    }

    @Override
    public long price(boolean bid, int level) {
        return side(bid).level(level).price;
    }

    @Override
    public long quantity(boolean bid, int level) {
        return side(bid).level(level).total;
    }

    @Override
    public long lastPrice() {
        return lastPrice;
    }

    @Override
    public long lastTradeId() {
        return lastTradeId;
    }

    @Override
    public long lastAggregateId() {
        return lastAggregateId;
    }
}
