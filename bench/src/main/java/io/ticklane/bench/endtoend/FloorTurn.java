package io.ticklane.bench.endtoend;

import io.ticklane.bench.endtoend.SenderProcess.Traced;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.floor.EchoSignal;
import io.ticklane.bench.floor.FloorLine;
import io.ticklane.bench.floor.FloorOrders;
import io.ticklane.bench.floor.FloorReader;
import io.ticklane.bench.floor.FloorSymbols;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.rest.TrustAnchors;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.wire.FrameDecoder;
import io.ticklane.connector.wire.MarketDecoder;
import io.ticklane.connector.wire.SbeDecoder;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the floor or the echo, against the sender of a round, timed as {@link OursTurn} times ours. One thread
 * and the reader's.
 */
final class FloorTurn {
    private final Scenario scenario;
    private final Contestant who;
    private final SenderProcess sender;
    private final FloorSymbols symbols;
    private final Stretch stretch;

    FloorTurn(Scenario scenario, Contestant who, SenderProcess sender) {
        this.scenario = scenario;
        this.who = who;
        this.sender = sender;
        stretch = new Stretch(scenario);
        symbols = FloorSymbols.first(scenario.symbols());
    }

    TurnResult measure() throws IOException, InterruptedException {
        SSLContext tls = tls();
        if (who.subject() == Subject.TICK_TO_SIGNAL) {
            return measure(tls, new FloorSignal(symbols.instruments(), stretch), null);
        }
        try (FloorOrders orders = new FloorOrders(Objects.requireNonNull(sender.venue().orders()), tls,
                sender.key().credentials(), symbols.instruments())) {
            return measure(tls, new EchoSignal(orders), orders);
        } catch (VenueException e) {
            throw new IOException("the floor's orders: " + e.getMessage(), e);
        }
    }

    private TurnResult measure(@Nullable SSLContext tls, InboundHandler handler,
            @Nullable FloorOrders orders) throws IOException, InterruptedException {
        long sentBefore = sender.progress().sent();
        FrameDecoder decoder = scenario.format() == StreamFormat.SBE
                ? new SbeDecoder(symbols.instruments(), handler)
                : new MarketDecoder(symbols.instruments(), handler);
        FloorReader reader = new FloorReader(line(tls), decoder);
        Thread thread = new Thread(reader, "bench-floor");
        thread.setDaemon(true);
        try (reader) {
            thread.start();
            scenario.warmUp(sender, who.subject());
            long late = sender.progress().late();
            if (orders != null) {
                sender.trace(scenario.tracedOrders());
            }
            ProcessorTime processor = new ProcessorTime();
            long begin = System.nanoTime();
            stretch.open();
            TimeUnit.NANOSECONDS.sleep(scenario.duration().toNanos());
            stretch.shut();
            double cpu = processor.micros();
            double shut = (System.nanoTime() - begin) / 1e9;
            Traced traced = orders == null ? new Traced(shut, 0, 0, LatencyFigures.NONE) : sender.traced();
            double seconds = traced.seconds();
            cpu /= Math.max(1, orders == null ? stretch.count() : traced.orders());
            late = sender.progress().late() - late;
            SenderProcess.Progress settled = sender
                    .settled(() -> sentBefore + decoder.counters().bookTickers());
            end(reader, thread);
            long sent = settled.sent() - sentBefore;
            long lost = sent - decoder.counters().bookTickers();
            return orders == null
                    ? new TurnResult(who, stretch.received(), stretch.ordered(), seconds, stretch.count(),
                            scenario.dueRate(seconds), sent, lost, 0, late, settled.maxLateMicros(),
                            cpu, null)
                    : new TurnResult(who, LatencyFigures.NONE, traced.wireToWire(), seconds, traced.orders(),
                            scenario.dueRate(seconds), sent, lost, traced.refused(), late,
                            settled.maxLateMicros(), cpu, null);
        }
    }

    private FloorLine line(@Nullable SSLContext tls) throws IOException {
        boolean sbe = scenario.format() == StreamFormat.SBE;
        URI base = sbe ? Objects.requireNonNull(sender.venue().sbe()) : sender.venue().stream();
        return new FloorLine(base, symbols.path(scenario.format()),
                sbe ? Map.of("X-MBX-APIKEY", SenderKey.NAME) : Map.of(),
                tls,
                who.spins());
    }

    private @Nullable SSLContext tls() {
        X509Certificate certificate = sender.certificate();
        return certificate == null ? null : TrustAnchors.context(TrustAnchors.only(certificate));
    }

    private static void end(FloorReader reader, Thread thread) throws IOException, InterruptedException {
        reader.close();
        thread.join();
        IOException failure = reader.failure();
        if (failure != null) {
            throw new IOException("the floor's reader ended: " + failure.getMessage(), failure);
        }
    }
}
