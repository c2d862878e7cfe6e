package io.ticklane.app.run;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process, in bytes.
 *
 * @param resident as the operating system counts it; -1 where it does not tell
 * @param peakResident the highest so far; -1 where it does not tell
 * @param heapUsed objects, garbage included
 * @param offHeap direct buffers and the price cache
 */
public record Memory(long resident, long peakResident, long heapUsed, long heapCommitted, long offHeap) {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** Measures now. {@code cacheBytes} is added to the direct buffers. */
    public static Memory now(long cacheBytes) {
        Runtime runtime = Runtime.getRuntime();
        long direct = 0;
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            direct += Math.max(0, pool.getMemoryUsed());
        }
        String status = status();
        return new Memory(field(status, "VmRSS:"), field(status, "VmHWM:"),
                runtime.totalMemory() - runtime.freeMemory(), runtime.totalMemory(), direct + cacheBytes);
    }

    private static String status() {
        try {
            return Files.readString(STATUS, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static long field(String status, String name) {
        return status.lines().filter(line -> line.startsWith(name)).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).orElse(-1L);
    }
}
