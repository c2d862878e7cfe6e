package io.ticklane.bridge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that this thread allocates. */
public final class Allocation {
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;

    private Allocation() {}

    /**
     * Bytes that so many runs of the work allocate once it is warm. Of several rounds the best counts: once in a while
     * the JVM itself allocates, on any thread. Skips the test where the JVM does not tell.
     */
    public static long least(int runs, Runnable work) {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
                "this JVM does not tell what a thread allocates");
        long least = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UPS + ROUNDS && least > 0; round++) {
            long asking = bytes();
            long before = bytes();
            for (int i = 0; i < runs; i++) {
                work.run();
            }
            long allocated = bytes() - before - (before - asking);
            least = round < WARM_UPS ? least : Math.min(least, allocated);
        }
        return least;
    }

    /** Allocated by this thread so far; asking may allocate, too. */
    public static long bytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
