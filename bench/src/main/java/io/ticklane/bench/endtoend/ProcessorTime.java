package io.ticklane.bench.endtoend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process takes of the processors, from the making of this object on. Any thread. */
final class ProcessorTime {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();
    private final long before = system.getProcessCpuTime();

    double micros() {
        return (system.getProcessCpuTime() - before) / 1e3;
    }
}
