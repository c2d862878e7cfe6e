package io.ticklane.connector.wire;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.Objects;

/**
 * Decodes frames of market data in place: bytes to {@link Tick}, {@link Trade}, {@link DepthDiff},
 * {@link PartialDepth} (combined frames only: nothing else names its instrument), {@link Kline} and
 * {@link RollingTicker} with scaled {@code long}s. Raw frames and combined ones
 * ({@code {"stream":…,"data":…}}), fields in any order; the venue's usual order is the fast way. A frame is either
 * delivered whole or not at all; of an array of statistics that holds for each element.
 *
 * <p>Does not allocate once the largest book change has been seen, except to tell of a gap. One thread; the
 * counters may be read by any.
 */
public final class MarketDecoder implements FrameDecoder {
    private final InboundHandler handler;
    private final boolean stamps;
    private final DecoderCounters counters = new DecoderCounters();
    private final JsonCursor cursor = new JsonCursor();
    private final EventSlots slots;
    private final UsualOrder usualOrder;
    private final AnyOrder anyOrder;
    private final Sequences sequences;

    /**
     * A decoder of one connection.
     *
     * @param instruments those to decode; frames of others are ignored
     * @param handler gets the events, from inside {@link #decode}; before an event whose id does not follow the
     *        last one it gets a {@link io.ticklane.connector.FeedEvent.Kind#GAP}
     */
    public MarketDecoder(Instruments instruments, InboundHandler handler) {
        this.handler = handler;
        stamps = handler.wantsStamps();
        slots = new EventSlots(instruments);
        usualOrder = new UsualOrder(slots);
        anyOrder = new AnyOrder(slots);
        sequences = new Sequences(instruments, slots.symbols, counters, handler);
    }

    @Override
    public int decode(byte[] buffer, int offset, int length, long receivedNanos) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        counters.add(DecoderCounters.BYTES, length);
        cursor.reset(buffer, offset, length);
        int kind = usualOrder.read(cursor);
        if (kind == UsualOrder.MISS) {
            cursor.reset(buffer, offset, length);
            kind = anyOrder.read(cursor);
        }
        return switch (kind) {
            case EventSlots.BOOK_TICKER -> deliverTick(receivedNanos);
            case EventSlots.TRADE, EventSlots.AGG_TRADE -> deliverTrade(receivedNanos);
            case EventSlots.DEPTH_UPDATE -> deliverDepth(receivedNanos);
            case EventSlots.PARTIAL_DEPTH -> deliverPartialDepth(receivedNanos);
            case EventSlots.KLINE -> deliverKline(receivedNanos);
            case EventSlots.TICKER, EventSlots.MINI_TICKER -> deliverTicker(receivedNanos);
            case EventSlots.ARRAY -> deliverElements(receivedNanos);
            case CONTROL_REPLY, SERVER_SHUTDOWN -> count(DecoderCounters.CONTROL_REPLIES, kind);
            case IGNORED -> count(DecoderCounters.IGNORED, IGNORED);
            default -> count(DecoderCounters.MALFORMED, MALFORMED);
        };
    }

    /** JSON is text: a binary frame is malformed. */
    @Override
    public int decodeBinary(byte[] buffer, int offset, int length, long receivedNanos) {
        counters.add(DecoderCounters.BYTES, length);
        return count(DecoderCounters.MALFORMED, MALFORMED);
    }

    @Override
    public void resetSequences() {
        sequences.reset();
    }

    @Override
    public DecoderCounters counters() {
        return counters;
    }

    private int deliverTick(long receivedNanos) {
        counters.add(DecoderCounters.BOOK_TICKERS, 1);
        Tick tick = slots.tick;
        tick.receivedNanos = receivedNanos;
        tick.decodedNanos = decodedNanos(receivedNanos);
        tick.publishedNanos = tick.decodedNanos;
        sequences.onTick(tick);
        handler.onTick(tick);
        return MARKET_DATA;
    }

    private int deliverTrade(long receivedNanos) {
        Trade trade = slots.trade;
        counters.add(trade.aggregate ? DecoderCounters.AGG_TRADES : DecoderCounters.TRADES, 1);
        trade.receivedNanos = receivedNanos;
        trade.decodedNanos = decodedNanos(receivedNanos);
        trade.publishedNanos = trade.decodedNanos;
        sequences.onTrade(trade);
        handler.onTrade(trade);
        return MARKET_DATA;
    }

    private int deliverDepth(long receivedNanos) {
        DepthDiff diff = slots.diff;
        counters.add(DecoderCounters.DEPTH_UPDATES, 1);
        counters.add(DecoderCounters.DEPTH_LEVELS, diff.bids + diff.asks);
        diff.receivedNanos = receivedNanos;
        diff.decodedNanos = decodedNanos(receivedNanos);
        diff.publishedNanos = diff.decodedNanos;
        sequences.onDepth(diff);
        handler.onDepth(diff);
        return MARKET_DATA;
    }

    private int deliverPartialDepth(long receivedNanos) {
        counters.add(DecoderCounters.PARTIAL_DEPTHS, 1);
        PartialDepth depth = slots.partialDepth;
        depth.receivedNanos = receivedNanos;
        depth.decodedNanos = decodedNanos(receivedNanos);
        depth.publishedNanos = depth.decodedNanos;
        handler.onPartialDepth(depth);
        return MARKET_DATA;
    }

    private int deliverKline(long receivedNanos) {
        counters.add(DecoderCounters.KLINES, 1);
        Kline kline = slots.kline;
        kline.receivedNanos = receivedNanos;
        kline.decodedNanos = decodedNanos(receivedNanos);
        kline.publishedNanos = kline.decodedNanos;
        handler.onKline(kline);
        return MARKET_DATA;
    }

    private int deliverTicker(long receivedNanos) {
        RollingTicker ticker = slots.ticker;
        counters.add(ticker.mini ? DecoderCounters.MINI_TICKERS : DecoderCounters.TICKERS, 1);
        ticker.receivedNanos = receivedNanos;
        ticker.decodedNanos = decodedNanos(receivedNanos);
        ticker.publishedNanos = ticker.decodedNanos;
        handler.onTicker(ticker);
        return MARKET_DATA;
    }

    private long decodedNanos(long receivedNanos) {
        return stamps ? System.nanoTime() : receivedNanos;
    }

    /** Of an array each element stands for itself: those that are no good are counted, the rest is delivered. */
    private int deliverElements(long receivedNanos) {
        int result = IGNORED;
        for (int kind = anyOrder.readElement(cursor); kind != EventSlots.ARRAY; kind = anyOrder
                .readElement(cursor)) {
            if (kind == MALFORMED) {
                counters.add(DecoderCounters.MALFORMED, 1);
                result = result == MARKET_DATA ? MARKET_DATA : MALFORMED;
            } else if (kind != IGNORED) {
                result = deliverTicker(receivedNanos);
            }
        }
        return result == IGNORED ? count(DecoderCounters.IGNORED, IGNORED) : result;
    }

    private int count(int counter, int result) {
        counters.add(counter, 1);
        return result;
    }
}
