package io.ticklane.connector.stream;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a stream thread waits: in a selector that others can wake, or spinning. Runs the idle hook first, always.
 *
 * <p>One thread waits, {@link #wakeup} can be called by any.
 */
final class Pause implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pause.class);
    /** Sleep at most this long: the hook may have timers. */
    private static final long STEP_WITH_HOOK_MILLIS = 5;
    private static final long STEP_MILLIS = 50;

    private final Selector selector;
    private final @Nullable IdleHook hook;
    private final boolean spin;
    private final long stepMillis;
    /** Written by the waiting thread before it asks for {@link #woken} the last time; read by those who bring work. */
    private volatile boolean sleeping;
    /** Set by those who bring work; taken back by the waiting thread after a sleep, before it looks for that. */
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean hookFailed;

    Pause(@Nullable IdleHook hook, boolean spin) throws IOException {
        this.selector = Selector.open();
        this.hook = hook;
        this.spin = spin;
        stepMillis = hook == null ? STEP_MILLIS : STEP_WITH_HOOK_MILLIS;
    }

    Selector selector() {
        return selector;
    }

    /** Whether {@link #hot} never sleeps, so that nothing that comes has to end a sleep. */
    boolean spins() {
        return spin;
    }

    /** One short wait while data may come at any moment. */
    void hot() throws IOException {
        if (spin) {
            runHook();
            Thread.onSpinWait();
        } else {
            sleep(stepMillis);
        }
    }

    /** One wait of at most so long, never spinning: while connecting or backing off. */
    void cold(long atMostNanos) throws IOException {
        sleep(Math.max(1, Math.min(stepMillis, atMostNanos / 1_000_000)));
    }

    /** One wait of so long while there is nothing to look for; shorter where the hook may have timers. */
    void rest(long nanos) throws IOException {
        long millis = Math.max(1, nanos / 1_000_000);
        sleep(hook == null ? millis : Math.min(stepMillis, millis));
    }

    /** Runs the hook without waiting. */
    void runHook() {
        if (hook == null) {
            return;
        }
        try {
            hook.idle();
        } catch (Throwable e) {
            if (!hookFailed) {
                hookFailed = true;
                LOG.error("idle work on a stream thread failed, told once: {}", e.toString());
            }
        }
    }

    /** Ends a sleep, or the next one if it is about to begin. Cheap where nobody sleeps. */
    void wakeup() {
        // Before "sleeping" is read, or both sides could miss each other.
        woken.set(true);
        if (sleeping) {
            selector.wakeup();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }

    private void sleep(long millis) throws IOException {
        sleeping = true;
        try {
            runHook();
            if (woken.get()) {
                selector.selectNow(key -> {});
            } else {
                selector.select(key -> {}, millis);
            }
        } finally {
            sleeping = false;
            woken.getAndSet(false);
        }
    }
}
