package io.ticklane.simulator.net;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The event loop of all sockets, driven by the simulator's thread between two looks at the market. Simulator thread
 * only, except {@link #execute}.
 */
public final class NetLoop {
    private static final long MILLI = 1_000_000;
    private static final long LONGEST_WAIT = 100 * MILLI;
    /** Short enough that a request arriving meanwhile hardly notices. */
    private static final long SHORT_PARK = 50_000;

    private final ManualIoEventLoop loop;

    /** A loop owned by the given thread, which must be the one that calls {@link #poll}. */
    public NetLoop(Thread owner) {
        loop = new ManualIoEventLoop(owner, NioIoHandler.newFactory());
    }

    /**
     * Serves what the sockets have, and waits for them at most {@code waitNanos}. The selector waits in whole
     * milliseconds only, so a shorter rest is slept in small pieces.
     */
    public void poll(long waitNanos) {
        if (waitNanos >= MILLI) {
            loop.run(Math.min(waitNanos, LONGEST_WAIT) / MILLI * MILLI);
            return;
        }
        if (waitNanos > 0) {
            LockSupport.parkNanos(Math.min(waitNanos, SHORT_PARK));
        }
        loop.runNow();
    }

    /** Runs a task on the simulator's thread soon. Any thread. */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** Ends the loop; what is open on it must have been closed. */
    public void shutdown() {
        VenueServer.whatever(loop.shutdownGracefully(0, 1, TimeUnit.SECONDS));
        while (!loop.isTerminated()) {
            loop.runNow();
        }
    }

    ManualIoEventLoop eventLoop() {
        return loop;
    }
}
