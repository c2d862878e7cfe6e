package io.ticklane.bridge;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which threads stay on which processors, by their names: {@code stream-0}, {@code core}, {@code gateway}. Done from
 * outside, by Linux's {@code taskset}, once the threads run, so that no thread knows of it. What cannot be done is told
 * in one line and never keeps a session from starting.
 *
 * <p>Immutable; any thread.
 */
public final class ThreadPins {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadPins.class);
    private static final Pattern PROCESSORS = Pattern.compile("\\d{1,6}(-\\d{1,6})?");
    private static final Path TASKS = Path.of("/proc/self/task");
    /** The kernel keeps so much of a name. */
    private static final int LONGEST_NAME = 15;
    private static final long PATIENCE_SECONDS = 5;

    private final Map<String, String> processors;

    private ThreadPins(Map<String, String> processors) {
        this.processors = processors;
    }

    /**
     * Reads {@code stream-0=2,core=3}: thread and processor, or a range of processors, as {@code 2-3}.
     *
     * @throws IllegalArgumentException one line: it is not of that form, or a thread comes twice
     */
    public static ThreadPins parse(String text) {
        Map<String, String> pins = new LinkedHashMap<>();
        for (String pin : text.split(",", -1)) {
            if (pin.isBlank() && text.isBlank()) {
                break;
            }
            int equals = pin.indexOf('=');
            String name = equals < 0 ? "" : pin.substring(0, equals).strip();
            String where = pin.substring(equals + 1).strip();
            if (name.isEmpty() || !PROCESSORS.matcher(where).matches()) {
                throw new IllegalArgumentException(
                        "'" + pin.strip() + "' is no pin of a thread: write stream-0=2 or core=2-3");
            }
            if (pins.put(name, where) != null) {
                throw new IllegalArgumentException("thread " + name + " is pinned twice");
            }
        }
        return new ThreadPins(Map.copyOf(pins));
    }

    /** The highest number of a processor that is named; -1 if none is. */
    public int highestProcessor() {
        return processors.values().stream().flatMap(where -> Arrays.stream(where.split("-")))
                .mapToInt(Integer::parseInt).max().orElse(-1);
    }

    /**
     * Pins those that run now.
     *
     * @return how many were pinned
     */
    public int apply() {
        if (processors.isEmpty()) {
            return 0;
        }
        if (!Files.isDirectory(TASKS)) {
            LOG.warn("threads are not pinned: that needs Linux");
            return 0;
        }
        int pinned = 0;
        Map<String, List<String>> tasks = tasks();
        for (Map.Entry<String, String> pin : processors.entrySet()) {
            List<String> named = tasks.getOrDefault(shortened(pin.getKey()), List.of());
            if (named.isEmpty()) {
                LOG.warn("thread {} is not pinned: no thread of that name runs", pin.getKey());
            } else if (named.size() > 1) {
                // Of two sessions in one process, for instance.
                LOG.warn("thread {} is not pinned: {} threads of that name run", pin.getKey(), named.size());
            } else if (pin(pin.getKey(), named.get(0), pin.getValue())) {
                pinned++;
            }
        }
        return pinned;
    }

    private static boolean pin(String name, String task, String where) {
        try {
            Process taskset = new ProcessBuilder("taskset", "-cp", where, task).redirectErrorStream(true)
                    .start();
            try {
                taskset.getOutputStream().close();
                if (!taskset.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || taskset.exitValue() != 0) {
                    LOG.warn("thread {} is not pinned: processor {} cannot be used", name, where);
                    return false;
                }
            } finally {
                taskset.destroyForcibly();
            }
            LOG.info("thread {} stays on processor {}", name, where);
            return true;
        } catch (IOException e) {
            LOG.warn("thread {} is not pinned: taskset cannot be run", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Numbers of this process's threads by name. */
    private static Map<String, List<String>> tasks() {
        Map<String, List<String>> tasks = new LinkedHashMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(TASKS)) {
            for (Path task : all) {
                try {
                    tasks.computeIfAbsent(Files.readString(task.resolve("comm")).strip(),
                            name -> new ArrayList<>()).add(String.valueOf(task.getFileName()));
                } catch (IOException e) {
                    LOG.debug("a thread ended meanwhile: {}", e.toString());
                }
            }
        } catch (IOException e) {
            LOG.warn("threads are not pinned: {} cannot be read", TASKS);
        }
        return tasks;
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
