package io.ticklane.bridge;

import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.Trade;
import io.ticklane.connector.spot.StreamKind;

/** Places an order at every event of one kind that finds none open, now a buy and now a sell. */
final class EventTrader implements Strategy {
    /** Worth more than the venue's least, and less than is shown. */
    private static final long QUANTITY = 1_000;

    private final Quote quote = new Quote();
    private final StreamKind trigger;
    private StrategyContext context;
    private boolean buy;

    EventTrader(StreamKind trigger) {
        this.trigger = trigger;
    }

    @Override
    public void onStart(StrategyContext started) {
        context = started;
    }

    @Override
    public void onTick(Tick tick) {
        if (trigger == StreamKind.BOOK_TICKER) {
            order(tick.instrumentId);
        }
    }

    @Override
    public void onTrade(Trade trade) {
        if (trigger == StreamKind.TRADE) {
            order(trade.instrumentId);
        }
    }

    @Override
    public void onDepth(DepthDiff diff) {
        if (trigger == StreamKind.DEPTH) {
            order(diff.instrumentId);
        }
    }

    private void order(int instrument) {
        if (context.openOrders() == 0 && context.quote(instrument, quote) == QuoteReader.HIT) {
            buy = !buy;
            context.orders().place(instrument, buy ? Side.BUY : Side.SELL, OrderType.LIMIT,
                    TimeInForce.IOC, buy ? quote.askPrice : quote.bidPrice, QUANTITY);
        }
    }
}
