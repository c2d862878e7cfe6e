package io.ticklane.bench.figures;

import io.ticklane.bridge.AwakeProcessors;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * What a result was measured on. Immutable.
 *
 * @param flags those of the JVM that begin with {@code -X}; properties and paths are left out
 */
public record Machine(String processor, int cores, String system, String jdk, String gc, String flags) {
    /** This machine and this Java. */
    public static Machine here() {
        return new Machine(processorName(), Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version")
                        + (AwakeProcessors.keptBySomebody() ? ", idle processors kept awake" : ""),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                ManagementFactory.getGarbageCollectorMXBeans().stream().map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(" + ")),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> argument.startsWith("-X")).collect(Collectors.joining(" ")));
    }

    @Override
    public String toString() {
        return processor + ", " + cores + " cores, " + system + "; Java " + jdk + "; GC " + gc
                + (flags.isEmpty() ? "" : "; " + flags);
    }

    private static String processorName() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst().orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
