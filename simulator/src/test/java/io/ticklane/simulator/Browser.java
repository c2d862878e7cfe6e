package io.ticklane.simulator;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless Chromium, driven by the W3C WebDriver protocol. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final Path profile;
    private final String session;

    private Browser(Process driver, Path profile, int port) throws Exception {
        this.driver = driver;
        this.profile = profile;
        String base = "http://127.0.0.1:" + port + "/session";
        JsonWriter wanted = new JsonWriter().object().object("capabilities").object("alwaysMatch")
                .put("browserName", "chrome");
        wanted.object("goog:loggingPrefs").put("browser", "ALL").end();
        wanted.object("goog:chromeOptions").put("binary", CHROMIUM.toString()).array("args");
        for (String argument : List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage", "--host-resolver-rules=MAP elsewhere.test 127.0.0.1",
                "--user-data-dir=" + profile)) {
            wanted.add(argument);
        }
        wanted.end().end().end().end().end();
        Object value = send("POST", base, new String(wanted.bytes(), StandardCharsets.UTF_8));
        session = base + "/" + ((Map<?, ?>) value).get("sessionId");
    }

    static boolean installed() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    static Browser start() throws Exception {
        Path profile = Files.createTempDirectory("ticklane-browser-");
        Process driver = new ProcessBuilder(DRIVER.toString(), "--port=0").redirectErrorStream(true).start();
        BufferedReader said = new BufferedReader(
                new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("started successfully on port ")) {
                int port = Integer.parseInt(line.replaceAll(".*on port (\\d+).*", "$1"));
                try {
                    return new Browser(driver, profile, port);
                } catch (Exception | Error e) {
                    driver.destroy();
                    throw e;
                }
            }
        }
        throw new IOException("chromedriver ended before it was ready");
    }

    void open(String uri) throws Exception {
        Object unused = call("POST", "/url", new JsonWriter().object().put("url", uri).end());
    }

    /** Evaluates an expression of JavaScript. */
    @Nullable
    Object evaluate(String expression) throws Exception {
        return call("POST", "/execute/sync",
                new JsonWriter().object().put("script", "return " + expression).array("args").end().end());
    }

    String text(String selector) throws Exception {
        return String.valueOf(evaluate("document.querySelector('" + selector + "').innerText"));
    }

    /** Waits until an expression is true. */
    void await(String expression) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(evaluate("Boolean(" + expression + ")"))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never true: " + expression + "; page says: " + text("body"));
            }
        }
    }

    /** Clicks a button by its label, as a person does. */
    void click(String label) throws Exception {
        Object found = call("POST", "/element", new JsonWriter().object().put("using", "xpath")
                .put("value", "//button[normalize-space()='" + label + "']").end());
        String id = String.valueOf(((Map<?, ?>) found).values().iterator().next());
        Object unused = call("POST", "/element/" + id + "/click", new JsonWriter().object().end());
    }

    /** Window of a desk or a phone, by daylight or at night. */
    void look(int width, int height, boolean dark) throws Exception {
        JsonWriter size = new JsonWriter().object().put("cmd", "Emulation.setDeviceMetricsOverride")
                .object("params").put("width", width).put("height", height).put("deviceScaleFactor", 1)
                .put("mobile", width < 600).end();
        Object unused = call("POST", "/goog/cdp/execute", size.end());
        JsonWriter media = new JsonWriter().object().put("cmd", "Emulation.setEmulatedMedia").object("params")
                .array("features").object().put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light")
                .end().end().end();
        unused = call("POST", "/goog/cdp/execute", media.end());
    }

    /** The whole page as PNG. */
    byte[] picture() throws Exception {
        Object shot = call("POST", "/goog/cdp/execute", new JsonWriter().object()
                .put("cmd", "Page.captureScreenshot").object("params").put("captureBeyondViewport", true)
                .end().end());
        return Base64.getDecoder().decode(String.valueOf(((Map<?, ?>) shot).get("data")));
    }

    /** What the browser complained of. */
    List<String> complaints() throws Exception {
        List<?> entries = (List<?>) call("POST", "/se/log",
                new JsonWriter().object().put("type", "browser").end());
        return entries.stream().map(entry -> (Map<?, ?>) entry)
                .filter(entry -> "SEVERE".equals(entry.get("level")))
                .map(entry -> String.valueOf(entry.get("message"))).toList();
    }

    private @Nullable Object call(String method, String path, JsonWriter body) throws Exception {
        return send(method, session + path, new String(body.bytes(), StandardCharsets.UTF_8));
    }

    private @Nullable Object send(String method, String uri, String body) throws Exception {
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(URI.create(uri))
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError(method + " " + uri + ": " + response.body());
        }
        return ((Map<?, ?>) Json.parse(response.body())).get("value");
    }

    @Override
    public void close() throws IOException {
        try {
            Object unused = send("DELETE", session, "");
        } catch (Exception e) {
            throw new IOException("the browser does not end", e);
        } finally {
            driver.destroy();
            driver.onExit().join();
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder()).forEach(Browser::delete);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
