package io.ticklane.connector.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SingleProducerSequencer;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders off the core's hands: {@link #submit} copies and returns, the thread {@code gateway} gives them
 * to the target one by one, in order. Where the target cannot take one now it is offered again until it does. With
 * wait {@code blocking} the thread sleeps until {@link #flush}, or a few milliseconds; with any other it finds the
 * order by itself, and the core does not wait for a store to reach the other processor.
 *
 * <p>{@link #submit} and {@link #flush} from one thread, the core; asserted. Another may take over when it has seen
 * that one end. The target is called by {@code gateway} only. The rest is for any thread.
 */
public final class OutboundRing implements OrderGateway {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundRing.class);
    private static final long RETRY_NANOS = 50_000;
    private static final long CLOSE_NANOS = 1_000_000_000L;
    /** Bounds what a missing flush costs. */
    private static final long PARK_NANOS = 5_000_000;
    private static final long JOIN_MILLIS = 5_000;

    private final SingleProducerSequencer sequencer;
    /**
     * An array of ours, not the library's buffer, whose elements are cast: that reads the slot, and the core would wait
     * for a line which the other processor has taken over by reading it. It does not wait for what it only writes.
     */
    private final OrderRequest[] slots;
    private final Sequence delivered = new Sequence();
    private final OrderGateway target;
    private final FatalHandler fatal;
    private final Waiting waiting;
    private final boolean parks;
    private final Thread thread;
    /** Written by {@code gateway}, read by the core; the fences on either side keep a wake-up from being missed. */
    private volatile boolean parked;
    private volatile boolean closed;
    /** Monotonic end of the time given to what is left at {@link #close}; written before {@link #closed}. */
    private long giveUpNanos;
    /** Written by {@code gateway} when it has looked for the last time. */
    private volatile boolean ended;
    /** Written by {@code gateway}; once that has ended, under the lock. */
    private volatile long undelivered;
    /** Set by the first that submits, or by the next one after its end; read by the assertion only. */
    private volatile @Nullable Thread submitter;

    /** Starts the thread; told of what the target throws through {@code fatal}. */
    public OutboundRing(RingConfig config, OrderGateway target, FatalHandler fatal) {
        WaitMode mode = WaitMode.named(config.waiting());
        parks = mode == WaitMode.BLOCKING;
        // Publishing wakes nobody: with "blocking" that is left to flush.
        sequencer = new SingleProducerSequencer(config.size(), new BusySpinWaitStrategy());
        sequencer.addGatingSequences(delivered);
        slots = new OrderRequest[config.size()];
        Arrays.setAll(slots, i -> new OrderRequest());
        this.target = target;
        this.fatal = fatal;
        waiting = new Waiting(mode, sequencer.newBarrier());
        thread = new Thread(this::run, "gateway");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean submit(OrderRequest request) {
        if (closed) {
            return false;
        }
        assert isSubmitter() : "submitted by " + Thread.currentThread() + ", orders come from " + submitter;
        long sequence;
        try {
            sequence = sequencer.tryNext();
        } catch (InsufficientCapacityException e) {
            return false;
        }
        slot(sequence).copyFrom(request);
        sequencer.publish(sequence);
        if (closed) {
            submittedWhileClosing();
        }
        return true;
    }

    /** Wakes the thread if it sleeps until it is woken; does nothing with any wait but {@code blocking}. */
    @Override
    public void flush() {
        if (!parks) {
            return;
        }
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

    /** The thread may have looked for the last time. Of the two, one at least sees what the other has done. */
    private void submittedWhileClosing() {
        VarHandle.fullFence();
        loseTheRest();
    }

    /** What was submitted while the thread was just ending; what was delivered is known once that has ended. */
    private synchronized void loseTheRest() {
        if (!ended) {
            return;
        }
        long next = delivered.get() + 1;
        while (sequencer.isAvailable(next)) {
            lost(slot(next), new IllegalStateException("submitted while the ring was being closed"));
            delivered.set(next++);
        }
    }

    private OrderRequest slot(long sequence) {
        return slots[(int) sequence & (slots.length - 1)];
    }

    private boolean isSubmitter() {
        Thread current = Thread.currentThread();
        Thread known = submitter;
        if (known == null || !known.isAlive()) {
            submitter = current;
            return true;
        }
        return known == current;
    }

    private void run() {
        try {
            deliverAll();
        } finally {
            ended = true;
            VarHandle.fullFence();
            loseTheRest();
        }
    }

    private void deliverAll() {
        long next = delivered.get() + 1;
        while (true) {
            boolean last = closed;
            if (sequencer.isAvailable(next)) {
                waiting.reset();
                deliver(slot(next));
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
        if (!sequencer.isAvailable(next) && !closed) {
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

    @SuppressWarnings("NonAtomicVolatileUpdate") // by gateway, then under the lock
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
