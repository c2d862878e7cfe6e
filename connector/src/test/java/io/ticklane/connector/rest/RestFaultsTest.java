package io.ticklane.connector.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.VenueProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said, and what is to be done, when things go wrong. An order never reaches the venue twice. */
class RestFaultsTest {
    private static final String ORDER = "/api/v3/order";
    private static final String DEPTH = "/api/v3/depth";
    private static final String HTML = "<!DOCTYPE html><html><body>nginx</body></html>";

    private final TestVenue venue = new TestVenue();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        venue.close();
    }

    @Test
    void serverFaultLeavesAnOrderUnknown() {
        assertOrder(TestVenue.json(502, "bad gateway"), Remedy.ASK, 502, "HTTP 502");
        assertOrder(TestVenue.refusal(504, -1007, "Timeout waiting for response."), Remedy.ASK, -1007,
                "-1007");
        assertOrder(TestVenue.refusal(400, -1006, "An unexpected response was received."), Remedy.ASK, -1006,
                "");
    }

    @Test
    void serverFaultOfAReadMayBeTriedAgain() {
        assertRead(TestVenue.json(502, "bad gateway"), Remedy.RETRY, 502, "HTTP 502");
        assertRead(TestVenue.refusal(400, -1007, "Timeout."), Remedy.RETRY, -1007, "");
    }

    @Test
    void invitationToRepeatAtOnceIsNotFollowedForOrders() {
        assertOrder(TestVenue.json(503, "", "Retry-After", "0"), Remedy.ASK, 503, "");
        assertOrder(TestVenue.json(408, "", "Retry-After", "0"), Remedy.STOP, 408, "");
    }

    @Test
    void brokenConnectionLeavesAnOrderUnknown() {
        assertOrder(TestVenue.hangUp(), Remedy.ASK, 0, "outcome not known");
    }

    @Test
    void brokenConnectionFailsARead() {
        venue.always("GET " + DEPTH, TestVenue.hangUp());
        assertFailure(call(venue.profile(), null, "GET", DEPTH, 20_000), Remedy.RETRY, 0, "broke");
    }

    @Test
    void deadPooledConnectionIsNoFailureOfARead() throws VenueException {
        venue.always("GET " + DEPTH, TestVenue.json(200, "{}"));
        try (RestClient client = client(venue.profile(), null, 20_000)) {
            client.get("/api/v3/ping", "");
            venue.once("GET " + DEPTH, TestVenue.hangUp());
            assertArrayEquals("{}".getBytes(StandardCharsets.UTF_8), client.get(DEPTH, ""));
        }
    }

    @Test
    void answerCutShortLeavesAnOrderUnknown() {
        assertOrder(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.getHttpContext().getServer().stop(0);
        }, Remedy.ASK, 0, "outcome not known");
    }

    @Test
    void slowAnswerLeavesAnOrderUnknown() {
        venue.always("POST " + ORDER, TestVenue.after(never, TestVenue.json(200, "{}")));
        assertFailure(call(venue.profile(), null, "POST", ORDER, 2_000), Remedy.ASK, 0, "in time");
        assertEquals(1, venue.count("POST " + ORDER));
    }

    @Test
    void slowAnswerFailsARead() {
        venue.always("GET " + DEPTH, TestVenue.after(never, TestVenue.json(200, "{}")));
        assertFailure(call(venue.profile(), null, "GET", DEPTH, 300), Remedy.RETRY, 0, "in time");
    }

    @Test
    void pageInsteadOfJsonIsNamed() {
        assertOrder(TestVenue.typed(200, "text/html", HTML), Remedy.ASK, 0, "web page");
        assertRead(TestVenue.typed(200, "text/html", HTML), Remedy.STOP, 0, "check the venue's address");
        assertRead(TestVenue.typed(404, "text/html", HTML), Remedy.STOP, 404, "check the venue's address");
        assertOrder(TestVenue.typed(403, "text/html", HTML), Remedy.STOP, 403, "firewall");
    }

    @Test
    void redirectIsNotFollowed() {
        VenueException e = assertRead(
                TestVenue.typed(302, "text/html", "", "Location", "http://127.0.0.1:1/x"),
                Remedy.STOP, 302, "http://127.0.0.1:1/x");
        assertTrue(text(e).contains("redirects"));
        assertOrder(TestVenue.typed(307, "text/html", "", "Location", DEPTH), Remedy.STOP, 307, "redirects");
    }

    @Test
    void redirectThatRepeatsTheQueryDoesNotShowIt() {
        VenueException e = assertRead(
                TestVenue.typed(301, "text/html", "", "Location",
                        "https://127.0.0.1:1/api/v3/order?symbol=ETHUSDT&timestamp=1&signature=5e1f"),
                Remedy.STOP, 301, "to https://127.0.0.1:1/api/v3/order:");
        assertFalse(text(e).contains("signature"), text(e));
    }

    @Test
    void refusalTellsCodeAndWords() {
        assertOrder(TestVenue.refusal(400, -2010, "Account has insufficient balance for requested action."),
                Remedy.STOP, -2010,
                "Account has insufficient balance for requested action. (code -2010, HTTP 400)");
        assertOrder(TestVenue.refusal(401, -2015, "Invalid API-key, IP, or permissions for action."),
                Remedy.STOP,
                -2015, "check the API key");
    }

    @Test
    void unknownHostIsNamed() {
        VenueProfile nowhere = VenueProfile.of("nowhere", "http://no-such-host.invalid", "ws://x", false);
        assertFailure(call(nowhere, null, "GET", DEPTH, 20_000), Remedy.RETRY, 0,
                "host no-such-host.invalid:80 is not known");
        assertFailure(call(nowhere, null, "POST", ORDER, 20_000), Remedy.RETRY, 0, "is not known");
    }

    @Test
    void nobodyListeningIsNamed() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        VenueProfile silent = VenueProfile.of("silent", "http://127.0.0.1:" + port, "ws://x", false);
        assertFailure(call(silent, null, "POST", ORDER, 20_000), Remedy.RETRY, 0,
                "nothing answers at 127.0.0.1:" + port);
    }

    @Test
    void somethingElseThanHttpIsNamed() throws IOException {
        assertFailure(callOf("http", "SSH-2.0-OpenSSH\r\n\r\n"), Remedy.ASK, 0, "broke");
    }

    @Test
    void tlsToAPlainPortIsNamed() throws IOException {
        assertFailure(callOf("https", "HTTP/1.1 400 Bad Request\r\n\r\n"), Remedy.RETRY, 0,
                "no TLS with 127.0.0.1");
    }

    @Test
    void untrustedCertificateIsNamed(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (TestVenue secure = new TestVenue(certificate.server())) {
            assertFailure(call(secure.profile(), null, "POST", ORDER, 20_000), Remedy.RETRY, 0,
                    "certificate of 127.0.0.1:" + secure.port() + " is not trusted");
            assertEquals(0, secure.count("POST " + ORDER));
        }
    }

    @Test
    void certificateIsTrustedWhenToldTo(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (TestVenue secure = new TestVenue(certificate.server());
                RestClient client = client(secure.profile(), TrustAnchors.only(certificate.certificate()),
                        20_000)) {
            assertArrayEquals("{}".getBytes(StandardCharsets.UTF_8), client.get("/api/v3/ping", ""));
        }
    }

    @Test
    void trustedCertificateOfAnotherHostIsRefused(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (TestVenue secure = new TestVenue(certificate.server())) {
            VenueProfile other = VenueProfile.of("other", "https://localhost:" + secure.port(), "ws://x",
                    false);
            VenueException e = call(other, TrustAnchors.only(certificate.certificate()), "GET", DEPTH,
                    20_000);
            assertFailure(e, Remedy.RETRY, 0, "is not trusted");
        }
    }

    @Test
    void closingTellsTheListener() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        venue.always("POST " + ORDER, TestVenue.after(never, TestVenue.json(200, "{}")));
        RestClient client = client(venue.profile(), null, 20_000);
        client.send("POST", ORDER, "", true, new ReplyListener() {
            @Override
            public void onReply(Reply reply) {
                throw new AssertionError("no reply was sent");
            }

            @Override
            public void onFailure(VenueException failure, long writtenNanos, long failedNanos) {
                if (failure.remedy() == Remedy.ASK) {
                    told.countDown();
                }
            }
        });
        venue.seen("POST " + ORDER);
        client.close();
        assertTrue(told.await(20, TimeUnit.SECONDS));
    }

    /** An order sent to something that says this and hangs up. */
    private static VenueException callOf(String scheme, String answer) throws IOException {
        try (ServerSocket odd = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (Socket socket = odd.accept()) {
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client went away, which ends the test.
                }
            });
            server.start();
            VenueProfile profile = VenueProfile.of("odd", scheme + "://127.0.0.1:" + odd.getLocalPort(),
                    "ws://x", false);
            return call(profile, null, "POST", ORDER, 20_000);
        }
    }

    private void assertOrder(TestVenue.Behaviour answer, Remedy remedy, int code, String words) {
        int before = venue.count("POST " + ORDER);
        venue.once("POST " + ORDER, answer);
        venue.always("POST " + ORDER, TestVenue.json(200, "{}"));
        assertFailure(call(venue.profile(), null, "POST", ORDER, 20_000), remedy, code, words);
        assertEquals(before + 1, venue.count("POST " + ORDER));
    }

    private VenueException assertRead(TestVenue.Behaviour answer, Remedy remedy, int code, String words) {
        venue.always("GET " + DEPTH, answer);
        VenueException e = call(venue.profile(), null, "GET", DEPTH, 20_000);
        assertFailure(e, remedy, code, words);
        return e;
    }

    private static void assertFailure(VenueException e, Remedy remedy, int code, String words) {
        assertEquals(remedy, e.remedy(), text(e));
        assertEquals(code, e.code(), text(e));
        assertTrue(text(e).contains(words), text(e));
        assertFalse(text(e).contains("\n"), text(e));
        assertFalse(text(e).contains("signature"), text(e));
    }

    private static VenueException call(VenueProfile profile, @Nullable X509TrustManager trust, String method,
            String path, long timeoutMillis) {
        try (RestClient client = client(profile, trust, timeoutMillis)) {
            return assertThrows(VenueException.class,
                    () -> client.call(method, path, "symbol=ETHUSDT", Refusals.hasEffect(method)));
        } catch (VenueException e) {
            throw new AssertionError(e);
        }
    }

    private static RestClient client(VenueProfile profile, @Nullable X509TrustManager trust,
            long timeoutMillis)
            throws VenueException {
        RestConfig config = new RestConfig(10, 8, Duration.ofSeconds(30), Duration.ofSeconds(10),
                Duration.ofMillis(timeoutMillis), 5_000, 0);
        return new RestClient(profile, config, new Credentials(Credentials.Type.HMAC, "key", "secret"),
                trust);
    }

    private static String text(VenueException e) {
        return String.valueOf(e.getMessage());
    }
}
