package io.ticklane.simulator;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.SymbolStatus;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.stream.MarketView;

/** Shows the exchange to the streams. Simulator thread only. */
final class ExchangeView implements MarketView {
    private final Exchange exchange;
    private final VenueTime time;

    ExchangeView(Exchange exchange, VenueTime time) {
        this.exchange = exchange;
        this.time = time;
    }

    @Override
    public long epochMicros() {
        return time.epochMicros();
    }

    @Override
    public long nanosAt(long epochMicros) {
        return time.nanosAt(epochMicros);
    }

    @Override
    public long updateId(int symbol) {
        return exchange.book(symbol).updateId();
    }

    @Override
    public int levels(int symbol, boolean bid) {
        return exchange.book(symbol).levels(bid);
    }

    @Override
    public long price(int symbol, boolean bid, int level) {
        return exchange.book(symbol).price(bid, level);
    }

    @Override
    public long quantity(int symbol, boolean bid, int level) {
        return exchange.book(symbol).quantity(bid, level);
    }

    @Override
    public boolean published(int symbol) {
        return exchange.rules(symbol).status() != SymbolStatus.BREAK;
    }

    @Override
    public boolean klinesPublished(int symbol) {
        SymbolStatus status = exchange.rules(symbol).status();
        return status != SymbolStatus.BREAK && status != SymbolStatus.CANCEL_ONLY;
    }
}
