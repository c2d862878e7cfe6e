package io.ticklane.bench.duel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that answers each line with a line, ended with this object. What it says on standard error is kept, in
 * part, for whoever asks why it ended. One thread, besides those that read.
 */
final class Partner implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_WORDS = 160;

    private final String name;
    private final Process process;
    private final Writer input;
    /** Lines of standard output; an empty value is its end. */
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Thread output;
    private final Thread errors;
    /** Written by the thread that reads standard error: the first of its lines that names a problem. */
    private volatile String complaint = "";

    Partner(String name, List<String> command) throws IOException {
        this.name = name;
        process = new ProcessBuilder(command).start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        output = reader("output of " + name, () -> readOutput(process.inputReader(StandardCharsets.UTF_8)));
        errors = reader("errors of " + name, () -> readErrors(process.errorReader(StandardCharsets.UTF_8)));
    }

    private static Thread reader(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void readOutput(BufferedReader from) {
        try {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            complaint = complaint.isEmpty() ? String.valueOf(e.getMessage()) : complaint;
        }
        lines.add(Optional.empty());
    }

    private void readErrors(BufferedReader from) {
        try {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                boolean problem = line.contains("Exception") || line.contains("Error");
                if (complaint.isEmpty() && problem) {
                    complaint = line.strip().substring(0, Math.min(line.strip().length(), MOST_WORDS));
                }
            }
        } catch (IOException e) {
            complaint = complaint.isEmpty() ? String.valueOf(e.getMessage()) : complaint;
        }
    }

    /** The next line of its output. */
    String line() throws IOException, InterruptedException {
        Optional<String> line = lines.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        if (line == null) {
            throw new IOException(name + " said nothing for " + PATIENCE.toSeconds() + " s" + why());
        }
        if (line.isEmpty()) {
            throw ended(null);
        }
        return line.get();
    }

    private IOException ended(@Nullable IOException cause) throws InterruptedException {
        errors.join(TimeUnit.SECONDS.toMillis(1));
        return new IOException(name + " ended" + why(), cause);
    }

    private String why() {
        return complaint.isEmpty() ? "" : ": " + complaint;
    }

    private void say(String words) throws IOException, InterruptedException {
        try {
            input.write(words + "\n");
            input.flush();
        } catch (IOException e) {
            throw ended(e);
        }
    }

    String ask(String words) throws IOException, InterruptedException {
        say(words);
        return line();
    }

    /** Processor time so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident bytes by Linux; 0 elsewhere. */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            output.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
