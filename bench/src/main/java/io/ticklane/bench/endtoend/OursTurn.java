package io.ticklane.bench.endtoend;

import com.sun.management.ThreadMXBean;
import io.ticklane.app.Refusal;
import io.ticklane.app.run.Memory;
import io.ticklane.bench.endtoend.SenderProcess.Traced;
import io.ticklane.bench.endtoend.TurnResult.Inside;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.Ticklane;
import io.ticklane.bridge.TicklaneBuilder;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.order.OrderGatewayConfig;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.spot.Layout;
import io.ticklane.connector.spot.OrderRoute;
import io.ticklane.connector.spot.SpotConfig;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One turn of ours at the sender of a round: a connector, a warm-up, a measured stretch, and the accounts closed. One
 * thread.
 */
final class OursTurn {
    private static final Duration CONNECT = Duration.ofSeconds(30);
    /** So that a venue that stands still for a moment costs no orders. */
    private static final int IN_FLIGHT = 512;

    private final Scenario scenario;
    private final Contestant who;
    private final SenderProcess sender;
    private final Stretch stretch;
    private final SignalEveryTick strategy;
    private final long bareBytes;

    OursTurn(Scenario scenario, Contestant who, SenderProcess sender, long bareBytes) {
        this.scenario = scenario;
        this.who = who;
        this.sender = sender;
        this.bareBytes = bareBytes;
        stretch = new Stretch(scenario);
        strategy = new SignalEveryTick(stretch);
    }

    TurnResult measure() throws IOException, InterruptedException {
        Measured measured;
        long sentBefore = sender.progress().sent();
        try (Ticklane ticklane = connect()) {
            if (!ticklane.awaitLive(CONNECT)) {
                throw new IOException("no connection to the sender: " + ticklane.connection().connections());
            }
            scenario.warmUp(sender, who.subject());
            measured = stretch(ticklane, sentBefore);
        }
        boolean wire = who.subject() == Subject.WIRE_TO_WIRE;
        return new TurnResult(who, wire ? LatencyFigures.NONE : stretch.received(),
                wire ? measured.traced.wireToWire() : stretch.ordered(), measured.seconds,
                wire ? measured.traced.orders() : stretch.count(), scenario.dueRate(measured.seconds),
                measured.settled.sent() - sentBefore,
                measured.lost, measured.refused + measured.traced.refused(), measured.late,
                measured.settled.maxLateMicros(), measured.cpuMicros / Math.max(1, stretch.count()),
                measured.inside);
    }

    private record Measured(double seconds, double cpuMicros, Traced traced, SenderProcess.Progress settled,
            long lost,
            long refused,
            long late, Inside inside) {}

    private Measured stretch(Ticklane ticklane, long sentBefore)
            throws IOException, InterruptedException {
        SenderProcess.Progress atBegin = sender.progress();
        boolean wire = who.subject() == Subject.WIRE_TO_WIRE;
        if (wire) {
            sender.trace(scenario.tracedOrders());
        }
        ticklane.resetLatency();
        long refused = ticklane.counters().refused().total();
        long bytes = allocated(strategy);
        ProcessorTime processor = new ProcessorTime();
        long begin = System.nanoTime();
        stretch.open();
        pause(scenario.duration());
        stretch.shut();
        double cpu = processor.micros();
        double shut = (System.nanoTime() - begin) / 1e9;
        Traced traced = wire ? sender.traced() : new Traced(shut, 0, 0, LatencyFigures.NONE);
        double seconds = traced.seconds();
        refused = ticklane.counters().refused().total() - refused;
        bytes = allocated(strategy) - bytes;
        LatencyReport stages = ticklane.latency();
        SenderProcess.Progress atEnd = sender.progress();
        long resident = Memory.now(0).resident();
        SenderProcess.Progress settled = sender
                .settled(() -> sentBefore + ticklane.connection().decoded().bookTickers());
        double ticks = Math.max(1, seconds * scenario.totalRate());
        return new Measured(seconds, cpu, traced, settled,
                settled.sent() - sentBefore - ticklane.connection().decoded().bookTickers(),
                refused, atEnd.late() - atBegin.late(),
                new Inside(stages, ticklane.connection().dropped(), bytes / ticks, resident, bareBytes,
                        ticklane.connection().layout().name().toLowerCase(Locale.ROOT),
                        ticklane.connection().connections().size()));
    }

    private Ticklane connect() {
        List<String> names = Symbols.generated(scenario.symbols()).stream().map(SymbolSpec::symbol).toList();
        TicklaneBuilder builder = Ticklane.builder(sender.venue())
                .symbols(names)
                .strategy(strategy)
                .limits(OrderLimits.none())
                .cache(Math.max(PriceCacheConfig.DEFAULT_CAPACITY, scenario.symbols()),
                        Duration.ofNanos(PriceCacheConfig.DEFAULT_TTL_NANOS))
                .tune(this::tuned);
        if (who.subject() == Subject.WIRE_TO_WIRE) {
            builder.orders(OrderMode.VENUE);
        }
        if (who.subject() == Subject.WIRE_TO_WIRE || scenario.format() == StreamFormat.SBE) {
            builder.credentials(sender.key().credentials());
        }
        X509Certificate certificate = sender.certificate();
        if (certificate != null) {
            builder.trust(certificate);
        }
        try {
            return builder.start();
        } catch (VenueException e) {
            throw new Refusal("bench: " + e.getMessage(), e);
        }
    }

    private SpotConfig tuned(SpotConfig config) {
        OrderGatewayConfig usual = config.gateway();
        return config.withGateway(new OrderGatewayConfig(IN_FLIGHT, usual.watchPeriod(), usual.inquiryFirst(),
                usual.inquiryMax(), usual.settleMargin(), usual.closeTimeout()))
                .withLayout(Layout.valueOf(scenario.layout().toUpperCase(Locale.ROOT)))
                .withFormat(scenario.format()).withRoute(OrderRoute.WEBSOCKET)
                .withStream(config.stream().withSpin(who.spins()));
    }

    private static long allocated(SignalEveryTick strategy) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(strategy.coreThreadId());
    }

    private static void pause(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
