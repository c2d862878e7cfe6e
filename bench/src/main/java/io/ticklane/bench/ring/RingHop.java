package io.ticklane.bench.ring;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.TicksOnly;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.ring.InboundRing;
import io.ticklane.connector.ring.RingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The measurement {@code ring}. One thread publishes at planned times, the ring's own consumes: the hop counts from
 * the stamp before the publication to the consumer's first line. Then, how long a publication keeps its thread
 * where the consumer sleeps and nobody waits for it.
 */
public final class RingHop implements Measurement {
    private static final double MOST_HOP_NANOS = 250;
    private static final double MOST_PUBLISH_NANOS = 40;
    private static final double ENOUGH = 0.995;
    private static final int SIZE = 16_384;
    private static final int BURST = 256;

    /** One run; nanoseconds. */
    private record Run(LatencyFigures hop, LatencyFigures bare, double publishNanos, double stampedNanos,
            double achievedRate) {}

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public int run(MeasureOrder order) throws InterruptedException {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            throw new Refusal("bench: a ring between two cores needs two; this machine gives one");
        }
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        List<Run> runs = new ArrayList<>();
        for (int i = 1; i <= order.runs(); i++) {
            order.err().printf("run %d of %d ...%n", i, order.runs());
            runs.add(measure(order));
        }
        Table table = new Table().row("nanoseconds; medians over the runs", "p50", "p99", "p99 raw",
                "max raw");
        table.row("hop, consumer spins on its own core", nanos(runs, run -> run.hop.p50()),
                nanos(runs, run -> run.hop.p99()), nanos(runs, run -> run.hop.rawP99()),
                nanos(runs, run -> run.hop.max()));
        table.row("a bare field instead of the ring", nanos(runs, run -> run.bare.p50()),
                nanos(runs, run -> run.bare.p99()), nanos(runs, run -> run.bare.rawP99()),
                nanos(runs, run -> run.bare.max()));
        table.row("publication beside the path, consumer sleeps",
                text(LatencyFigures.median(runs, Run::publishNanos)), "", "", "");
        table.row("the same with a stamp, where stages are recorded",
                text(LatencyFigures.median(runs, Run::stampedNanos)), "", "", "");
        order.out().printf(Locale.ROOT, "%d ticks a second wanted, %.0f had, %d ticks a run%n", order.rate(),
                LatencyFigures.median(runs, Run::achievedRate), runs.get(0).hop.count());
        order.out().print(table.text());
        String verdict = verdict(order, runs);
        order.out().println("verdict  " + verdict);
        order.json().accept(json(order, machine, runs, verdict));
        return verdict.equals("ok") ? 0 : 1;
    }

    private static Run measure(MeasureOrder order) throws InterruptedException {
        double seconds = order.duration().toNanos() / 1e9;
        Consumer consumer = new Consumer(WindowedLatencies.roomFor(order.rate(), seconds), true);
        double paced;
        try (InboundRing ring = ring("busy-spin", consumer)) {
            ring.start();
            pace(ring.publisher(), order.rate(), order.warmUp().toNanos());
            awaitAll(consumer);
            consumer.measuring = true;
            long begin = System.nanoTime();
            pace(ring.publisher(), order.rate(), order.duration().toNanos());
            paced = (System.nanoTime() - begin) / 1e9;
            awaitAll(consumer);
        }
        LatencyFigures hop = consumer.hops.figures();
        long each = (order.warmUp().toNanos() + order.duration().toNanos()) / 2;
        return new Run(hop, bare(order, seconds), publishNanos(each, false), publishNanos(each, true),
                hop.count() / paced);
    }

    private static LatencyFigures bare(MeasureOrder order, double seconds) throws InterruptedException {
        WindowedLatencies hops = WindowedLatencies.roomFor(order.rate(), seconds);
        BareHop bare = new BareHop(hops);
        Thread receiver = new Thread(bare, "bench-hop");
        receiver.setDaemon(true);
        receiver.start();
        long begin = System.nanoTime();
        long count = order.rate() * order.duration().toNanos() / 1_000_000_000;
        for (long i = 0; i < count; i++) {
            bare.send(awaitPlanned(begin + i * 1_000_000_000 / order.rate()));
        }
        bare.end();
        receiver.join();
        return hops.figures();
    }

    /** Median over bursts, each of which finds the ring empty. */
    private static double publishNanos(long forNanos, boolean stamps) throws InterruptedException {
        Consumer consumer = new Consumer(new WindowedLatencies(1, 1), stamps);
        double[] bursts = new double[100_000];
        int count = 0;
        try (InboundRing ring = ring("sleeping", consumer)) {
            ring.start();
            InboundHandler publisher = ring.publisher();
            Tick tick = new Tick();
            long end = System.nanoTime() + forNanos;
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                for (int i = 0; i < BURST; i++) {
                    tick.updateId++;
                    publisher.onTick(tick);
                }
                bursts[count++ % bursts.length] = (double) (System.nanoTime() - now) / BURST;
                awaitId(consumer, tick.updateId);
            }
        }
        double[] sorted = Arrays.copyOf(bursts, Math.min(count, bursts.length));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static InboundRing ring(String waiting, Consumer consumer) {
        return new InboundRing(new RingConfig(SIZE, waiting), 1, consumer, (what, cause) -> {
            throw new IllegalStateException(what, cause);
        }, null);
    }

    private static void pace(InboundHandler publisher, int rate, long forNanos) {
        Tick tick = new Tick();
        long begin = System.nanoTime();
        long count = rate * forNanos / 1_000_000_000;
        for (long i = 0; i < count; i++) {
            awaitPlanned(begin + i * 1_000_000_000 / rate);
            tick.updateId = i;
            publisher.onTick(tick);
        }
        tick.updateId = Consumer.LAST;
        publisher.onTick(tick);
    }

    private static long awaitPlanned(long plannedNanos) {
        long now = System.nanoTime();
        while (now - plannedNanos < 0) {
            Thread.onSpinWait();
            now = System.nanoTime();
        }
        return now;
    }

    private static void awaitAll(Consumer consumer) throws InterruptedException {
        awaitId(consumer, Consumer.LAST);
    }

    private static void awaitId(Consumer consumer, long id) throws InterruptedException {
        while (consumer.lastId != id) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }

    private static String verdict(MeasureOrder order, List<Run> runs) {
        if (LatencyFigures.median(runs, Run::achievedRate) < order.rate() * ENOUGH) {
            return "FAIL: rate missed";
        }
        double hop = 1_000 * LatencyFigures.median(runs, run -> run.hop.p50());
        if (hop > MOST_HOP_NANOS) {
            return String.format(Locale.ROOT, "FAIL: a hop takes %.0f ns; the goal is %.0f", hop,
                    MOST_HOP_NANOS);
        }
        double publish = LatencyFigures.median(runs, Run::publishNanos);
        return publish > MOST_PUBLISH_NANOS
                ? String.format(Locale.ROOT, "FAIL: a publication takes %.0f ns; the goal is %.0f", publish,
                        MOST_PUBLISH_NANOS)
                : "ok";
    }

    private static String json(MeasureOrder order, Machine machine, List<Run> runs, String verdict) {
        JsonWriter json = new JsonWriter().beginObject().field("machine", machine.toString())
                .field("rate", order.rate())
                .field("achievedRate", LatencyFigures.median(runs, Run::achievedRate));
        json.beginObject("hopNanos").field("p50", 1_000 * LatencyFigures.median(runs, run -> run.hop.p50()))
                .field("p99", 1_000 * LatencyFigures.median(runs, run -> run.hop.p99()))
                .field("count", runs.get(0).hop.count()).end();
        json.field("bareFieldP50Nanos", 1_000 * LatencyFigures.median(runs, run -> run.bare.p50()));
        return json.field("publishNanos", LatencyFigures.median(runs, Run::publishNanos))
                .field("stampedPublishNanos", LatencyFigures.median(runs, Run::stampedNanos))
                .field("verdict", verdict).end()
                .text();
    }

    private static String nanos(List<Run> runs, ToDoubleFunction<Run> micros) {
        return text(1_000 * LatencyFigures.median(runs, micros));
    }

    private static String text(double nanos) {
        return String.format(Locale.ROOT, "%.0f", nanos);
    }

    /** The core. Its thread writes; the publishing one reads when all has come. */
    private static final class Consumer extends TicksOnly {
        static final long LAST = Long.MAX_VALUE;

        final WindowedLatencies hops;
        private final boolean stamps;
        /** Written by the publishing thread while nothing is on its way. */
        volatile boolean measuring;
        /** Written by the core. */
        volatile long lastId;

        Consumer(WindowedLatencies hops, boolean stamps) {
            this.hops = hops;
            this.stamps = stamps;
        }

        @Override
        public boolean wantsStamps() {
            return stamps;
        }

        @Override
        public void onTick(Tick tick) {
            long now = System.nanoTime();
            if (measuring && tick.updateId != LAST) {
                hops.record(now, now - tick.publishedNanos);
            }
            lastId = tick.updateId;
        }
    }
}
