package io.ticklane.bench;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What compilers do while something is to be measured on their processors. */
public final class Compilers {
    private static final long LOOK_MILLIS = 500;
    /** Between two looks compilers that take no more are at rest. */
    private static final long REST_MILLIS = 10;
    private static final int RESTS = 2;

    /** How long compilers worked so far, of one process or several. */
    public interface Work {
        /** Milliseconds. */
        long millis() throws IOException, InterruptedException;
    }

    private Compilers() {}

    /** How long this process's compilers worked so far, all together; 0 where there are none. */
    public static long millis() {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        return compilers == null || !compilers.isCompilationTimeMonitoringSupported()
                ? 0
                : compilers.getTotalCompilationTime();
    }

    /** Waits until they have had nothing to do for a second, but no longer than that. */
    public static void awaitRest(Work work, Duration most) throws IOException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        long before = work.millis();
        int rests = 0;
        while (rests < RESTS && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            long now = work.millis();
            rests = now - before <= REST_MILLIS ? rests + 1 : 0;
            before = now;
        }
    }
}
