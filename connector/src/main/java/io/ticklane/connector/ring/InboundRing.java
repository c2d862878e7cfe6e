package io.ticklane.connector.ring;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.ticklane.connector.InboundHandler;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many producers, one consumer: everything that the core ever learns comes through here in one order. Consumed
 * either by a thread of its own ({@link #start}) or by a thread that the owner already has ({@link #drain}),
 * never by both.
 *
 * <p>{@link #publisher()} takes calls from any thread; the core is called by the consuming thread only;
 * counters can be read by any.
 */
public final class InboundRing implements AutoCloseable {
    private static final int BATCH = 256;
    private static final long IDLE_NANOS = 1_000_000;
    private static final long JOIN_MILLIS = 5_000;

    private final RingBuffer<Slot> ring;
    private final Sequence consumed = new Sequence();
    private final Delivery delivery;
    private final @Nullable CoreIdle idle;
    private final Drops drops;
    private final Spill spill = new Spill();
    private final InboundHandler publisher;
    private final InboundHandler direct;
    private final Waiting waiting;

    /** The thread inside {@link #drain}, if any: a second one is refused. */
    private final AtomicReference<@Nullable Thread> draining = new AtomicReference<>();
    /** The thread that drained last. Written by it, read by publishers, who only compare it with themselves. */
    private volatile @Nullable Thread consumer;
    private volatile @Nullable Thread own;
    private volatile @Nullable Runnable wake;
    private volatile boolean closed;
    private volatile boolean ended;
    /** Written by the consumer. */
    private volatile int highWater;
    private long nextIdleNanos;

    /**
     * A ring without a consumer yet.
     *
     * @param instruments how many there are; ids of market data are below it
     * @param core called for every event, in order
     * @param fatal told when {@code core} throws
     * @param idle called while there is nothing to do, or null
     */
    public InboundRing(RingConfig config, int instruments, InboundHandler core, FatalHandler fatal,
            @Nullable CoreIdle idle) {
        this(config, instruments, core, fatal, idle, Waiting.BLOCK_MILLIS);
    }

    /** @param mostMillis the longest sleep of a consumer that is woken */
    InboundRing(RingConfig config, int instruments, InboundHandler core, FatalHandler fatal,
            @Nullable CoreIdle idle, long mostMillis) {
        WaitMode mode = WaitMode.named(config.waiting());
        ring = RingBuffer.createMultiProducer(Slot::new, config.size(), Waiting.strategy(mode, mostMillis));
        for (int i = 0; i < config.size(); i++) {
            ring.get(i).equip();
        }
        ring.addGatingSequences(consumed);
        delivery = new Delivery(core, fatal);
        direct = new DirectHandler(core, delivery);
        this.idle = idle;
        drops = new Drops(instruments);
        publisher = new InboundPublisher(ring, this, core, drops, spill);
        waiting = new Waiting(mode, ring.newBarrier());
        nextIdleNanos = System.nanoTime();
    }

    /**
     * The end that producers call. Copies, never blocks for market data: what finds the ring full is counted,
     * and the core is told. Executions and feed events are never lost: their publisher waits for room, except
     * for the consuming thread itself, whose events are kept aside in order.
     */
    public InboundHandler publisher() {
        return publisher;
    }

    /**
     * A short cut for the consuming thread itself, where it is the one that decodes: calls the core at once. What
     * the core throws is counted and told as for events from the ring.
     */
    public InboundHandler direct() {
        return direct;
    }

    /** Starts the thread {@code core}, which consumes until {@link #close}. */
    public void start() {
        if (own != null || consumer != null) {
            throw new IllegalStateException("the ring has a consumer already");
        }
        Thread thread = new Thread(this::run, "core");
        thread.setDaemon(true);
        own = thread;
        consumer = thread;
        thread.start();
    }

    /**
     * Called after something was published by another thread than the consuming one, so that a consumer which
     * sleeps elsewhere, in a selector for instance, comes and drains. Not needed with {@link #start}.
     */
    public void wakeBy(Runnable wake) {
        this.wake = wake;
    }

    /**
     * Handles up to {@code limit} events on the calling thread and, at most once a millisecond, the idle work.
     * The caller becomes the consuming thread. Does nothing when called from inside the core's own callbacks.
     *
     * @return how many events were handled
     * @throws IllegalStateException if another thread is at it, or the ring has its own thread
     */
    public int drain(int limit) {
        Thread current = Thread.currentThread();
        Thread busy = draining.compareAndExchange(null, current);
        if (busy == current) {
            return 0;
        }
        if (busy != null || (own != null && own != current)) {
            release(current);
            throw new IllegalStateException("drained by " + current.getName() + " while "
                    + Objects.requireNonNullElse(busy, own).getName() + " consumes");
        }
        if (consumer != current) {
            consumer = current;
        }
        try {
            return turn(limit);
        } finally {
            release(current);
        }
    }

    private int turn(int limit) {
        int handled = consume(limit);
        runIdle(handled == 0 && own != null);
        return handled;
    }

    private void release(Thread current) {
        draining.compareAndSet(current, null);
    }

    /** Market data lost because the ring was full. */
    public long dropped() {
        return drops.total();
    }

    /** Ticks of an instrument lost because the ring was full. */
    public long droppedTicks(int instrumentId) {
        return drops.total(Slot.TICK, instrumentId);
    }

    /** Trades of an instrument lost because the ring was full. */
    public long droppedTrades(int instrumentId) {
        return drops.total(Slot.TRADE, instrumentId);
    }

    /** Depth diffs of an instrument lost because the ring was full. */
    public long droppedDiffs(int instrumentId) {
        return drops.total(Slot.DEPTH, instrumentId);
    }

    /** The most slots that were ever found waiting. */
    public int highWater() {
        return highWater;
    }

    /** Slots of the ring. */
    public int size() {
        return ring.getBufferSize();
    }

    /** How often the core threw. */
    public long failures() {
        return delivery.failures();
    }

    /**
     * Handles what was published before, then ends the thread {@code core} and waits for it. Publishers that
     * wait for room are let go. Without a thread of its own, only the latter.
     */
    @Override
    public void close() {
        closed = true;
        waiting.wake();
        Thread thread = own;
        if (thread != null && thread != Thread.currentThread()) {
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        ended = true;
    }

    /** Whether the calling thread is the one that consumes. */
    boolean consuming() {
        return Thread.currentThread() == consumer;
    }

    /** Whether nobody consumes any more. */
    boolean ended() {
        return ended;
    }

    /** A publisher has published. */
    void published() {
        Runnable hook = wake;
        if (hook != null && !consuming()) {
            hook.run();
        }
    }

    private void run() {
        // Once for all turns: nobody else may drain what has a thread of its own.
        draining.set(Thread.currentThread());
        while (true) {
            boolean last = closed;
            if (turn(BATCH) > 0) {
                waiting.reset();
            } else if (last) {
                break;
            } else {
                waiting.await(consumed.get() + 1);
            }
        }
        release(Thread.currentThread());
        ended = true;
    }

    private int consume(int limit) {
        long next = consumed.get() + 1;
        noteBacklog(ring.getCursor() - next + 1);
        int handled = 0;
        while (handled < limit) {
            if (spill.dueBefore(next)) {
                delivery.spilled(spill);
            } else if (drops.dueBefore(next)) {
                delivery.drops(drops);
            } else if (ring.isAvailable(next)) {
                delivery.slot(ring.get(next));
                next++;
            } else {
                break;
            }
            handled++;
        }
        consumed.set(next - 1);
        return handled;
    }

    private void runIdle(boolean always) {
        if (idle == null) {
            return;
        }
        long now = System.nanoTime();
        if (!always && now - nextIdleNanos < 0) {
            return;
        }
        nextIdleNanos = now + IDLE_NANOS;
        try {
            idle.onIdle(now);
        } catch (Throwable t) {
            delivery.failed("idle work", t);
        }
    }

    private void noteBacklog(long backlog) {
        if (backlog > highWater) {
            highWater = (int) backlog;
        }
    }
}
