package io.ticklane.bench.endtoend;

import com.sun.management.ThreadMXBean;
import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.run.Memory;
import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.Ticklane;
import io.ticklane.bridge.TicklaneBuilder;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Stage;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.spot.Layout;
import io.ticklane.connector.spot.SpotConfig;
import io.ticklane.connector.stream.StreamConfig;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One run: a sender, a connector, a warm-up, a measured stretch, and the accounts closed. One thread. */
final class OneRun {
    private static final Duration CONNECT = Duration.ofSeconds(30);
    /** Sent after the measured stretch, so that its end is no special case. */
    static final Duration TAIL = Duration.ofMillis(500);
    private static final long SETTLE_NANOS = 5_000_000_000L;
    /** A metronome gives 15 of 16 ticks to its hot symbols. */
    private static final int HOT_SHARE = 15;
    /** From so many cores on stream threads may spin beside a spinning sender and the rest of the machine. */
    private static final int CORES_TO_SPIN = 4;

    private final MeasureOrder order;
    private final int hot;
    private final int totalRate;
    private final long bareBytes;

    OneRun(MeasureOrder order, long bareBytes) {
        this.order = order;
        this.bareBytes = bareBytes;
        hot = Math.min(order.symbols(), StreamConfig.DEFAULT.streamsPerConnection());
        totalRate = hot == order.symbols()
                ? order.rate()
                : (order.rate() * (HOT_SHARE + 1) + HOT_SHARE - 1) / HOT_SHARE;
    }

    RunResult measure() throws IOException, InterruptedException {
        Duration all = order.warmUp().plus(order.duration()).plus(TAIL);
        LatencyRecorder planned = new LatencyRecorder();
        SignalEveryTick strategy = new SignalEveryTick(planned);
        try (SenderProcess sender = new SenderProcess(order.symbols(), hot, totalRate, all, order.tls());
                Ticklane ticklane = connect(sender, strategy)) {
            if (!ticklane.awaitLive(CONNECT)) {
                throw new IOException("no connection to the sender: " + ticklane.connection().connections());
            }
            sender.go();
            pause(order.warmUp());
            return stretch(sender, ticklane, strategy, planned);
        }
    }

    private RunResult stretch(SenderProcess sender, Ticklane ticklane, SignalEveryTick strategy,
            LatencyRecorder planned) throws IOException, InterruptedException {
        SenderProcess.Progress atBegin = sender.progress();
        planned.reset(System.nanoTime());
        ticklane.resetLatency();
        long bytes = allocated(strategy);
        long begin = System.nanoTime();
        pause(order.duration());
        long allocated = allocated(strategy) - bytes;
        double seconds = (System.nanoTime() - begin) / 1e9;
        LatencyReport stages = ticklane.latency();
        SenderProcess.Progress atEnd = sender.progress();
        long handled = stages.stage(Stage.HANDLED).count();
        planned.sample(System.nanoTime());
        LatencyReport fromPlan = planned.report();
        long resident = Memory.now(0).resident();
        SenderProcess.Progress sent = settle(sender, ticklane);
        long lost = sent.sent() - ticklane.connection().decoded().bookTickers();
        return new RunResult(fromPlan, stages, seconds, handled, totalRate, sent.sent(), lost,
                ticklane.connection().dropped(), atEnd.late() - atBegin.late(), sent.maxLateMicros(),
                ticklane.counters().refused().total(),
                handled == 0 ? 0 : (double) allocated / handled, resident, bareBytes,
                ticklane.connection().layout().name().toLowerCase(Locale.ROOT),
                ticklane.connection().connections().size());
    }

    /** Waits until the sender has sent all and everything sent is decoded. */
    private static SenderProcess.Progress settle(SenderProcess sender, Ticklane ticklane)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + SETTLE_NANOS;
        SenderProcess.Progress before = sender.progress();
        while (System.nanoTime() < end) {
            pause(Duration.ofMillis(200));
            SenderProcess.Progress now = sender.progress();
            if (now.sent() == before.sent() && ticklane.connection().decoded().bookTickers() >= now.sent()) {
                return now;
            }
            before = now;
        }
        return sender.progress();
    }

    private Ticklane connect(SenderProcess sender, SignalEveryTick strategy) {
        List<String> names = Symbols.generated(order.symbols()).stream().map(SymbolSpec::symbol).toList();
        TicklaneBuilder builder = Ticklane.builder(sender.venue())
                .symbols(names)
                .strategy(strategy)
                .limits(OrderLimits.none())
                .cache(Math.max(PriceCacheConfig.DEFAULT_CAPACITY, order.symbols()),
                        Duration.ofNanos(PriceCacheConfig.DEFAULT_TTL_NANOS))
                .tune(this::tuned);
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
        Layout layout = Layout.valueOf(order.layout().toUpperCase(Locale.ROOT));
        Boolean asked = order.spin();
        boolean oneSocket = order.symbols() <= config.stream().streamsPerConnection();
        boolean spin = asked != null
                ? asked
                : oneSocket && Runtime.getRuntime().availableProcessors() >= CORES_TO_SPIN;
        return config.withLayout(layout).withStream(config.stream().withSpin(spin));
    }

    private static long allocated(SignalEveryTick strategy) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(strategy.coreThreadId());
    }

    private static void pause(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
