package io.ticklane.bench.micro;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.wire.FrameDecoder;
import io.ticklane.connector.wire.MarketDecoder;
import io.ticklane.connector.wire.SbeDecoder;
import io.ticklane.connector.wire.sbe.BestBidAskStreamEventDecoder;
import io.ticklane.connector.wire.sbe.DepthDiffStreamEventDecoder;
import io.ticklane.connector.wire.sbe.DepthDiffStreamEventDecoder.AsksDecoder;
import io.ticklane.connector.wire.sbe.DepthDiffStreamEventDecoder.BidsDecoder;
import io.ticklane.connector.wire.sbe.SbeBuffer;
import io.ticklane.connector.wire.sbe.TradesStreamEventDecoder;
import io.ticklane.connector.wire.sbe.TradesStreamEventDecoder.TradesDecoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A frame's way from bytes to a handler's call: the decoder of SBE, that of JSON on the same events, and the bare
 * reads: the generated codec fills the same slot field by field, is told the kind, looks up no symbol, rescales and
 * checks nothing. All stamp each event, so one clock reading is in every number. One thread.
 */
@State(Scope.Thread)
public class SbeBenchmark extends MicroBenchmark {
    private static final long RECEIVED_NANOS = 1;
    private static final int HEADER = 8;
    private static final int EIGHT = 8;
    private static final long MICROS_IN_MILLI = 1000;

    /** How many decimals numbers have on the wire: those of the instrument, or eight, which must be divided. */
    @Param({"own", "eight"})
    String decimals;

    private final EventSink sink = new EventSink();
    private final BestBidAskStreamEventDecoder bareTick = new BestBidAskStreamEventDecoder();
    private final TradesStreamEventDecoder bareTrades = new TradesStreamEventDecoder();
    private final DepthDiffStreamEventDecoder bareDiff = new DepthDiffStreamEventDecoder();
    private final Tick tick = new Tick();
    private final Trade trade = new Trade();
    private final DepthDiff diff = new DepthDiff();
    private Kind tickers;
    private Kind trades;
    private Kind diffs;
    private FrameDecoder json;
    private FrameDecoder sbe;
    private int index;

    /** One kind of event, written in both ways. */
    private static final class Kind {
        final byte[][] json;
        final byte[][] sbe;
        final SbeBuffer[] buffers;

        Kind(byte[][] json, SbeFrames writer) {
            this.json = json;
            sbe = writer.of(json);
            buffers = new SbeBuffer[sbe.length];
            for (int i = 0; i < sbe.length; i++) {
                buffers[i] = new SbeBuffer(sbe[i]);
            }
        }
    }

    @Setup(Level.Trial)
    public void open() {
        Frames frames = new Frames(true);
        Instruments instruments = frames.instruments();
        SbeFrames writer = new SbeFrames(instruments, decimals.equals("own") ? 0 : EIGHT);
        tickers = new Kind(frames.bookTickers(), writer);
        trades = new Kind(frames.trades(), writer);
        diffs = new Kind(frames.depthUpdates(), writer);
        json = new MarketDecoder(instruments, sink);
        sbe = new SbeDecoder(instruments, sink);
        compare(instruments);
    }

    @Benchmark
    public int bookTicker() {
        return binary(tickers);
    }

    @Benchmark
    public int bookTickerJson() {
        return text(tickers);
    }

    @Benchmark
    public long bookTickerBare() {
        next();
        bareTick.wrap(tickers.buffers[index], HEADER, BestBidAskStreamEventDecoder.BLOCK_LENGTH, 0);
        tick.instrumentId = 0;
        tick.updateId = bareTick.bookUpdateId();
        tick.bidPrice = bareTick.bidPrice();
        tick.bidQuantity = bareTick.bidQty();
        tick.askPrice = bareTick.askPrice();
        tick.askQuantity = bareTick.askQty();
        tick.receivedNanos = RECEIVED_NANOS;
        tick.decodedNanos = System.nanoTime();
        tick.publishedNanos = tick.decodedNanos;
        sink.onTick(tick);
        return sink.sum;
    }

