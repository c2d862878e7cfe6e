package io.ticklane.simulator;

import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.playback.CaptureFrames;
import io.ticklane.simulator.profile.FlowMeter;
import io.ticklane.simulator.profile.FlowProfile;
import io.ticklane.simulator.stream.StreamHub;
import io.ticklane.simulator.stream.StreamSession;
import io.ticklane.simulator.stream.Subscriber;
import io.ticklane.simulator.stream.WireToWire;
import io.ticklane.simulator.synthetic.Symbols;
import io.ticklane.simulator.synthetic.SyntheticConfig;
import io.ticklane.simulator.synthetic.SyntheticMarket;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures recorded and synthetic markets in the same way, so that one can be held against the other. No sockets,
 * and time is made up: an hour of a market takes seconds. Stateless; one thread for each call.
 */
public final class MarketProfiles {
    /** Streams that are measured, after the symbol and an at sign. */
    private static final List<String> STREAMS = List.of("bookTicker", "trade", "depth@100ms");
    private static final int SNAPSHOT_LEVELS = 1_000;
    private static final int SHORT_LENGTH = 126;
    private static final int LENGTH_BITS = 0x7f;

    private MarketProfiles() {}

    /**
     * Symbols of which the captures hold frames, in the order of their first.
     *
     * @throws IllegalArgumentException with one line for people: a file that cannot be read or is malformed
     */
    public static Set<String> symbols(List<Path> files) {
        Set<String> symbols = new LinkedHashSet<>();
        CaptureFrames.read(files, (nanos, symbol, snapshot, payload) -> symbols.add(symbol));
        symbols.remove("");
        return symbols;
    }

    /**
     * Measures what captures hold of a symbol.
     *
     * @throws IllegalArgumentException with one line for people: a file that cannot be read or is malformed
     */
    public static FlowProfile recorded(String name, List<Path> files, String symbol) {
        FlowMeter meter = new FlowMeter(name);
        CaptureFrames.read(files, (nanos, of, snapshot, payload) -> {
            if (snapshot && (of.isEmpty() || of.equals(symbol))) {
                meter.snapshot(payload);
            } else if (of.equals(symbol)) {
                meter.frame(nanos, payload);
            }
        });
        return meter.profile();
    }

    /**
     * Measures a synthetic market of one symbol.
     *
     * @param eventsPerSecond see {@link SyntheticConfig}; 0: about as on the real venue
     */
    public static FlowProfile synthetic(String name, String symbol, long seed, int eventsPerSecond,
            Duration duration) {
        List<SymbolSpec> symbols = Symbols.named(List.of(symbol));
        long[] now = {0};
        VenueTime time = new VenueTime(0, 0, () -> now[0]);
        Exchange exchange = new Exchange(symbols, List.of(), Fees.NONE, time);
        Tape tape = new Tape(symbols, ReferenceRule.STANDARD);
        exchange.listen(tape);
        StreamHub hub = new StreamHub(symbols, new ExchangeView(exchange, time), tape,
                new WireToWire(symbols.size()));
        SyntheticMarket market = new SyntheticMarket(new SyntheticConfig(seed, symbols, eventsPerSecond),
                exchange, time, 0);
        exchange.listen(hub);
        Timeline timeline = new Timeline(market, hub, time);
        FlowMeter meter = new FlowMeter(name);
        for (String stream : STREAMS) {
            new StreamSession(hub, new Gauge(meter, time), false, false)
                    .open(List.of(symbol.toLowerCase(Locale.ROOT) + "@" + stream));
        }
        long end = duration.toNanos();
        for (now[0] = timeline.nextDueNanos(); now[0] <= end; now[0] = timeline.nextDueNanos()) {
            timeline.advance(now[0]);
        }
        meter.snapshot(snapshot(exchange.book(0), symbols.get(0)));
        return meter.profile();
    }

    /** Hands the payloads of frames to a meter. */
    private static final class Gauge implements Subscriber {
        private final FlowMeter meter;
        private final VenueTime time;

        Gauge(FlowMeter meter, VenueTime time) {
            this.meter = meter;
            this.time = time;
        }

        @Override
        public boolean send(String stream, byte[] bytes, int offset, int length) {
            int announced = bytes[offset + 1] & LENGTH_BITS;
            int header = announced < SHORT_LENGTH ? 2 : announced == SHORT_LENGTH ? 4 : 10;
            meter.frame(time.epochMicros() * 1_000,
                    Arrays.copyOfRange(bytes, offset + header, offset + length));
            return true;
        }

        @Override
        public void reply(byte[] frame) {
            throw new IllegalStateException("nothing was asked");
        }
    }

    private static byte[] snapshot(BookView book, SymbolSpec spec) {
        JsonWriter out = new JsonWriter().object().put("lastUpdateId", book.updateId());
        for (boolean bid : new boolean[]{true, false}) {
            out.array(bid ? "bids" : "asks");
            for (int i = 0; i < Math.min(SNAPSHOT_LEVELS, book.levels(bid)); i++) {
                out.array().add(book.price(bid, i), spec.priceScale())
                        .add(book.quantity(bid, i), spec.quantityScale()).end();
            }
            out.end();
        }
        return out.end().bytes();
    }
}
