package io.ticklane.bridge;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Does at market data or a report what a test says, and writes down its calls. */
final class Script implements Strategy {
    final List<String> calls = new ArrayList<>();
    StrategyContext context;
    Consumer<StrategyContext> atTick = core -> {};
    /** At a trade, a book, a candlestick, statistics. */
    Consumer<StrategyContext> atOther = core -> {};
    Consumer<ExecutionReport> atExecution = report -> {};
    Consumer<StrategyContext> atTimer = core -> {};

    @Override
    public void onStart(StrategyContext startedWith) {
        context = startedWith;
        calls.add("start");
    }

    @Override
    public void onTick(Tick tick) {
        calls.add("tick " + tick.updateId);
        atTick.accept(context);
    }

    @Override
    public void onTrade(Trade trade) {
        calls.add("trade " + trade.tradeId);
        atOther.accept(context);
    }

    @Override
    public void onDepth(DepthDiff diff) {
        calls.add("depth " + diff.lastUpdateId);
        atOther.accept(context);
    }

    @Override
    public void onPartialDepth(PartialDepth depth) {
        calls.add("partial depth " + depth.lastUpdateId);
        atOther.accept(context);
    }

    @Override
    public void onKline(Kline kline) {
        calls.add("kline " + kline.interval);
        atOther.accept(context);
    }

    @Override
    public void onTicker(RollingTicker ticker) {
        calls.add("ticker " + ticker.last);
        atOther.accept(context);
    }

    @Override
    public void onExecution(ExecutionReport report) {
        calls.add("execution " + report.orderId + " " + report.status);
        atExecution.accept(report);
    }

    @Override
    public void onFeed(FeedEvent event) {
        calls.add("feed " + event.state());
    }

    @Override
    public void onTimer(long nowNanos) {
        atTimer.accept(context);
    }

    @Override
    public void onStop() {
        calls.add("stop");
    }
}
