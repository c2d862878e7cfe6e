package io.ticklane.connector.wire;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.EventTimeUnit;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.wire.sbe.BestBidAskStreamEventDecoder;
import io.ticklane.connector.wire.sbe.DepthDiffStreamEventDecoder;
import io.ticklane.connector.wire.sbe.DepthSnapshotStreamEventDecoder;
import io.ticklane.connector.wire.sbe.TradesStreamEventDecoder;
import java.util.List;
import java.util.Objects;

/**
 * Decodes frames of SBE market streams in place, at the offsets of the generated codecs. Longer blocks of a newer
 * version are read as far as they are known, other schemas and messages are skipped. A frame is either delivered
 * whole or not at all; a decimal that does not fit the instrument's scale refuses its frame. Times are microseconds on
 * the wire and are handed over in the unit asked for, rounded down, as in JSON. Text frames are answers to control
 * frames and shutdown notices.
 *
 * <p>Does not allocate once the largest book change has been seen, except to tell of a gap. One thread; the
 * counters may be read by any.
 */
public final class SbeDecoder implements FrameDecoder {
    private final InboundHandler handler;
    private final int unitMicros;
    private final boolean stamps;
    private final DecoderCounters counters = new DecoderCounters();
    private final SbeFrame frame;
    private final SbeLevels levels = new SbeLevels();
    private final Sequences sequences;
    private final MarketDecoder text;
    private final Tick tick = new Tick();
    private final Trade trade = new Trade();
    private final DepthDiff diff = new DepthDiff();
    private final PartialDepth partial = new PartialDepth();

    /** A decoder of one connection that hands times over in milliseconds. */
    public SbeDecoder(Instruments instruments, InboundHandler handler) {
        this(instruments, EventTimeUnit.MILLISECOND, handler);
    }

    /**
     * A decoder of one connection.
     *
     * @param instruments those to decode; frames of others are ignored
     * @param unit of the times handed over
     * @param handler gets the events, from inside {@link #decodeBinary}; before an event whose id does not follow
     *        the last one it gets a {@link io.ticklane.connector.FeedEvent.Kind#GAP}
     */
    public SbeDecoder(Instruments instruments, EventTimeUnit unit, InboundHandler handler) {
        this.handler = handler;
        unitMicros = unit.micros();
        stamps = handler.wantsStamps();
        frame = new SbeFrame(instruments);
        sequences = new Sequences(instruments, frame.symbols, counters, handler);
        text = new MarketDecoder(new Instruments(List.of()), handler);
    }

    @Override
    public int decode(byte[] buffer, int offset, int length, long receivedNanos) {
        counters.add(DecoderCounters.BYTES, length);
        int result = text.decode(buffer, offset, length, receivedNanos);
        return switch (result) {
            case CONTROL_REPLY, SERVER_SHUTDOWN -> count(DecoderCounters.CONTROL_REPLIES, result);
            case MALFORMED -> count(DecoderCounters.MALFORMED, result);
            default -> count(DecoderCounters.IGNORED, IGNORED);
        };
    }

