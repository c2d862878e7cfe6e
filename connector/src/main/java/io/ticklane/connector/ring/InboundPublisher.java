package io.ticklane.connector.ring;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.concurrent.locks.LockSupport;

/**
 * The publishing end of the inbound ring. Market data that finds it full is counted and gone; executions and
 * feed events wait, or spill where the caller is the consumer itself. A few slots are kept for those two, so
 * that a flood of market data cannot starve them.
 *
 * <p>Any thread.
 */
final class InboundPublisher implements InboundHandler {
    private static final long FULL = -1;
    private static final long WAIT_NANOS = 20_000;
    private static final int MAX_RESERVE = 256;

    private final RingBuffer<Slot> ring;
    private final InboundRing owner;
    private final InboundHandler core;
    private final Drops drops;
    private final Spill spill;
    private final int reserve;
    private final int largestSplit;

    InboundPublisher(RingBuffer<Slot> ring, InboundRing owner, InboundHandler core, Drops drops,
            Spill spill) {
        this.ring = ring;
        this.owner = owner;
        this.core = core;
        this.drops = drops;
        this.spill = spill;
        reserve = Math.min(MAX_RESERVE, ring.getBufferSize() / 8);
        largestSplit = ring.getBufferSize() / 4;
    }

    @Override
    public boolean wantsStamps() {
        return core.wantsStamps();
    }

    @Override
    public void onTick(Tick tick) {
        long sequence = claimMarketData(1);
        if (sequence == FULL) {
            drops.count(Slot.TICK, tick.instrumentId, ring.getCursor());
            return;
        }
        // Never the stamp before: equal ones mean that no ring lies between.
        ring.get(sequence).put(tick,
                Math.max(publishedNanos(tick.decodedNanos), tick.decodedNanos + 1));
        ring.publish(sequence);
        owner.published();
    }

    @Override
    public void onTrade(Trade trade) {
        long sequence = claimMarketData(1);
        if (sequence == FULL) {
            drops.count(Slot.TRADE, trade.instrumentId, ring.getCursor());
            return;
        }
        Slot slot = ring.get(sequence);
        slot.kind = Slot.TRADE;
        slot.trade.copyFrom(trade);
        slot.trade.publishedNanos = publishedNanos(trade.decodedNanos);
        ring.publish(sequence);
        owner.published();
    }

    @Override
    public void onDepth(DepthDiff diff) {
        int slots = Math.max(1, (diff.bids + diff.asks + DepthPart.LEVELS - 1) / DepthPart.LEVELS);
        boolean large = slots > largestSplit;
        long high = claimMarketData(large ? 1 : slots);
        if (high == FULL) {
            drops.count(Slot.DEPTH, diff.instrumentId, ring.getCursor());
            return;
        }
        if (large) {
            publishLarge(high, diff);
        } else {
            publishSplit(high - slots + 1, high, diff);
        }
        owner.published();
    }

    @Override
    public void onPartialDepth(PartialDepth depth) {
        long sequence = claimMarketData(1);
        if (sequence == FULL) {
            drops.count(Slot.PARTIAL_DEPTH, depth.instrumentId, ring.getCursor());
            return;
        }
        Slot slot = ring.get(sequence);
        PartialDepth copy = slot.partialDepth;
        if (copy == null) {
            copy = new PartialDepth();
            slot.partialDepth = copy;
        }
        slot.kind = Slot.PARTIAL_DEPTH;
        copy.copyFrom(depth);
        copy.publishedNanos = publishedNanos(copy.decodedNanos);
        ring.publish(sequence);
        owner.published();
    }

    @Override
    public void onKline(Kline kline) {
        long sequence = claimMarketData(1);
        if (sequence == FULL) {
            drops.count(Slot.KLINE, kline.instrumentId, ring.getCursor());
            return;
        }
        Slot slot = ring.get(sequence);
        Kline copy = slot.kline;
        if (copy == null) {
            copy = new Kline();
            slot.kline = copy;
        }
        slot.kind = Slot.KLINE;
        copy.copyFrom(kline);
        copy.publishedNanos = publishedNanos(copy.decodedNanos);
        ring.publish(sequence);
        owner.published();
    }

