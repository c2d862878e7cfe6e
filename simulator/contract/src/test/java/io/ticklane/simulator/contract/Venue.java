package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A simulator in a process of its own, started from the packaged jar as a user does; it ends when it is closed, or
 * with this process, whose pipe is its standard input. One thread.
 */
final class Venue implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Map<String, String> addresses;

    private Venue(Process process, Map<String, String> addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /**
     * Starts one.
     *
     * @param folder for its log
     * @param more options of {@code ticklane simulate}
     */
    static Venue open(Path accounts, Path folder, List<String> more) throws IOException {
        Path jar = Path.of(System.getProperty("ticklane.jar")).toAbsolutePath().normalize();
        assertTrue(Files.exists(jar), jar + " is missing; mvn package -pl app -am makes it");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar",
                jar.toString(), "simulate", "--port", "0", "--symbols", "BTCUSDT,ETHUSDT", "--seed", "7",
                "--accounts", accounts.toString(), "--until-stdin-closes"));
        command.addAll(more);
        Path log = folder.resolve("venue.log");
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        String ready = firstLine(process);
        if (ready == null || !ready.startsWith("READY ")) {
            process.destroyForcibly();
            throw new IllegalStateException("the simulator said " + ready + "; see " + log + ":\n"
                    + Files.readString(log));
        }
        Map<String, String> addresses = new HashMap<>();
        for (String word : ready.substring("READY ".length()).split(" ", -1)) {
            addresses.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        return new Venue(process, addresses);
    }

    private static String firstLine(Process process) throws IOException {
        // Not closed: the venue says no more, and its end closes the pipe.
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }

    /** Where REST requests go: {@code http://127.0.0.1:41234}. */
    String rest() {
        return addresses.get("rest");
    }

    /** Where streams are, without a path. */
    String stream() {
        return addresses.get("ws");
    }

    /** Where the WebSocket API is. */
    String socket() {
        return addresses.get("wsapi");
    }

    /** File of the certificate of a venue that speaks TLS, or null. */
    String certificate() {
        return addresses.get("cert");
    }

    /** Makes something go wrong from now on, as the administration's {@code POST /faults} takes it. */
    void fault(String json) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(addresses.get("admin") + "/faults"))
                        .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                        .POST(HttpRequest.BodyPublishers.ofString(json)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
