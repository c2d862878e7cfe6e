package io.ticklane.connector.rest;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps copies of what it is given. Any thread. */
public final class Recorder implements InboundHandler {
    private static final long PATIENCE_SECONDS = 20;

    public final BlockingQueue<ExecutionReport> executions = new LinkedBlockingQueue<>();
    public final BlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();
    public final BlockingQueue<FeedEvent> events = new LinkedBlockingQueue<>();

    /** The next report, waited for. */
    public ExecutionReport next() {
        try {
            ExecutionReport report = executions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(report, "no report came");
            return report;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next tick, waited for. */
    public Tick nextTick() {
        try {
            Tick tick = ticks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(tick, "no tick came");
            return tick;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next event, waited for. */
    public FeedEvent nextEvent() {
        try {
            FeedEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(event, "no event came");
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onTick(Tick tick) {
        Tick copy = new Tick();
        copy.copyFrom(tick);
        ticks.add(copy);
    }

    @Override
    public void onTrade(Trade trade) {
        throw new AssertionError("no trade expected");
    }

    @Override
    public void onDepth(DepthDiff diff) {
        throw new AssertionError("no diff expected");
    }

    @Override
    public void onExecution(ExecutionReport report) {
        ExecutionReport copy = new ExecutionReport();
        copy.copyFrom(report);
        executions.add(copy);
    }

    @Override
    public void onFeed(FeedEvent event) {
        events.add(event);
    }
}
