package io.ticklane.connector.wire;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that this thread allocates. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 6;
    private static final int ASKED = 10_000;

    private Allocation() {}

    /**
     * Bytes that so many runs of the work allocate, in the round of the least; the rounds before it warm it up. What
     * asking costs is taken off.
     */
    public static long least(int runs, Runnable work) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long asking = bytes();
            long before = bytes();
            for (int i = 0; i < runs; i++) {
                work.run();
            }
            least = Math.min(least, bytes() - before - (before - asking));
        }
        return least;
    }

    /** What asking for {@link #bytes} allocates itself, once it is warm. */
    public static long ofAsking() {
        return least(ASKED, Allocation::bytes) / ASKED;
    }

    /** Allocated by this thread so far; asking may allocate, too. */
    public static long bytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
