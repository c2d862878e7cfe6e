package io.ticklane.simulator.manual;

import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.Refusal;
import io.ticklane.simulator.engine.TimeInForce;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.Market;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;

/** Quotes and trades as they are posted. Nothing happens by itself. Simulator thread only. */
public final class ManualMarket implements Market {
    private final Exchange exchange;
    private final Wallet maker;
    private final Wallet taker;

    public ManualMarket(Exchange exchange) {
        this.exchange = exchange;
        maker = exchange.participant("manual maker");
        taker = exchange.participant("manual taker");
    }

    /**
     * Sets how much the outside world offers at a price; 0 takes it away. Orders of accounts that this crosses fill.
     */
    public void quote(int symbol, boolean bid, long price, long quantity) {
        exchange.level(symbol, bid, price, quantity);
    }

    /**
     * Lets somebody take this quantity at this price or better: what rests there first, in the order of price and time;
     * what is missing is offered at the price itself and taken at once.
     *
     * @throws IllegalArgumentException if the price is behind the other side's best, where nobody would trade
     */
    public void trade(int symbol, boolean buy, long price, long quantity) {
        BookView book = exchange.book(symbol);
        if (book.levels(buy) > 0
                && (buy ? price <= book.price(true, 0) : price >= book.price(false, 0))) {
            throw new IllegalArgumentException(
                    (buy ? "a BUY at or below the best bid" : "a SELL at or above the best ask")
                            + " would not happen; take the quote away first");
        }
        long there = 0;
        for (int i = 0; i < book.levels(!buy) && there < quantity; i++) {
            long level = book.price(!buy, i);
            there += (buy ? level <= price : level >= price) ? book.quantity(!buy, i) : 0;
        }
        if (there < quantity) {
            place(new Order().limit(maker, symbol, !buy, price, quantity - there));
        }
        place(new Order().limit(taker, symbol, buy, price, quantity).lasting(TimeInForce.IOC));
    }

    private void place(Order order) {
        Refusal refusal = exchange.place(order);
        if (refusal != Refusal.NONE) {
            throw new IllegalArgumentException(refusal.text());
        }
    }

    @Override
    public List<SymbolSpec> symbols() {
        return exchange.symbols();
    }

    @Override
    public long nextDueNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public void advance(long nowNanos) {
        // Nothing is ever planned.
    }

    @Override
    public boolean ended() {
        return false;
    }
}
