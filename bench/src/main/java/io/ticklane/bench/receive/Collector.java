package io.ticklane.bench.receive;

import com.sun.management.ThreadMXBean;
import io.ticklane.bench.TicksOnly;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.Quote;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Tick;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Takes the decoded ticks of one connection: latencies while they come at planned times, a cache put each in the
 * flood. Which is which, the update id says.
 *
 * <p>Ticks on the receiving thread; {@link #abort} and {@link #await} by any. Figures once {@link #await} said
 * true.
 */
final class Collector extends TicksOnly {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Ticks of a window of the flood. */
    static final int FLOOD_WINDOW = 32_768;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final WindowedLatencies latencies;
    private final PriceCache cache;
    private final long warmUp;
    private final long[] windowNanos;
    private final long[] windowCpuNanos;
    private final Meter meter = new Meter();
    /** Reads of the socket so far, where somebody counts them. Set before the receiving thread begins. */
    private LongSupplier reads = () -> 0;
    private long paced;
    private long firstNanos;
    private long lastNanos;
    private long flooded;
    private int windows;
    private long markNanos;
    private long markCpu;
    private volatile String failure = "";

    /** @param flood ticks of the flood, of which the first quarter is not measured */
    Collector(WindowedLatencies latencies, PriceCache cache, long flood) {
        this.latencies = latencies;
        this.cache = cache;
        warmUp = flood / 4;
        int most = (int) ((flood - warmUp) / FLOOD_WINDOW) + 1;
        windowNanos = new long[most];
        windowCpuNanos = new long[most];
    }

    /** Who counts reads. */
    void reads(LongSupplier counter) {
        reads = counter;
    }

    @Override
    public void onTick(Tick tick) {
        long id = tick.updateId;
        if (id >= PlannedSender.END) {
            ended.countDown();
        } else if (id >= PlannedSender.FLOOD) {
            flood(tick);
        } else if (id >= PlannedSender.PACED) {
            long now = System.nanoTime();
            if (paced++ == 0) {
                meter.begin(reads.getAsLong());
                firstNanos = now;
            }
            lastNanos = now;
            latencies.record(now, now - (id - PlannedSender.PACED));
        }
    }

    private void flood(Tick tick) {
        if (flooded == 0) {
            meter.end(reads);
        }
        cache.put(tick.instrumentId, tick.updateId, tick.bidPrice, tick.bidQuantity, tick.askPrice,
                tick.askQuantity, tick.receivedNanos, Quote.STREAM);
        long measured = ++flooded - warmUp;
        if (measured >= 0 && measured % FLOOD_WINDOW == 0) {
            long now = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            if (measured > 0 && windows < windowNanos.length) {
                windowNanos[windows] = now - markNanos;
                windowCpuNanos[windows++] = cpu - markCpu;
            }
            markNanos = now;
            markCpu = cpu;
        }
    }

    /** It will not come to its end; the first reason stays. */
    void abort(String reason) {
        if (failure.isEmpty() && ended.getCount() > 0) {
            failure = reason;
            ended.countDown();
        }
    }

    /** Whether the end mark came in time. */
    boolean await(long nanos) throws InterruptedException {
        if (!ended.await(nanos, TimeUnit.NANOSECONDS)) {
            abort("no end mark in time: " + paced + " ticks came at planned times and " + flooded
                    + " in the flood");
        }
        return failure.isEmpty();
    }

    /** Whether the end mark came, or will not come. */
    boolean ended() {
        return ended.getCount() == 0;
    }

    /** Why it did not come to its end, or empty. */
    String failure() {
        return failure;
    }

    long paced() {
        return paced;
    }

    long flooded() {
        return flooded;
    }

    /** What it measured. */
    Turn turn() {
        double seconds = (lastNanos - firstNanos) / 1e9;
        return new Turn(latencies.figures(), paced, (paced - 1) / seconds, (double) meter.bytes / paced,
                meter.reads == 0 ? Double.NaN : (double) meter.bytes / meter.reads, perSecond(windowNanos),
                1e9 / perSecond(windowCpuNanos));
    }

    private double perSecond(long[] nanos) {
        long[] sorted = Arrays.copyOf(nanos, windows);
        Arrays.sort(sorted);
        return windows == 0 ? Double.NaN : FLOOD_WINDOW * 1e9 / sorted[windows / 2];
    }

    @Override
    public void onFeed(FeedEvent event) {
        if (event.kind() == FeedEvent.Kind.DISCONNECTED) {
            abort(event.reason());
        }
    }

    /** Allocated bytes and reads of the receiving thread while ticks come at planned times. */
    private static final class Meter {
        long bytes;
        long reads;

        void begin(long readsSoFar) {
            reads = readsSoFar;
            bytes = allocated();
        }

        void end(LongSupplier counter) {
            bytes = allocated() - bytes;
            reads = counter.getAsLong() - reads;
        }

        private static long allocated() {
            return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        }
    }
}
