package io.ticklane.connector.rest;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.ticklane.connector.VenueProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A venue that answers as it is told, route by route, and keeps what it was asked. Any thread. */
public final class TestVenue implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    /** A request as it came. */
    public record Seen(String method, String path, String query, Headers headers) {
        /** The raw value of that parameter, or null. */
        public @Nullable String parameter(String name) {
            for (String pair : query.split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
            return null;
        }
    }

    /** How to answer one request. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool(Transport.daemons("test-venue-"));
    private final Map<String, Queue<Behaviour>> once = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> always = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<Seen>> seen = new ConcurrentHashMap<>();

    public TestVenue() {
        this(null);
    }

    /** @param tls to serve https, or null for http */
    public TestVenue(@Nullable SSLContext tls) {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (tls == null) {
                scheme = "http";
                server = HttpServer.create(any, 0);
            } else {
                scheme = "https";
                HttpsServer secure = HttpsServer.create(any, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        always("GET /api/v3/ping", json(200, "{}"));
        always("GET /api/v3/time",
                exchange -> json(200, "{\"serverTime\":" + System.currentTimeMillis() + "}")
                        .answer(exchange));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public VenueProfile profile() {
        return VenueProfile.of("test-venue", scheme + "://127.0.0.1:" + port(), "ws://127.0.0.1:1", false);
    }

    /** The next requests of that route, {@code GET /path}, are answered so, one each. */
    public TestVenue once(String route, Behaviour... behaviours) {
        Queue<Behaviour> queue = once.computeIfAbsent(route, name -> new ConcurrentLinkedQueue<>());
        for (Behaviour behaviour : behaviours) {
            queue.add(behaviour);
        }
        return this;
    }

    /** All other requests of that route are answered so. */
    public TestVenue always(String route, Behaviour behaviour) {
        always.put(route, behaviour);
        return this;
    }

    /** The next request of that route, waited for. */
    public Seen seen(String route) {
        try {
            Seen next = requests(route).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "no request " + route + " came");
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many requests of that route came and were not taken by {@link #seen}. */
    public int count(String route) {
        return requests(route).size();
    }

    /** JSON with a status and headers, name after value. */
    public static Behaviour json(int status, String body, String... headers) {
        return typed(status, "application/json;charset=UTF-8", body, headers);
    }

    /** A refusal as the venue writes it. */
    public static Behaviour refusal(int status, int code, String message, String... headers) {
        return json(status, "{\"code\":" + code + ",\"msg\":\"" + message + "\"}", headers);
    }

    /** Any body. */
    public static Behaviour typed(int status, String type, String body, String... headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Breaks the connection without an answer. */
    public static Behaviour hangUp() {
        return HttpExchange::close;
    }

    /** Answers when the latch opens. */
    public static Behaviour after(CountDownLatch latch, Behaviour then) {
        return exchange -> {
            try {
                latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            then.answer(exchange);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        String query = exchange.getRequestURI().getRawQuery();
        requests(route).add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                query == null ? "" : query, exchange.getRequestHeaders()));
        Queue<Behaviour> queue = once.get(route);
        Behaviour next = queue == null ? null : queue.poll();
        if (next == null) {
            next = always.getOrDefault(route, typed(404, "text/html", "<html>404 Not found</html>"));
        }
        next.answer(exchange);
    }

    private BlockingQueue<Seen> requests(String route) {
        return seen.computeIfAbsent(route, name -> new LinkedBlockingQueue<>());
    }
}
