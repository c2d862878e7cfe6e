package io.ticklane.connector.stream;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.wire.MarketDecoder;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What came out of the streams, for a test to wait for. */
final class Feed implements InboundHandler {
    private static final long TIMEOUT_SECONDS = 30;

    final BlockingQueue<String> market = new LinkedBlockingQueue<>();
    final BlockingQueue<FeedEvent> events = new LinkedBlockingQueue<>();

    private final Instruments instruments = new Instruments(
            List.of(instrument(0, "BTCUSDT"), instrument(1, "ETHUSDT")));

    private static Instrument instrument(int id, String symbol) {
        return new Instrument(id, symbol, symbol.substring(0, 3), "USDT", 2, 5, 1, 0, 0, 1, 0, 0, 0, true);
    }

    MarketDecoder decoder() {
        return new MarketDecoder(instruments, this);
    }

    static String bookTicker(long id) {
        return "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":" + id
                + ",\"s\":\"BTCUSDT\",\"b\":\"100.50\",\"B\":\"1.00000\",\"a\":\"100.51\",\"A\":\"2.00000\"}}";
    }

    String nextMarket() throws InterruptedException {
        String next = market.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return next == null ? "nothing came" : next;
    }

    FeedEvent nextEvent() throws InterruptedException {
        FeedEvent next = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no feed event came");
        }
        return next;
    }

    /** The next event, which must be of that kind; its reason. */
    String next(FeedEvent.Kind kind) throws InterruptedException {
        FeedEvent event = nextEvent();
        if (event.kind() != kind) {
            throw new AssertionError("expected " + kind + ", came " + event);
        }
        return event.reason();
    }

    @Override
    public void onTick(Tick tick) {
        market.add("tick " + tick.updateId);
    }

    @Override
    public void onTrade(Trade trade) {
        market.add("trade " + trade.tradeId);
    }

    @Override
    public void onDepth(DepthDiff diff) {
        market.add("depth " + diff.lastUpdateId + " " + diff.bids + "+" + diff.asks);
    }

    @Override
    public void onExecution(ExecutionReport report) {
        market.add("execution");
    }

    @Override
    public void onFeed(FeedEvent event) {
        events.add(event);
    }
}
