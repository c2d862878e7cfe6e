package io.ticklane.bench.endtoend;

import io.ticklane.bench.floor.FloorReader;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.wire.MarketDecoder;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One turn of the floor, against a sender of its own, timed as {@link OursTurn} times ours. One thread and the reader's. */
final class FloorTurn {
    private final Scenario scenario;
    private final Contestant who;

    FloorTurn(Scenario scenario, Contestant who) {
        this.scenario = scenario;
        this.who = who;
    }

    TurnResult measure() throws IOException, InterruptedException {
        Instruments instruments = new Instruments(
                Symbols.generated(scenario.symbols()).stream().map(FloorTurn::instrument).toList());
        Stretch stretch = new Stretch(scenario);
        MarketDecoder decoder = new MarketDecoder(instruments, new FloorSignal(instruments, stretch));
        try (SenderProcess sender = scenario.sender()) {
            FloorReader reader = new FloorReader(sender.venue().stream(), path(instruments), decoder,
                    who.spins());
            Thread thread = new Thread(reader, "bench-floor");
            thread.setDaemon(true);
            try (reader) {
                thread.start();
                sender.go();
                TimeUnit.NANOSECONDS.sleep(scenario.warmUp().toNanos());
                long late = sender.progress().late();
                long begin = System.nanoTime();
                stretch.open();
                TimeUnit.NANOSECONDS.sleep(scenario.duration().toNanos());
                stretch.shut();
                double seconds = (System.nanoTime() - begin) / 1e9;
                late = sender.progress().late() - late;
                SenderProcess.Progress sent = sender.settled(() -> decoder.counters().bookTickers());
                end(reader, thread);
                return new TurnResult(who, stretch.received(), stretch.ordered(), seconds, stretch.count(),
                        scenario.totalRate(), sent.sent(), sent.sent() - decoder.counters().bookTickers(),
                        late,
                        sent.maxLateMicros(), null);
            }
        }
    }

    private static String path(Instruments instruments) {
        StringBuilder path = new StringBuilder("/stream?streams=");
        for (int i = 0; i < instruments.size(); i++) {
            path.append(i == 0 ? "" : "/").append(instruments.get(i).symbol().toLowerCase(Locale.ROOT))
                    .append("@bookTicker");
        }
        return path.toString();
    }

    private static void end(FloorReader reader, Thread thread) throws IOException, InterruptedException {
        reader.close();
        thread.join();
        IOException failure = reader.failure();
        if (failure != null) {
            throw new IOException("the floor's reader ended: " + failure.getMessage(), failure);
        }
    }

    /** As the connector reads it from the venue's own description. */
    static Instrument instrument(SymbolSpec spec) {
        return new Instrument(spec.index(), spec.symbol(), spec.baseAsset(), spec.quoteAsset(),
                spec.priceScale(), spec.quantityScale(), spec.tickSize(), spec.minPrice(), spec.maxPrice(),
                spec.stepSize(), spec.minQuantity(), spec.maxQuantity(), spec.minNotional(), true);
    }
}
