package io.ticklane.simulator.engine;

/** A book as it stood at a moment. Immutable. */
public final class BookCopy implements BookView {
    private final long updateId;
    private final long lastPrice;
    private final long lastTradeId;
    private final long lastAggregateId;
    private final long[][] prices = new long[2][];
    private final long[][] quantities = new long[2][];

    /** Copies all levels. */
    public BookCopy(BookView book) {
        updateId = book.updateId();
        lastPrice = book.lastPrice();
        lastTradeId = book.lastTradeId();
        lastAggregateId = book.lastAggregateId();
        copy(book, true);
        copy(book, false);
    }

    private void copy(BookView book, boolean bid) {
        long[] price = new long[book.levels(bid)];
        long[] quantity = new long[price.length];
        for (int i = 0; i < price.length; i++) {
            price[i] = book.price(bid, i);
            quantity[i] = book.quantity(bid, i);
        }
        prices[bid ? 0 : 1] = price;
        quantities[bid ? 0 : 1] = quantity;
    }

    @Override
    public long updateId() {
        return updateId;
    }

    @Override
    public int levels(boolean bid) {
        return prices[bid ? 0 : 1].length;
    }

    @Override
    public long price(boolean bid, int level) {
        return prices[bid ? 0 : 1][level];
    }

    @Override
    public long quantity(boolean bid, int level) {
        return quantities[bid ? 0 : 1][level];
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
