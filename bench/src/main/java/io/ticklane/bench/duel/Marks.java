package io.ticklane.bench.duel;

import com.sun.management.ThreadMXBean;
import io.ticklane.bench.Compilers;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** What a participant in this code base says of itself. */
final class Marks {
    private Marks() {}

    /**
     * Says that it is ready, and answers each line as {@link Participant#command} wants it, until input ends.
     *
     * @param ticks answered so far
     * @param thread id of the one that answers
     */
    static void tell(BufferedReader input, LongSupplier ticks, LongSupplier thread) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        System.out.println("READY");
        while (input.readLine() != null) {
            long bytes = 0;
            for (long each : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
                bytes += Math.max(each, 0);
            }
            System.out.println(ticks.getAsLong() + " " + bytes + " "
                    + threads.getThreadAllocatedBytes(thread.getAsLong()) + " " + Compilers.millis());
        }
    }
}
