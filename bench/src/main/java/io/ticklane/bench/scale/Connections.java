package io.ticklane.bench.scale;

import com.sun.management.ThreadMXBean;
import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.bench.endtoend.SenderProcess;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.Ticklane;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.spot.Layout;
import io.ticklane.connector.spot.SpotConfig;
import io.ticklane.connector.stream.StreamConfig;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a message costs in processor time of the stream threads and the core, over sockets, when the same messages
 * come over more connections. Threads sleep while there is nothing to do, so their time is work. One thread.
 */
final class Connections {
    /** Subscribed in all, whatever the number of connections. */
    static final int SYMBOLS = 100;

    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final double ENOUGH = 0.995;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Connections() {}

    /**
     * One run.
     *
     * @param nanosPerMessage of processor time, the median over windows of 100 ms
     * @param rawNanosPerMessage of the whole run at once
     * @param messagesPerRead how many a read of a socket brought
     * @param failure empty, or why it does not count
     */
    record Cost(double nanosPerMessage, double rawNanosPerMessage, double messagesPerRead, String failure) {}

    static Cost measure(MeasureOrder order, int connections) throws IOException, InterruptedException {
        try (SenderProcess sender = SenderProcess.of(SYMBOLS, order.rate());
                Ticklane ticklane = connect(sender, connections)) {
            if (!ticklane.awaitLive(CONNECT)) {
                throw new IOException("no connection to the sender: " + ticklane.connection().connections());
            }
            sender.go();
            TimeUnit.NANOSECONDS.sleep(order.warmUp().toNanos());
            long[] threads = workers();
            CostWindows windows = new CostWindows(cpuNanos(threads), messages(ticklane));
            long reads = reads(ticklane);
            long begin = System.nanoTime();
            long end = begin + order.duration().toNanos();
            for (long next = begin; next - end < 0;) {
                next = Math.min(next + WindowedLatencies.WINDOW_NANOS, end);
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                windows.look(cpuNanos(threads), messages(ticklane));
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            reads = reads(ticklane) - reads;
            double rate = windows.messages() / seconds;
            String failure = rate < order.rate() * ENOUGH
                    ? Math.round(rate) + " of " + order.rate() + " messages a second"
                    : ticklane.connection().dropped() > 0 ? "messages dropped" : "";
            return new Cost(windows.median(), windows.whole(),
                    (double) windows.messages() / Math.max(1, reads), failure);
        }
    }

    private static Ticklane connect(SenderProcess sender, int connections) {
        List<String> names = Symbols.generated(SYMBOLS).stream().map(SymbolSpec::symbol).toList();
        try {
            return Ticklane.builder(sender.venue()).symbols(names).strategy(tick -> {})
                    .limits(OrderLimits.none()).tune(config -> tuned(config, connections)).start();
        } catch (VenueException e) {
            throw new Refusal("bench: " + e.getMessage(), e);
        }
    }

    private static SpotConfig tuned(SpotConfig config, int connections) {
        StreamConfig stream = config.stream();
        return config.withLayout(Layout.SHARED)
                .withStream(new StreamConfig((SYMBOLS + connections - 1) / connections,
                        stream.connectTimeout(), stream.acknowledgeTimeout(), stream.silence(),
                        stream.backoffFirst(), stream.backoffMax(), false));
    }

    private static long messages(Ticklane ticklane) {
        return ticklane.connection().decoded().bookTickers();
    }

    private static long reads(Ticklane ticklane) {
        return ticklane.connection().connections().stream().mapToLong(one -> one.reads()).sum();
    }

    /** The stream threads and the core, which last as long as the session. */
    private static long[] workers() {
        ThreadInfo[] all = THREADS.getThreadInfo(THREADS.getAllThreadIds());
        return Arrays.stream(all).filter(thread -> thread != null && (thread.getThreadName()
                .startsWith("stream-") || thread.getThreadName().equals("core")))
                .mapToLong(ThreadInfo::getThreadId).toArray();
    }

    private static long cpuNanos(long[] threads) {
        return Arrays.stream(threads).map(thread -> Math.max(0, THREADS.getThreadCpuTime(thread))).sum();
    }
}
