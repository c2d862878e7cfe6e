package io.ticklane.connector.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders off the core's hands: {@link #submit} copies and returns, the thread {@code gateway} gives them
 * to the target one by one, in order. Where the target cannot take one now it is offered again until it does. With
 * wait {@code blocking} the thread sleeps until {@link #flush}, or a few milliseconds.
 *
 * <p>{@link #submit} from any thread; the target is called by {@code gateway} only.
 */
public final class OutboundRing implements OrderGateway {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundRing.class);
    private static final long RETRY_NANOS = 50_000;
    private static final long CLOSE_NANOS = 1_000_000_000L;
    /** Bounds what a missing flush costs. */
    private static final long PARK_NANOS = 5_000_000;
    private static final long JOIN_MILLIS = 5_000;

    private final RingBuffer<OrderRequest> ring;
    private final Sequence delivered = new Sequence();
    private final OrderGateway target;
    private final FatalHandler fatal;
    private final Waiting waiting;
    private final boolean parks;
    private final Thread thread;
    /** Written by {@code gateway}, read by whoever flushes; the fences on either side keep a wake-up from being missed. */
    private volatile boolean parked;
    private volatile boolean closed;
    /** Monotonic end of the time given to what is left at {@link #close}; written before {@link #closed}. */
    private long giveUpNanos;
    /** Written by {@code gateway}. */
    private volatile long undelivered;

    /** Starts the thread; told of what the target throws through {@code fatal}. */
    public OutboundRing(RingConfig config, OrderGateway target, FatalHandler fatal) {
        WaitMode mode = WaitMode.named(config.waiting());
        parks = mode == WaitMode.BLOCKING;
        // Publishing wakes nobody: with "blocking" that is left to flush.
        ring = RingBuffer.createMultiProducer(OrderRequest::new, config.size(), new BusySpinWaitStrategy());
        ring.addGatingSequences(delivered);
        this.target = target;
        this.fatal = fatal;
        waiting = new Waiting(mode, ring);
        thread = new Thread(this::run, "gateway");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean submit(OrderRequest request) {
        if (closed) {
            return false;
        }
        long sequence;
        try {
            sequence = ring.tryNext();
        } catch (InsufficientCapacityException e) {
            return false;
        }
        ring.get(sequence).copyFrom(request);
        ring.publish(sequence);
        return true;
    }

    /** Wakes the thread if it sleeps. */
    @Override
    public void flush() {
        VarHandle.fullFence();
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    /** Orders that the target threw on, or still refused when the ring was closed. */
    public long undelivered() {
        return undelivered;
    }

    /** Takes nothing more, gives the target up to a second for what is left, then closes the target. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        giveUpNanos = System.nanoTime() + CLOSE_NANOS;
        closed = true;
        waiting.wake();
        LockSupport.unpark(thread);
        if (thread != Thread.currentThread()) {
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        loseTheRest();
        target.close();
    }

    /** What was submitted while the thread was just ending. */
    private void loseTheRest() {
        long next = delivered.get() + 1;
        while (!thread.isAlive() && ring.isAvailable(next)) {
            lost(ring.get(next), new IllegalStateException("submitted while the ring was being closed"));
            delivered.set(next++);
        }
    }

    private void run() {
        long next = delivered.get() + 1;
        while (true) {
            boolean last = closed;
            if (ring.isAvailable(next)) {
                waiting.reset();
                deliver(ring.get(next));
                delivered.set(next++);
            } else if (last) {
                break;
            } else if (parks) {
                park(next);
            } else {
                waiting.await(next);
            }
        }
    }

    private void park(long next) {
        parked = true;
        VarHandle.fullFence();
        if (!ring.isAvailable(next) && !closed) {
            LockSupport.parkNanos(PARK_NANOS);
        }
        parked = false;
    }

    private void deliver(OrderRequest request) {
        try {
            while (!target.submit(request)) {
                if (closed && System.nanoTime() - giveUpNanos > 0) {
                    lost(request, new IllegalStateException("the gateway did not take it before the end"));
                    return;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        } catch (Throwable t) {
            lost(request, t);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // gateway is the only writer
    private void lost(OrderRequest request, Throwable cause) {
        undelivered++;
        String what = request.action + " of order " + request.orderId;
        try {
            fatal.onFatal(what, cause);
        } catch (Throwable t) {
            LOG.error("{} failed ({}), and so did the fatal handler ({})", what, cause.toString(),
                    t.toString());
        }
    }
}
