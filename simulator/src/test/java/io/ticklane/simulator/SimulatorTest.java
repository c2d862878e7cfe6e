package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final String LIST = "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}";

    private static SimulatorConfig.Builder quiet() {
        return SimulatorConfig.builder().symbols(List.of("BTCUSDT", "ETHUSDT"));
    }

    private static HttpResponse<String> get(HttpClient http, String uri) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(uri)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a stream connection that answers nothing and reads nothing. */
    private static void upgrade(Socket socket, int port, String path) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(60_000);
        String request = String.join("\r\n", "GET " + path + " HTTP/1.1", "Host: localhost",
                "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13", "", "");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void streamsRawAndCombined() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().build());
                StreamClient raw = StreamClient.open(simulator, "/ws/btcusdt@bookTicker");
                StreamClient combined = StreamClient.open(simulator,
                        "/stream?streams=btcusdt%40bookTicker/ethusdt@depth@100ms")) {
            assertTrue(raw.next().startsWith("{\"u\":"));
            assertTrue(combined.next("btcusdt")
                    .startsWith("{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":"));
            assertTrue(combined.next("depthUpdate")
                    .startsWith("{\"stream\":\"ethusdt@depth@100ms\",\"data\":{"));
            assertEquals("{\"result\":[\"btcusdt@bookTicker\"],\"id\":1}", raw.ask(LIST));
            assertEquals("{\"result\":[\"btcusdt@bookTicker\",\"ethusdt@depth@100ms\"],\"id\":1}",
                    combined.ask(LIST));
        }
    }

    @Test
    void streamsSeveralOfOneRawPath() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().build());
                StreamClient client = StreamClient.open(simulator,
                        "/ws/btcusdt@bookTicker/ethusdt%40trade")) {
            assertEquals("{\"result\":[\"btcusdt@bookTicker\",\"ethusdt@trade\"],\"id\":1}",
                    client.ask(LIST));
        }
    }

    @Test
    void sendsTimesInMicrosecondsIfAsked() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().now(1_784_102_400_000L).build());
                StreamClient client = StreamClient.open(simulator,
                        "/stream?streams=btcusdt@depth@100ms&timeUnit=MICROSECOND")) {
            assertTrue(client.next().contains("\"E\":17841024"));
        }
    }

    @Test
    void subscribesAndUnsubscribes() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().build());
                StreamClient client = StreamClient.open(simulator, "/ws")) {
            assertEquals("{\"result\":null,\"id\":1}", client.ask(
                    "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\",\"x@y\"],\"id\":1}"));
            client.next("\"s\":\"BTCUSDT\"");
            assertEquals("{\"result\":null,\"id\":2}", client
                    .ask("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\"],\"id\":2}"));
            assertEquals("{\"result\":[\"x@y\"],\"id\":1}", client.ask(LIST));
        }
    }

    @Test
    void closesAfterAMalformedStreamInTheUrl() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().build());
                StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@")) {
            assertEquals("{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\"}}",
                    client.next());
            assertEquals(1008, client.closeCode.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void refusesUnknownPaths() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().build())) {
            HttpClient http = HttpClient.newHttpClient();
            assertEquals(404, get(http, simulator.rest() + "/nothing").statusCode());
            assertEquals(400, get(http, simulator.rest() + "/ws").statusCode());
            assertThrows(Exception.class, () -> StreamClient.open(simulator, "/nothing"));
        }
    }

    @Test
    void closesAClientThatSendsTooMuch() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().build());
                StreamClient client = StreamClient.open(simulator, "/ws")) {
            for (int i = 0; i < 5; i++) {
                client.ping("p");
            }
            client.send(LIST);
            assertEquals(1008, client.closeCode.get(60, TimeUnit.SECONDS));
            assertEquals("Too many requests", client.closeReason.get());
            assertEquals(1, simulator.stats().net().tooManyRequests());
        }
    }

    @Test
    void pingsAndKeepsThoseWhoAnswer() throws Exception {
        SimulatorConfig config = quiet().pings(Duration.ofMillis(20), Duration.ofSeconds(60))
                .frameLimit(false)
                .build();
        try (Simulator simulator = Simulator.start(config);
                StreamClient client = StreamClient.open(simulator, "/ws")) {
            for (int i = 0; i < 3; i++) {
                String payload = client.pings.poll(60, TimeUnit.SECONDS);
                assertTrue(payload != null && payload.matches("\\d{13}"), payload);
            }
            assertEquals("{\"result\":[],\"id\":1}", client.ask(LIST));
        }
    }

    @Test
    void closesThoseWhoDoNotAnswerPings() throws Exception {
        SimulatorConfig config = quiet().pings(Duration.ofMillis(20), Duration.ofMillis(60)).build();
        try (Simulator simulator = Simulator.start(config); Socket socket = new Socket()) {
            upgrade(socket, simulator.port(), "/ws");
            byte[] all = socket.getInputStream().readAllBytes();
            String end = new String(all, StandardCharsets.ISO_8859_1);
            assertTrue(end.startsWith("HTTP/1.1 101"), end);
            assertTrue(end.endsWith("Pong timeout"), end);
        }
    }

    @Test
    void closesConnectionsThatAreTooOld() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().connectionLife(Duration.ofMillis(50)).build());
                StreamClient client = StreamClient.open(simulator, "/ws")) {
            assertEquals(1001, client.closeCode.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void cutsAReaderThatNeverReads() throws Exception {
        SimulatorConfig config = quiet().metronome(200_000, Duration.ZERO).backlogLimit(1 << 20).build();
        try (Simulator simulator = Simulator.start(config); Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            upgrade(socket, simulator.port(), "/ws/btcusdt@bookTicker");
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (simulator.stats().net().slowReaders() == 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertEquals(1, simulator.stats().net().slowReaders());
            assertEquals(0, simulator.stats().net().connections());
        }
    }

    @Test
    void speaksTlsWithItsOwnCertificate() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().tls(true).build())) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("simulator", simulator.certificate());
            TrustManagerFactory trust = TrustManagerFactory
                    .getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            HttpClient http = HttpClient.newBuilder().sslContext(context).build();
            assertEquals("https", simulator.rest().getScheme());
            assertEquals(404, get(http, simulator.rest() + "/nothing").statusCode());
            try (StreamClient client = new StreamClient(http,
                    URI.create(simulator.stream() + "/ws/btcusdt@bookTicker"))) {
                assertTrue(client.next().startsWith("{\"u\":"));
            }
            assertThrows(IOException.class,
                    () -> get(HttpClient.newHttpClient(), simulator.rest() + "/nothing"));
        }
    }

    @Test
    void tellsScriptsWhereEverythingIs() {
        try (Simulator simulator = Simulator.start(quiet().build())) {
            String port = ":" + simulator.port();
            assertEquals("READY rest=http://127.0.0.1" + port + " ws=ws://127.0.0.1" + port
                    + " wsapi=ws://127.0.0.1" + port + "/ws-api/v3 admin=" + simulator.admin() + " sbe="
                    + simulator.sbe(),
                    simulator.readyLine());
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            IllegalStateException problem = assertThrows(IllegalStateException.class,
                    () -> Simulator.start(quiet().port(port).build()));
            assertTrue(problem.getMessage().startsWith("port " + port + " on 127.0.0.1 cannot be opened"),
                    problem.getMessage());
            assertTrue(problem.getMessage().endsWith("choose another with --port, or 0 for any"),
                    problem.getMessage());
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws Exception {
        try (Simulator simulator = Simulator.start(quiet().build())) {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        refuses(address, simulator.port());
                        refuses(address, simulator.admin().getPort());
                    }
                }
            }
        }
    }

    private static void refuses(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            assertThrows(ConnectException.class, () -> socket.connect(new InetSocketAddress(address, port)));
        }
    }

    @Test
    void releasesThreadAndPortsWhenClosed() throws Exception {
        Simulator simulator = Simulator.start(quiet().build());
        int port = simulator.port();
        StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@bookTicker");
        client.next();
        simulator.close();
        simulator.close();
        assertEquals(1001, client.closeCode.get(60, TimeUnit.SECONDS));
        assertTrue(simulator.stats().frames().get("bookTicker") > 0);
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("venue")));
        try (ServerSocket free = new ServerSocket()) {
            free.setReuseAddress(true);
            free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }
}