    @Benchmark
    public int trade() {
        return binary(trades);
    }

    @Benchmark
    public int tradeJson() {
        return text(trades);
    }

    @Benchmark
    public long tradeBare() {
        next();
        bareTrades.wrap(trades.buffers[index], HEADER, TradesStreamEventDecoder.BLOCK_LENGTH, 0);
        trade.instrumentId = 0;
        trade.eventTime = bareTrades.eventTime() / MICROS_IN_MILLI;
        trade.tradeTime = bareTrades.transactTime() / MICROS_IN_MILLI;
        trade.receivedNanos = RECEIVED_NANOS;
        trade.decodedNanos = System.nanoTime();
        trade.publishedNanos = trade.decodedNanos;
        TradesDecoder each = bareTrades.trades();
        while (each.hasNext()) {
            each.next();
            trade.tradeId = each.id();
            trade.firstTradeId = trade.tradeId;
            trade.lastTradeId = trade.tradeId;
            trade.price = each.price();
            trade.quantity = each.qty();
            trade.buyerIsMaker = each.isBuyerMakerRaw() == 1;
            sink.onTrade(trade);
        }
        return sink.sum;
    }

    /** Twenty levels a side. */
    @Benchmark
    public int depth() {
        return binary(diffs);
    }

    @Benchmark
    public int depthJson() {
        return text(diffs);
    }

    @Benchmark
    public long depthBare() {
        next();
        bareDiff.wrap(diffs.buffers[index], HEADER, DepthDiffStreamEventDecoder.BLOCK_LENGTH, 0);
        diff.instrumentId = 0;
        diff.eventTime = bareDiff.eventTime() / MICROS_IN_MILLI;
        diff.firstUpdateId = bareDiff.firstBookUpdateId();
        diff.lastUpdateId = bareDiff.lastBookUpdateId();
        diff.clear();
        BidsDecoder bids = bareDiff.bids();
        while (bids.hasNext()) {
            bids.next();
            diff.addBid(bids.price(), bids.qty());
        }
        AsksDecoder asks = bareDiff.asks();
        while (asks.hasNext()) {
            asks.next();
            diff.addAsk(asks.price(), asks.qty());
        }
        diff.receivedNanos = RECEIVED_NANOS;
        diff.decodedNanos = System.nanoTime();
        diff.publishedNanos = diff.decodedNanos;
        sink.onDepth(diff);
        return sink.sum;
    }

    private int binary(Kind kind) {
        next();
        if (index == 0) {
            // The ids begin again.
            sbe.resetSequences();
        }
        byte[] frame = kind.sbe[index];
        return sbe.decodeBinary(frame, 0, frame.length, RECEIVED_NANOS);
    }

    private int text(Kind kind) {
        next();
        if (index == 0) {
            json.resetSequences();
        }
        byte[] frame = kind.json[index];
        return json.decode(frame, 0, frame.length, RECEIVED_NANOS);
    }

    private void next() {
        index = index + 1 & Frames.COUNT - 1;
    }

    private void compare(Instruments instruments) {
        for (Kind kind : new Kind[]{tickers, trades, diffs}) {
            Digest text = new Digest();
            Digest binary = new Digest();
            FrameDecoder ofText = new MarketDecoder(instruments, text);
            FrameDecoder ofBinary = new SbeDecoder(instruments, binary);
            for (int i = 0; i < kind.sbe.length; i++) {
                ofText.decode(kind.json[i], 0, kind.json[i].length, RECEIVED_NANOS);
                ofBinary.decodeBinary(kind.sbe[i], 0, kind.sbe[i].length, RECEIVED_NANOS);
                if (text.value != binary.value || text.value == 0) {
                    throw new IllegalStateException("decoded differently: frame " + i);
                }
            }
        }
    }
}
