package io.ticklane.bench.endtoend;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.floor.FloorReader;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.wire.DecoderCounters;
import io.ticklane.connector.wire.MarketDecoder;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One turn of the floor, against a sender of its own, timed as {@link OneRun} times ours. One thread and the reader's. */
final class FloorRun {
    private static final long SETTLE_NANOS = 5_000_000_000L;

    /**
     * What it measured.
     *
     * @param figures planned send to order
     * @param ticks of the measured stretch
     * @param lost sent, but not decoded, over the whole run
     */
    record Result(LatencyFigures figures, double seconds, long ticks, int wantedRate, long lost,
            long sendersLate) {
        double achievedRate() {
            return ticks / seconds;
        }

        /** Empty, or why the run does not count. */
        String failure() {
            if (achievedRate() < wantedRate * RunResult.ENOUGH) {
                return String.format(Locale.ROOT, "floor: rate missed: %.0f of %d ticks a second",
                        achievedRate(), wantedRate);
            }
            return lost > 0 ? "floor: " + lost + " ticks lost" : "";
        }
    }

    private final MeasureOrder order;
    private final boolean spin;

    FloorRun(MeasureOrder order, boolean spin) {
        this.order = order;
        this.spin = spin;
    }

    Result measure() throws IOException, InterruptedException {
        Duration all = order.warmUp().plus(order.duration()).plus(OneRun.TAIL);
        Instruments instruments = new Instruments(List.of(instrument(Symbols.generated(1).get(0))));
        Stretch stretch = new Stretch(order.rate(), order.duration());
        MarketDecoder decoder = new MarketDecoder(instruments, new FloorSignal(instruments, stretch));
        try (SenderProcess sender = SenderProcess.of(1, order.rate(), all)) {
            String path = "/stream?streams="
                    + instruments.get(0).symbol().toLowerCase(Locale.ROOT) + "@bookTicker";
            FloorReader reader = new FloorReader(sender.venue().stream(), path, decoder, spin);
            Thread thread = new Thread(reader, "bench-floor");
            thread.setDaemon(true);
            try (reader) {
                thread.start();
                sender.go();
                TimeUnit.NANOSECONDS.sleep(order.warmUp().toNanos());
                long late = sender.progress().late();
                long begin = System.nanoTime();
                stretch.open();
                TimeUnit.NANOSECONDS.sleep(order.duration().toNanos());
                stretch.shut();
                double seconds = (System.nanoTime() - begin) / 1e9;
                late = sender.progress().late() - late;
                long lost = settle(sender, decoder) - decoder.counters().bookTickers();
                end(reader, thread);
                return new Result(stretch.figures(), seconds, stretch.count(), order.rate(), lost, late);
            }
        }
    }

    private static void end(FloorReader reader, Thread thread) throws IOException, InterruptedException {
        reader.close();
        thread.join();
        IOException failure = reader.failure();
        if (failure != null) {
            throw new IOException("the floor's reader ended: " + failure.getMessage(), failure);
        }
    }

    /** Waits until the sender has sent all and everything sent is decoded. */
    private static long settle(SenderProcess sender, MarketDecoder decoder)
            throws IOException, InterruptedException {
        DecoderCounters counters = decoder.counters();
        long end = System.nanoTime() + SETTLE_NANOS;
        long before = -1;
        long sent = sender.progress().sent();
        while (System.nanoTime() < end && (sent != before || counters.bookTickers() < sent)) {
            TimeUnit.MILLISECONDS.sleep(200);
            before = sent;
            sent = sender.progress().sent();
        }
        return sent;
    }

    /** As the connector reads it from the venue's own description. */
    static Instrument instrument(SymbolSpec spec) {
        return new Instrument(spec.index(), spec.symbol(), spec.baseAsset(), spec.quoteAsset(),
                spec.priceScale(), spec.quantityScale(), spec.tickSize(), spec.minPrice(), spec.maxPrice(),
                spec.stepSize(), spec.minQuantity(), spec.maxQuantity(), spec.minNotional(), true);
    }
}
