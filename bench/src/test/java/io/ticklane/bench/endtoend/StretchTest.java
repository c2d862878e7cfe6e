package io.ticklane.bench.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final long MILLI = 1_000_000;

    @Test
    void countsOnlyWhileItIsOpen() {
        Stretch stretch = new Stretch(1_000, 1, 1_000_000);
        stretch.record(0, 1_000, 2_000);
        stretch.open();
        stretch.record(MILLI, MILLI + 3_000, MILLI + 5_000);
        stretch.record(2 * MILLI, 2 * MILLI + 3_000, 2 * MILLI + 5_000);
        stretch.shut();
        stretch.record(3 * MILLI, 3 * MILLI + 1, 3 * MILLI + 2);

        assertEquals(2, stretch.count());
        assertEquals(2, stretch.ordered().count());
        assertEquals(3, stretch.received().rawP50());
        assertEquals(5, stretch.ordered().max());
    }

    @Test
    void keepsEveryNthWhereAllWouldBeTooMany() {
        Stretch stretch = new Stretch(1_000, 1, 400);
        stretch.open();
        for (int i = 1; i <= 1_000; i++) {
            stretch.record(i * MILLI, i * MILLI, i * MILLI + i * 1_000L);
        }

        assertEquals(1_000, stretch.count());
        assertEquals(333, stretch.ordered().count());
        assertEquals(999, stretch.ordered().max());
    }

    @Test
    void aLongOneLeavesRoomInTheHeapOfABench() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
                "this JVM does not tell what a thread allocates");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        Stretch stretch = new Stretch(16_000, 60, 1_000_000);
        assertTrue(threads.getThreadAllocatedBytes(thread) - before < 24 << 20);
        assertEquals(0, stretch.count());
    }
}
