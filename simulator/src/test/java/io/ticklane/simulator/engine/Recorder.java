package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.MarketListener;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a market does, one line for each event. */
final class Recorder implements MarketListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity) {
        lines.add(
                "top " + updateId + " " + bidPrice + "x" + bidQuantity + " " + askPrice + "x" + askQuantity);
    }

    @Override
    public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros) {
        lines.add("level " + updateId + " " + (bid ? "bid " : "ask ") + price + "x" + quantity);
    }

    @Override
    public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
            long timeMicros) {
        lines.add("trade " + tradeId + " " + price + "x" + quantity + (buyerIsMaker ? " sold" : " bought"));
    }

    @Override
    public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros) {
        lines.add("aggregate " + aggregateId + " " + price + "x" + quantity + " " + firstTradeId + "-"
                + lastTradeId);
    }

    @Override
    public void onRecorded(String stream, byte[] payload) {
        lines.add("recorded " + stream);
    }

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
