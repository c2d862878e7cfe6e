package io.ticklane.simulator;

import io.ticklane.simulator.market.MarketListener;

/** Sends what was recorded as it is, and lets the tape count the trades in it. Simulator thread only. */
final class RecordedEvents implements MarketListener {
    private final MarketListener streams;
    private final MarketListener tape;

    RecordedEvents(MarketListener streams, MarketListener tape) {
        this.streams = streams;
        this.tape = tape;
    }

    @Override
    public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity) {
        // Recorded frames tell it.
    }

    @Override
    public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros) {
        // Recorded frames tell it.
    }

    @Override
    public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
            long timeMicros) {
        tape.onTrade(symbol, tradeId, price, quantity, buyerIsMaker, timeMicros);
    }

    @Override
    public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros) {
        tape.onAggTrade(symbol, aggregateId, price, quantity, firstTradeId, lastTradeId, buyerIsMaker,
                timeMicros);
    }

    @Override
    public void onRecorded(String stream, byte[] payload) {
        streams.onRecorded(stream, payload);
    }
}