    @Override
    public int decodeBinary(byte[] buffer, int offset, int length, long receivedNanos) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        counters.add(DecoderCounters.BYTES, length);
        int result = frame.begin(buffer, offset, length);
        if (result == SbeFrame.OPEN) {
            result = switch (frame.template) {
                case BestBidAskStreamEventDecoder.TEMPLATE_ID -> bestBidAsk(receivedNanos);
                case TradesStreamEventDecoder.TEMPLATE_ID -> trades(receivedNanos);
                case DepthDiffStreamEventDecoder.TEMPLATE_ID -> depthDiff(receivedNanos);
                case DepthSnapshotStreamEventDecoder.TEMPLATE_ID -> depthSnapshot(receivedNanos);
                default -> IGNORED;
            };
        }
        return switch (result) {
            case MARKET_DATA -> result;
            case IGNORED -> count(DecoderCounters.IGNORED, result);
            default -> count(DecoderCounters.MALFORMED, MALFORMED);
        };
    }

    @Override
    public void resetSequences() {
        sequences.reset();
    }

    @Override
    public DecoderCounters counters() {
        return counters;
    }

    private int bestBidAsk(long receivedNanos) {
        if (!frame.block(BestBidAskStreamEventDecoder.BLOCK_LENGTH)) {
            return MALFORMED;
        }
        int known = frame.symbol(frame.afterBlock(),
                BestBidAskStreamEventDecoder.priceExponentEncodingOffset(),
                BestBidAskStreamEventDecoder.qtyExponentEncodingOffset());
        if (known != SbeFrame.OPEN) {
            return known;
        }
        tick.bidPrice = frame.price(frame.block + BestBidAskStreamEventDecoder.bidPriceEncodingOffset());
        tick.bidQuantity = frame.quantity(frame.block + BestBidAskStreamEventDecoder.bidQtyEncodingOffset());
        tick.askPrice = frame.price(frame.block + BestBidAskStreamEventDecoder.askPriceEncodingOffset());
        tick.askQuantity = frame.quantity(frame.block + BestBidAskStreamEventDecoder.askQtyEncodingOffset());
        long id = frame.number(BestBidAskStreamEventDecoder.bookUpdateIdEncodingOffset());
        if ((tick.bidPrice | tick.bidQuantity | tick.askPrice | tick.askQuantity | id) < 0) {
            return MALFORMED;
        }
        tick.instrumentId = frame.instrument;
        tick.updateId = id;
        tick.receivedNanos = receivedNanos;
        tick.decodedNanos = decodedNanos(receivedNanos);
        tick.publishedNanos = tick.decodedNanos;
        counters.add(DecoderCounters.BOOK_TICKERS, 1);
        sequences.onTick(tick);
        handler.onTick(tick);
        return MARKET_DATA;
    }

    private int trades(long receivedNanos) {
        if (!frame.block(TradesStreamEventDecoder.BLOCK_LENGTH)) {
            return MALFORMED;
        }
        int end = frame.wideGroup(frame.afterBlock(),
                TradesStreamEventDecoder.TradesDecoder.sbeBlockLength());
        if (end == SbeFrame.TRUNCATED) {
            return MALFORMED;
        }
        int first = frame.groupAt;
        int stride = frame.groupBlock;
        int count = frame.groupCount;
        int known = frame.symbol(end, TradesStreamEventDecoder.priceExponentEncodingOffset(),
                TradesStreamEventDecoder.qtyExponentEncodingOffset());
        if (known != SbeFrame.OPEN) {
            return known;
        }
        for (int i = 0, at = first; i < count; i++, at += stride) {
            if (!readTrade(at)) {
                return MALFORMED;
            }
        }
        trade.instrumentId = frame.instrument;
        trade.eventTime = frame.number(TradesStreamEventDecoder.eventTimeEncodingOffset()) / unitMicros;
        trade.tradeTime = frame.number(TradesStreamEventDecoder.transactTimeEncodingOffset())
                / unitMicros;
        trade.receivedNanos = receivedNanos;
        trade.decodedNanos = decodedNanos(receivedNanos);
        trade.publishedNanos = trade.decodedNanos;
        counters.add(DecoderCounters.TRADES, count);
        for (int i = 0, at = first; i < count; i++, at += stride) {
            // A handler may have changed the slot, but not whether this can be read.
            boolean read = readTrade(at);
            assert read;
            sequences.onTrade(trade);
            handler.onTrade(trade);
        }
        return MARKET_DATA;
    }

    private boolean readTrade(int at) {
        trade.tradeId = frame.longAt(at + TradesStreamEventDecoder.TradesDecoder.idEncodingOffset());
        trade.firstTradeId = trade.tradeId;
        trade.lastTradeId = trade.tradeId;
        trade.price = frame.price(at + TradesStreamEventDecoder.TradesDecoder.priceEncodingOffset());
        trade.quantity = frame.quantity(at + TradesStreamEventDecoder.TradesDecoder.qtyEncodingOffset());
        int maker = frame.byteAt(at + TradesStreamEventDecoder.TradesDecoder.isBuyerMakerEncodingOffset());
        trade.buyerIsMaker = maker == 1;
        return (trade.tradeId | trade.price | trade.quantity) >= 0 && maker >>> 1 == 0;
    }

    private int depthDiff(long receivedNanos) {
        if (!frame.block(DepthDiffStreamEventDecoder.BLOCK_LENGTH)) {
            return MALFORMED;
        }
        int known = levels.find(frame, DepthDiffStreamEventDecoder.priceExponentEncodingOffset(),
                DepthDiffStreamEventDecoder.qtyExponentEncodingOffset());
        if (known != SbeFrame.OPEN) {
            return known;
        }
        diff.firstUpdateId = frame.number(DepthDiffStreamEventDecoder.firstBookUpdateIdEncodingOffset());
        diff.lastUpdateId = frame.number(DepthDiffStreamEventDecoder.lastBookUpdateIdEncodingOffset());
        if (diff.firstUpdateId < 0 || diff.lastUpdateId < diff.firstUpdateId || !levels.read(frame, diff)) {
            return MALFORMED;
        }
        diff.instrumentId = frame.instrument;
        diff.eventTime = frame.number(DepthDiffStreamEventDecoder.eventTimeEncodingOffset())
                / unitMicros;
        diff.receivedNanos = receivedNanos;
        diff.decodedNanos = decodedNanos(receivedNanos);
        diff.publishedNanos = diff.decodedNanos;
        counters.add(DecoderCounters.DEPTH_UPDATES, 1);
        counters.add(DecoderCounters.DEPTH_LEVELS, diff.bids + diff.asks);
        sequences.onDepth(diff);
        handler.onDepth(diff);
        return MARKET_DATA;
    }

    private int depthSnapshot(long receivedNanos) {
        if (!frame.block(DepthSnapshotStreamEventDecoder.BLOCK_LENGTH)) {
            return MALFORMED;
        }
        int known = levels.find(frame, DepthSnapshotStreamEventDecoder.priceExponentEncodingOffset(),
                DepthSnapshotStreamEventDecoder.qtyExponentEncodingOffset());
        if (known != SbeFrame.OPEN) {
            return known;
        }
        partial.lastUpdateId = frame.number(DepthSnapshotStreamEventDecoder.bookUpdateIdEncodingOffset());
        if (partial.lastUpdateId < 0 || !levels.read(frame, partial)) {
            return MALFORMED;
        }
        partial.instrumentId = frame.instrument;
        partial.eventTime = frame.number(DepthSnapshotStreamEventDecoder.eventTimeEncodingOffset())
                / unitMicros;
        partial.receivedNanos = receivedNanos;
        partial.decodedNanos = decodedNanos(receivedNanos);
        partial.publishedNanos = partial.decodedNanos;
        counters.add(DecoderCounters.PARTIAL_DEPTHS, 1);
        handler.onPartialDepth(partial);
        return MARKET_DATA;
    }

    private long decodedNanos(long receivedNanos) {
        return stamps ? System.nanoTime() : receivedNanos;
    }

    private int count(int counter, int result) {
        counters.add(counter, 1);
        return result;
    }
}
