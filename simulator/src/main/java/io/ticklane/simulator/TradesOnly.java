package io.ticklane.simulator;

import io.ticklane.simulator.market.MarketListener;

/** Lets trades through and keeps the book quiet, where another market tells the best prices. */
final class TradesOnly implements MarketListener {
    private final MarketListener listener;

    TradesOnly(MarketListener listener) {
        this.listener = listener;
    }

    @Override
    public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity) {
        // The metronome says what the best prices are.
    }

    @Override
    public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros) {
        // Its ids are planned times, which levels cannot follow.
    }

    @Override
    public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
            long timeMicros) {
        listener.onTrade(symbol, tradeId, price, quantity, buyerIsMaker, timeMicros);
    }

    @Override
    public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros) {
        listener.onAggTrade(symbol, aggregateId, price, quantity, firstTradeId, lastTradeId, buyerIsMaker,
                timeMicros);
    }

    @Override
    public void onRecorded(String stream, byte[] payload) {
        listener.onRecorded(stream, payload);
    }
}
