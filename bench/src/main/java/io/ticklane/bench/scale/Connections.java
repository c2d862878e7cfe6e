package io.ticklane.bench.scale;

import com.sun.management.ThreadMXBean;
import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.bench.endtoend.SenderProcess;
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

    private Connections() {}

    /**
     * One run.
     *
     * @param nanosPerMessage of processor time
     * @param messagesPerRead how many a read of a socket brought
     * @param failure empty, or why it does not count
     */
    record Cost(double nanosPerMessage, double messagesPerRead, String failure) {}

    static Cost measure(MeasureOrder order, int connections) throws IOException, InterruptedException {
        try (SenderProcess sender = SenderProcess.of(SYMBOLS, order.rate());
                Ticklane ticklane = connect(sender, connections)) {
            if (!ticklane.awaitLive(CONNECT)) {
                throw new IOException("no connection to the sender: " + ticklane.connection().connections());
            }
            sender.go();
            TimeUnit.NANOSECONDS.sleep(order.warmUp().toNanos());
            long cpu = cpuNanos();
            long messages = messages(ticklane);
            long reads = reads(ticklane);
            long begin = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(order.duration().toNanos());
            double seconds = (System.nanoTime() - begin) / 1e9;
            cpu = cpuNanos() - cpu;
            messages = messages(ticklane) - messages;
            reads = reads(ticklane) - reads;
            double rate = messages / seconds;
            String failure = rate < order.rate() * ENOUGH
                    ? Math.round(rate) + " of " + order.rate() + " messages a second"
                    : ticklane.connection().dropped() > 0 ? "messages dropped" : "";
            return new Cost((double) cpu / messages, (double) messages / Math.max(1, reads), failure);
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

    private static long cpuNanos() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && (thread.getThreadName().startsWith("stream-")
                    || thread.getThreadName().equals("core"))) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
