package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The packaged jar, running as a process of its own. Closing kills it where it still runs.
 *
 * <p>Used by one thread; two more read what it prints.
 */
final class Child implements AutoCloseable {
    /** Far above what anything takes here; a machine under load must not fail a test. */
    static final int PATIENCE_SECONDS = 120;

    private static final int LOOK_MILLIS = 50;

    private final List<String> command;
    private final Process process;
    private final Lines out;
    private final Lines err;

    private Child(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        out = new Lines(process.getInputStream());
        err = new Lines(process.getErrorStream());
    }

    /** How and where a child is started. Mutable; one thread. */
    static final class Start {
        private final List<String> jvm = new ArrayList<>();
        private final List<String> arguments;
        private Map<String, String> environment = Map.of();
        private Path folder = Path.of("").toAbsolutePath();
        private boolean plain;

        private Start(List<String> arguments) {
            this.arguments = arguments;
        }

        /** With {@code java -jar} alone instead of the arguments of {@code config/jvm.options}. */
        Start plain() {
            plain = true;
            return this;
        }

        Start jvm(String... more) {
            jvm.addAll(List.of(more));
            return this;
        }

        Start environment(Map<String, String> added) {
            environment = added;
            return this;
        }

        Start in(Path working) {
            folder = working;
            return this;
        }

        Child go() throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            if (!plain) {
                command.addAll(options());
            }
            command.addAll(jvm);
            command.addAll(List.of("-jar", jar().toString()));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            Map<String, String> variables = builder.environment();
            variables.keySet().removeIf(name -> name.startsWith("TICKLANE_"));
            // The JVM would print a line about them.
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS").forEach(variables::remove);
            variables.putAll(environment);
            return new Child(command, builder.start());
        }
    }

    /** As {@code ./ticklane} starts it. */
    static Start of(String... arguments) {
        return new Start(List.of(arguments));
    }

    /** Runs it to its end. */
    static Child run(String... arguments) throws IOException, InterruptedException {
        return of(arguments).go().ended();
    }

    Process process() {
        return process;
    }

    /** Standard output so far. */
    String out() {
        return out.text();
    }

    /** Standard error so far. */
    String err() {
        return err.text();
    }

    /** Waits for a line on standard output that starts so. */
    String awaitOut(String start) throws InterruptedException {
        await("a line of output beginning with " + start, () -> out.find(start, true) != null);
        return String.valueOf(out.find(start, true));
    }

    /** Waits for a line on standard error that holds this. */
    void awaitErr(String part) throws InterruptedException {
        await("a line of errors with " + part, () -> err.find(part, false) != null);
    }

    /** Waits for something while the child runs; fails when the child ends before. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            boolean over = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (over) {
                out.join();
                err.join();
                if (!condition.getAsBoolean()) {
                    fail("ended before " + what + "\n" + this);
                }
                return;
            }
            assertTrue(System.nanoTime() - endNanos < 0, () -> "in vain waited for " + what + "\n" + this);
        }
    }

    /** Closes its standard input and waits for its end. */
    Child ended() throws IOException, InterruptedException {
        process.getOutputStream().close();
        boolean over = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!over) {
            close();
            fail("did not end\n" + this);
        }
        out.join();
        err.join();
        return this;
    }

    /** Asks it to end, by SIGTERM; what it still says is read. */
    void terminate() {
        // Process.destroy would close the streams.
        assertTrue(process.toHandle().destroy(), "no signal could be sent");
    }

    int status() {
        return process.exitValue();
    }

    /** Kills it at once if it still runs. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "cannot be killed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nstatus "
                + (process.isAlive() ? "none, it runs" : process.exitValue()) + "\n--- output\n" + out()
                + "--- errors\n" + err();
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("ticklane.jar", "target/ticklane.jar")).toAbsolutePath();
        assertTrue(Files.exists(jar), jar + " is missing; mvn package makes it");
        return jar;
    }

    private static List<String> options() throws IOException {
        Path file = Path.of(System.getProperty("ticklane.jvm.options", "../config/jvm.options"));
        return Files.readAllLines(file).stream().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** What one stream brought. The reader adds, any thread looks. */
    private static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private final Thread reader;

        Lines(InputStream in) {
            reader = new Thread(() -> read(in), "child-output");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream in) {
            try (BufferedReader lined = new BufferedReader(
                    new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lined.readLine(); line != null; line = lined.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                    }
                }
            } catch (IOException e) {
                synchronized (lines) {
                    lines.add("(no more was read: " + e.getMessage() + ")");
                }
            }
        }

        void join() throws InterruptedException {
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }

        String find(String part, boolean first) {
            synchronized (lines) {
                return lines.stream().filter(line -> first ? line.startsWith(part) : line.contains(part))
                        .findFirst().orElse(null);
            }
        }

        String text() {
            synchronized (lines) {
                return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
            }
        }
    }
}
