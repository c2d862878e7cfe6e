package io.ticklane.bench.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ticklane.connector.Instruments;
import io.ticklane.connector.wire.MarketDecoder;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A frame's way from bytes to a handler's call, beside {@link JacksonDecoder}, which streams, and beside two libraries
 * that make objects; all give the same values, as the set-up checks. All stamp each event, so one clock reading is in
 * every number. One thread.
 */
@State(Scope.Thread)
public class DecoderBenchmark extends MicroBenchmark {
    private static final long RECEIVED_NANOS = 1;

    /** As on {@code /ws}, or as on {@code /stream}. */
    @Param({"raw", "combined"})
    String form;

    private byte[][] tickers;
    private byte[][] trades;
    private byte[][] diffs;
    private MarketDecoder decoder;
    private JacksonDecoder jackson;
    private ObjectDecoder databind;
    private ObjectDecoder fastjson;
    private final EventSink sink = new EventSink();
    private int index;

    @Setup(Level.Trial)
    public void open() throws IOException {
        boolean combined = form.equals("combined");
        Frames frames = new Frames(combined);
        Instruments instruments = frames.instruments();
        tickers = frames.bookTickers();
        trades = frames.trades();
        diffs = frames.depthUpdates();
        decoder = new MarketDecoder(instruments, sink);
        jackson = new JacksonDecoder(instruments, sink);
        databind = new ObjectDecoder(instruments, sink, ObjectDecoder.jackson(combined));
        fastjson = new ObjectDecoder(instruments, sink, ObjectDecoder.fastjson(combined));
        compare(instruments);
        compare(instruments, ObjectDecoder.jackson(combined));
        compare(instruments, ObjectDecoder.fastjson(combined));
    }

    @Benchmark
    public int bookTicker() {
        return decode(tickers);
    }

    @Benchmark
    public long bookTickerJackson() throws IOException {
        jackson.tick(next(tickers), RECEIVED_NANOS);
        return sink.sum;
    }

    @Benchmark
    public long bookTickerDatabind() throws IOException {
        databind.tick(next(tickers), RECEIVED_NANOS);
        return sink.sum;
    }

    @Benchmark
    public long bookTickerFastjson() throws IOException {
        fastjson.tick(next(tickers), RECEIVED_NANOS);
        return sink.sum;
    }

    @Benchmark
    public int trade() {
        return decode(trades);
    }

    @Benchmark
    public long tradeJackson() throws IOException {
        jackson.trade(next(trades), RECEIVED_NANOS);
        return sink.sum;
    }

    /** Twenty levels a side. */
    @Benchmark
    public int depth() {
        return decode(diffs);
    }

    @Benchmark
    public long depthJackson() throws IOException {
        jackson.depth(next(diffs), RECEIVED_NANOS);
        return sink.sum;
    }

    @Benchmark
    public long depthDatabind() throws IOException {
        databind.depth(next(diffs), RECEIVED_NANOS);
        return sink.sum;
    }

    @Benchmark
    public long depthFastjson() throws IOException {
        fastjson.depth(next(diffs), RECEIVED_NANOS);
        return sink.sum;
    }

    private int decode(byte[][] frames) {
        byte[] frame = next(frames);
        if (index == 0) {
            // The ids begin again.
            decoder.resetSequences();
        }
        return decoder.decode(frame, 0, frame.length, RECEIVED_NANOS);
    }

    private byte[] next(byte[][] frames) {
        index = index + 1 & Frames.COUNT - 1;
        return frames[index];
    }

    private void compare(Instruments instruments) throws IOException {
        Digest ours = new Digest();
        Digest theirs = new Digest();
        MarketDecoder market = new MarketDecoder(instruments, ours);
        JacksonDecoder reference = new JacksonDecoder(instruments, theirs);
        for (byte[][] frames : new byte[][][]{tickers, trades, diffs}) {
            for (byte[] frame : frames) {
                if (market.decode(frame, 0, frame.length, RECEIVED_NANOS) != MarketDecoder.MARKET_DATA) {
                    throw new IllegalStateException("not decoded: " + new String(frame, US_ASCII));
                }
                if (frames == tickers) {
                    reference.tick(frame, RECEIVED_NANOS);
                } else if (frames == trades) {
                    reference.trade(frame, RECEIVED_NANOS);
                } else {
                    reference.depth(frame, RECEIVED_NANOS);
                }
                if (ours.value != theirs.value) {
                    throw new IllegalStateException("decoded differently: " + new String(frame, US_ASCII));
                }
            }
        }
    }

    private void compare(Instruments instruments, ObjectDecoder.Mapping mapping) throws IOException {
        Digest ours = new Digest();
        Digest theirs = new Digest();
        MarketDecoder market = new MarketDecoder(instruments, ours);
        ObjectDecoder objects = new ObjectDecoder(instruments, theirs, mapping);
        for (byte[][] frames : new byte[][][]{tickers, diffs}) {
            for (byte[] frame : frames) {
                market.decode(frame, 0, frame.length, RECEIVED_NANOS);
                if (frames == tickers) {
                    objects.tick(frame, RECEIVED_NANOS);
                } else {
                    objects.depth(frame, RECEIVED_NANOS);
                }
                if (ours.value != theirs.value) {
                    throw new IllegalStateException("decoded differently: " + new String(frame, US_ASCII));
                }
            }
        }
    }
}
