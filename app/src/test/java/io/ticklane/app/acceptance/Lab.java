package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A simulator in a process of its own, as {@code simulate} starts it, with its administration. One thread. */
final class Lab implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("READY rest=(http://127\\.0\\.0\\.1:\\d+)"
            + " ws=(ws://127\\.0\\.0\\.1:\\d+) wsapi=ws://127\\.0\\.0\\.1:\\d+/ws-api/v3"
            + " admin=(http://127\\.0\\.0\\.1:\\d+) sbe=ws://127\\.0\\.0\\.1:\\d+");
    private static final Pattern ACCOUNT = Pattern.compile("account: key (\\S+) secret (\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Child child;
    private final String rest;
    private final String stream;
    private final String admin;
    private final Map<String, String> keys;

    private Lab(Child child, Matcher ready, Matcher account) {
        this.child = child;
        rest = ready.group(1);
        stream = ready.group(2);
        admin = ready.group(3);
        keys = Map.of("TICKLANE_API_KEY", account.group(1), "TICKLANE_API_SECRET", account.group(2));
    }

    /** Starts one on free ports; it also ends when this process does, because its input closes then. */
    static Lab open(String... more) throws IOException, InterruptedException {
        return of(Child.of(Stream.concat(Stream.of("simulate", "--until-stdin-closes"), Stream.of(more))
                .toArray(String[]::new)));
    }

    static Lab of(Child.Start start) throws IOException, InterruptedException {
        Child child = start.go();
        try {
            Matcher ready = READY.matcher(child.awaitOut("READY"));
            child.awaitErr("account: ");
            Matcher account = ACCOUNT.matcher(child.err());
            assertTrue(ready.matches() && account.find(), child.toString());
            return new Lab(child, ready, account);
        } catch (InterruptedException | RuntimeException | AssertionError e) {
            child.close();
            throw e;
        }
    }

    Child child() {
        return child;
    }

    URI rest() {
        return URI.create(rest);
    }

    /** Key and secret of its one account, as environment. */
    Map<String, String> keys() {
        return keys;
    }

    /** Writes a profile of it; {@code more} are further lines. */
    Path profile(Path folder, String... more) throws IOException {
        Path file = Files.createTempFile(folder, "lab", ".conf");
        Files.write(file, List.of("venue {", "  name = lab", "  rest = \"" + rest + "\"",
                "  stream = \"" + stream + "\"", "}"));
        Files.write(file, List.of(more), StandardOpenOption.APPEND);
        return file;
    }

    /** Makes something go wrong; gives its number. */
    long fault(String json) throws IOException, InterruptedException {
        return parsed(HttpRequest.newBuilder(URI.create(admin + "/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(json))).getLong("id");
    }

    /** Takes a fault back. */
    void mend(long fault) throws IOException, InterruptedException {
        Config unused = parsed(HttpRequest.newBuilder(URI.create(admin + "/faults/" + fault)).DELETE());
    }

    /** A number of {@code GET /stats}, by its path. */
    long stat(String path) {
        try {
            return parsed(HttpRequest.newBuilder(URI.create(admin + "/stats"))).getLong(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Config parsed(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request.timeout(Duration.ofSeconds(Child.PATIENCE_SECONDS)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return ConfigFactory.parseString(response.body());
    }

    /** Ends it without a farewell. */
    void kill() {
        child.close();
    }

    @Override
    public void close() {
        child.close();
    }
}
