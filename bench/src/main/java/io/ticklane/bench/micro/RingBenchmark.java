package io.ticklane.bench.micro;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.Tick;
import io.ticklane.connector.ring.FatalHandler;
import io.ticklane.connector.ring.InboundRing;
import io.ticklane.connector.ring.OutboundRing;
import io.ticklane.connector.ring.RingConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The rings beside a direct call. Inbound: one thread publishes and drains, so that what shows is the
 * work and not the way between two cores. Outbound: one thread submits, the ring's own delivers.
 */
@State(Scope.Thread)
public class RingBenchmark extends MicroBenchmark {
    private static final int BURST = 64;
    private static final int ORDERS = 1_024;
    private static final int LEVELS = 20;
    private static final FatalHandler FATAL = (what, cause) -> {
        throw new IllegalStateException(what, cause);
    };

    private final EventSink sink = new EventSink();
    private final Tick tick = new Tick();
    private final DepthDiff diff = new DepthDiff();
    private InboundRing ring;
    private InboundHandler publisher;

    /**
     * A ring with its thread, empty before each invocation, so that no order finds it full. The thread is
     * then kept busy with the first order, as with a slow venue: the two do not fight for memory.
     */
    @State(Scope.Thread)
    public static class Outbound {
        final OrderRequest request = new OrderRequest();
        final OrderSink direct = new OrderSink();
        final OrderSink target = new OrderSink();
        OutboundRing ring;
        long submitted;

        @Setup(Level.Trial)
        public void open() {
            ring = new OutboundRing(RingConfig.DEFAULT, target, FATAL);
        }

        @Setup(Level.Invocation)
        public void empty() {
            target.hold(false);
            while (target.taken() < submitted) {
                Thread.onSpinWait();
            }
            target.hold(true);
        }

        @TearDown(Level.Trial)
        public void close() {
            target.hold(false);
            ring.close();
            if (target.taken() != submitted) {
                throw new IllegalStateException(target.taken() + " of " + submitted + " orders delivered");
            }
        }
    }

    @Setup(Level.Trial)
    public void open() {
        ring = new InboundRing(RingConfig.DEFAULT, 1, sink, FATAL, null);
        publisher = ring.publisher();
        for (int i = 0; i < LEVELS; i++) {
            diff.addBid(1_000_000 - i, i);
            diff.addAsk(1_000_001 + i, i);
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        ring.close();
        if (ring.dropped() != 0 || ring.failures() != 0) {
            throw new IllegalStateException(ring.dropped() + " dropped, " + ring.failures() + " failed");
        }
    }

    /** One clock reading, which the ring makes for each event. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }

    @Benchmark
    public long tickInline() {
        tick.updateId++;
        sink.onTick(tick);
        return sink.sum;
    }

    @Benchmark
    public long tickThroughRing() {
        tick.updateId++;
        publisher.onTick(tick);
        ring.drain(1);
        return sink.sum;
    }

    /** Drained together: what one drain costs is shared. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public long tickThroughRingInBursts() {
        for (int i = 0; i < BURST; i++) {
            tick.updateId++;
            publisher.onTick(tick);
        }
        ring.drain(BURST);
        return sink.sum;
    }

    /** Twenty levels a side. */
    @Benchmark
    public long depthInline() {
        diff.lastUpdateId++;
        sink.onDepth(diff);
        return sink.sum;
    }

    /** Twenty levels a side: five slots, put together again behind the ring. */
    @Benchmark
    public long depthThroughRing() {
        diff.lastUpdateId++;
        publisher.onDepth(diff);
        ring.drain(BURST);
        return sink.sum;
    }

    /** In bursts like the other, so that what an invocation costs is shared. */
    @Benchmark
    @OperationsPerInvocation(ORDERS)
    public boolean orderDirect(Outbound to) {
        return submit(to.request, to.direct);
    }

    /** The submitting side: claim, copy, publish. */
    @Benchmark
    @OperationsPerInvocation(ORDERS)
    public boolean orderIntoRing(Outbound to) {
        to.submitted += ORDERS;
        return submit(to.request, to.ring);
    }

    private static boolean submit(OrderRequest request, OrderGateway gateway) {
        boolean taken = true;
        for (int i = 0; i < ORDERS; i++) {
            request.orderId++;
            taken &= gateway.submit(request);
        }
        return taken;
    }
}
