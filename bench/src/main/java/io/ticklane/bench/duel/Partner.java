package io.ticklane.bench.duel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that answers each line with a line, ended with this object. One thread. */
final class Partner implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    Partner(String name, List<String> command) throws IOException {
        this.name = name;
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        output = process.inputReader(StandardCharsets.US_ASCII);
        input = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /** The next line of its output. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException(name + " ended; see above");
        }
        return line;
    }

    String ask(String words) throws IOException {
        input.write(words + "\n");
        input.flush();
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
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