    @Override
    public void onTicker(RollingTicker ticker) {
        long sequence = claimMarketData(1);
        if (sequence == FULL) {
            drops.count(Slot.TICKER, ticker.instrumentId, ring.getCursor());
            return;
        }
        Slot slot = ring.get(sequence);
        RollingTicker copy = slot.ticker;
        if (copy == null) {
            copy = new RollingTicker();
            slot.ticker = copy;
        }
        slot.kind = Slot.TICKER;
        copy.copyFrom(ticker);
        copy.publishedNanos = publishedNanos(copy.decodedNanos);
        ring.publish(sequence);
        owner.published();
    }

    @Override
    public void onExecution(ExecutionReport report) {
        long sequence = claimOrWait();
        if (sequence == FULL) {
            if (owner.consuming()) {
                spill.add(ring.getCursor(), report);
            }
            return;
        }
        Slot slot = ring.get(sequence);
        ExecutionReport copy = slot.execution;
        if (copy == null) {
            copy = new ExecutionReport();
            slot.execution = copy;
        }
        slot.kind = Slot.EXECUTION;
        copy.copyFrom(report);
        ring.publish(sequence);
        owner.published();
    }

    @Override
    public void onFeed(FeedEvent event) {
        long sequence = claimOrWait();
        if (sequence == FULL) {
            if (owner.consuming()) {
                spill.add(ring.getCursor(), event);
            }
            return;
        }
        Slot slot = ring.get(sequence);
        slot.kind = Slot.FEED;
        slot.feed = event;
        ring.publish(sequence);
        owner.published();
    }

    private long publishedNanos(long decodedNanos) {
        // Never the stamp before: equal ones mean that no ring lies between.
        return core.wantsStamps() ? Math.max(System.nanoTime(), decodedNanos + 1) : decodedNanos;
    }

    private void publishSplit(long low, long high, DepthDiff diff) {
        long publishedNanos = publishedNanos(diff.decodedNanos);
        int from = 0;
        for (long sequence = low; sequence <= high; sequence++, from += DepthPart.LEVELS) {
            Slot slot = ring.get(sequence);
            slot.kind = Slot.DEPTH;
            DepthPart part = slot.depth;
            part.first = sequence == low;
            part.last = sequence == high;
            part.header(diff, publishedNanos);
            part.levels(diff, from);
        }
        ring.publish(low, high);
    }

    /** Beyond a quarter of the ring a copy is made: rare, and better than claiming that much at once. */
    private void publishLarge(long sequence, DepthDiff diff) {
        Slot slot = ring.get(sequence);
        DepthDiff copy = new DepthDiff();
        copy.instrumentId = diff.instrumentId;
        copy.firstUpdateId = diff.firstUpdateId;
        copy.lastUpdateId = diff.lastUpdateId;
        copy.eventTime = diff.eventTime;
        copy.receivedNanos = diff.receivedNanos;
        copy.decodedNanos = diff.decodedNanos;
        for (int i = 0; i < diff.bids; i++) {
            copy.addBid(diff.bidPrices[i], diff.bidQuantities[i]);
        }
        for (int i = 0; i < diff.asks; i++) {
            copy.addAsk(diff.askPrices[i], diff.askQuantities[i]);
        }
        slot.kind = Slot.LARGE_DEPTH;
        slot.large = copy;
        copy.publishedNanos = publishedNanos(copy.decodedNanos);
        ring.publish(sequence);
    }

    private long claimMarketData(int slots) {
        if (!ring.hasAvailableCapacity(slots + reserve)) {
            return FULL;
        }
        return tryClaim(slots);
    }

    /** A claimed sequence, or {@link #FULL} on the consumer's own thread, and after the consumer ended. */
    private long claimOrWait() {
        if (owner.consuming()) {
            return spill.isEmpty() ? tryClaim(1) : FULL;
        }
        long sequence = tryClaim(1);
        while (sequence == FULL && !owner.ended()) {
            owner.published();
            LockSupport.parkNanos(WAIT_NANOS);
            sequence = tryClaim(1);
        }
        return sequence;
    }

    private long tryClaim(int slots) {
        try {
            return ring.tryNext(slots);
        } catch (InsufficientCapacityException e) {
            return FULL;
        }
    }
}
