package io.ticklane.connector.ring;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;

/**
 * Calls the core at once, without a slot, and contains what it throws as the ring does.
 *
 * <p>The consuming thread only.
 */
final class DirectHandler implements InboundHandler {
    private final InboundHandler core;
    private final Delivery delivery;

    DirectHandler(InboundHandler core, Delivery delivery) {
        this.core = core;
        this.delivery = delivery;
    }

    @Override
    public boolean wantsStamps() {
        return core.wantsStamps();
    }

    @Override
    public void onTick(Tick tick) {
        try {
            core.onTick(tick);
        } catch (Throwable t) {
            delivery.failed("tick", t);
        }
    }

    @Override
    public void onTrade(Trade trade) {
        try {
            core.onTrade(trade);
        } catch (Throwable t) {
            delivery.failed("trade", t);
        }
    }

    @Override
    public void onDepth(DepthDiff diff) {
        try {
            core.onDepth(diff);
        } catch (Throwable t) {
            delivery.failed("depth diff", t);
        }
    }

    @Override
    public void onPartialDepth(PartialDepth depth) {
        try {
            core.onPartialDepth(depth);
        } catch (Throwable t) {
            delivery.failed("partial depth", t);
        }
    }

    @Override
    public void onKline(Kline kline) {
        try {
            core.onKline(kline);
        } catch (Throwable t) {
            delivery.failed("candlestick", t);
        }
    }

    @Override
    public void onTicker(RollingTicker ticker) {
        try {
            core.onTicker(ticker);
        } catch (Throwable t) {
            delivery.failed("24 h statistics", t);
        }
    }

    @Override
    public void onExecution(ExecutionReport report) {
        try {
            core.onExecution(report);
        } catch (Throwable t) {
            delivery.failed("execution", t);
        }
    }

    @Override
    public void onFeed(FeedEvent event) {
        try {
            core.onFeed(event);
        } catch (Throwable t) {
            delivery.failed("feed event", t);
        }
    }
}
