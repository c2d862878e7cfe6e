package io.ticklane.bridge;

import io.ticklane.cache.PriceCache;
import io.ticklane.cache.Quote;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderSender;
import io.ticklane.connector.OrderStatus;
import org.jspecify.annotations.Nullable;

/** What a strategy sees of the core. Core thread, except {@link #feed}. */
final class CoreContext implements StrategyContext {
    private final Instruments instruments;
    private final PriceCache cache;
    private final OrderDesk desk;
    private final OrderTable table;
    private final Positions positions;
    private final Moment moment;
    // Written by the core; read by any thread for the status.
    private volatile FeedState feed = FeedState.CONNECTING;

    CoreContext(Instruments instruments, PriceCache cache, OrderDesk desk, OrderTable table,
            CoreState state) {
        this.instruments = instruments;
        this.cache = cache;
        this.desk = desk;
        this.table = table;
        positions = state.positions;
        moment = state.moment;
    }

    void feed(FeedState state) {
        feed = state;
    }

    @Override
    public Instruments instruments() {
        return instruments;
    }

    @Override
    public OrderSender orders() {
        return desk;
    }

    @Override
    public int quote(int instrumentId, Quote into) {
        return cache.get(instrumentId, moment.now(), into);
    }

    @Override
    public FeedState feed() {
        return feed;
    }

    @Override
    public long nowNanos() {
        return moment.now();
    }

    @Override
    public int openOrders(int instrumentId) {
        return table.size(instrumentId);
    }

    @Override
    public int openOrders() {
        return table.size();
    }

    @Override
    public @Nullable OrderStatus orderStatus(long orderId) {
        return table.status(orderId);
    }

    @Override
    public long position(int instrumentId) {
        return positions.base(instrumentId);
    }
}
