package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a client's callbacks bring. Any thread adds, one takes. */
final class Arrivals<T> {
    private static final int PATIENCE_SECONDS = 15;

    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

    void add(T arrival) {
        queue.add(arrival);
    }

    /** The next one. */
    T next(String what) throws InterruptedException {
        return next(what, any -> true);
    }

    /** The next one that is wanted; those before are dropped. */
    T next(String what, Predicate<T> wanted) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        T arrival;
        do {
            arrival = queue.poll(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertNotNull(arrival, "in vain waited for " + what);
        } while (!wanted.test(arrival));
        return arrival;
    }
}
