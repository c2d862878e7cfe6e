package io.ticklane.bench.ring;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.ring.InboundRing;
import io.ticklane.connector.ring.RingConfig;

/** Ticks into the inbound ring, whose consumer has a thread of its own. The publishing thread. */
final class TickPublication {
    private static final int SIZE = 16_384;

    private final Tick tick = new Tick();
    private final InboundHandler publisher;

    private TickPublication(InboundHandler publisher) {
        this.publisher = publisher;
    }

    /** How long a tick is on its way, at planned times. */
    record Hop(LatencyFigures figures, double achievedRate) {}

    /** Through the ring, to a consumer that spins. */
    static Hop hop(MeasureOrder order) throws InterruptedException {
        TickTaker core = new TickTaker(room(order), true);
        double rate;
        try (InboundRing ring = ring("busy-spin", core)) {
            ring.start();
            TickPublication stream = new TickPublication(ring.publisher());
            Pace.keep(order.rate(), order.warmUp().toNanos(), stream::publish);
            core.await(stream.tick.updateId);
            core.measuring = true;
            rate = Pace.keep(order.rate(), order.duration().toNanos(), stream::publish);
            core.await(stream.tick.updateId);
        }
        return new Hop(core.hops.figures(), rate);
    }

    /** Through a field. */
    static LatencyFigures bareHop(MeasureOrder order) throws InterruptedException {
        WindowedLatencies hops = room(order);
        BareHop bare = new BareHop(hops);
        Thread receiver = new Thread(bare, "bench-hop");
        receiver.setDaemon(true);
        receiver.start();
        Pace.keep(order.rate(), order.duration().toNanos(), bare::send);
        bare.end();
        receiver.join();
        return hops.figures();
    }

    /**
     * What a publication keeps its thread from in a burst, each of which finds the ring empty and the consumer about to
     * sleep.
     *
     * @param stamps whether the ring stamps each tick, as it does where stages are recorded
     */
    static Cost.Nanos burst(long forNanos, boolean stamps) throws InterruptedException {
        TickTaker core = new TickTaker(new WindowedLatencies(1, 1), stamps);
        try (InboundRing ring = ring(RingConfig.DEFAULT.waiting(), core)) {
            ring.start();
            TickPublication stream = new TickPublication(ring.publisher());
            return Cost.ofBursts(forNanos, stream::publish, () -> core.await(stream.tick.updateId));
        }
    }

    private void publish() {
        tick.updateId++;
        publisher.onTick(tick);
    }

    private static WindowedLatencies room(MeasureOrder order) {
        return WindowedLatencies.roomFor(order.rate(), order.duration().toNanos() / 1e9);
    }

    private static InboundRing ring(String waiting, TickTaker core) {
        return new InboundRing(new RingConfig(SIZE, waiting), 1, core, (what, cause) -> {
            throw new IllegalStateException(what, cause);
        }, null);
    }
}
