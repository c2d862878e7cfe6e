package io.ticklane.connector.spot;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.order.PaperOrderGateway;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the ring for the core, which is made later, and lets the paper venue see a price before the core
 * does: an order that answers a tick meets that tick's top.
 *
 * <p>Core thread only; core and paper venue are set before any thread runs.
 */
final class CoreRelay implements InboundHandler {
    private @Nullable PaperOrderGateway paper;
    private @Nullable InboundHandler core;

    void watchedBy(PaperOrderGateway gateway) {
        paper = gateway;
    }

    void to(InboundHandler handler) {
        core = handler;
    }

    @Override
    public boolean wantsStamps() {
        return core().wantsStamps();
    }

    @Override
    public void onTick(Tick tick) {
        if (paper != null) {
            paper.onTick(tick);
        }
        core().onTick(tick);
    }

    @Override
    public void onTrade(Trade trade) {
        if (paper != null && !trade.aggregate) {
            paper.onTrade(trade);
        }
        core().onTrade(trade);
    }

    @Override
    public void onDepth(DepthDiff diff) {
        core().onDepth(diff);
    }

    @Override
    public void onPartialDepth(PartialDepth depth) {
        core().onPartialDepth(depth);
    }

    @Override
    public void onKline(Kline kline) {
        core().onKline(kline);
    }

    @Override
    public void onTicker(RollingTicker ticker) {
        core().onTicker(ticker);
    }

    @Override
    public void onExecution(ExecutionReport report) {
        core().onExecution(report);
    }

    @Override
    public void onFeed(FeedEvent event) {
        core().onFeed(event);
    }

    private InboundHandler core() {
        InboundHandler handler = core;
        if (handler == null) {
            throw new IllegalStateException("an event before the connector was started");
        }
        return handler;
    }
}
