package io.ticklane.connector.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.VenueProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestClientTest {
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private static final String ORDER = "/api/v3/order";
    private static final RestConfig CONFIG = new RestConfig(10, 8, Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20), 5_000, 4);

    private final TestVenue venue = new TestVenue();
    private final RestClient client = open(venue.profile());

    @AfterEach
    void close() {
        client.close();
        venue.close();
    }

    @Test
    void publicCallsCarryNeitherKeyNorSignature() throws VenueException {
        venue.always("GET /api/v3/depth", TestVenue.json(200, "{\"bids\":[]}"));
        assertArrayEquals("{\"bids\":[]}".getBytes(StandardCharsets.UTF_8),
                client.get("/api/v3/depth", "symbol=ETHUSDT&limit=5"));
        TestVenue.Seen seen = venue.seen("GET /api/v3/depth");
        assertEquals("symbol=ETHUSDT&limit=5", seen.query());
        assertNull(seen.headers().getFirst("X-MBX-APIKEY"));
    }

    @Test
    void signsWhatIsOnTheWire() throws Exception {
        venue.always("GET " + ORDER, TestVenue.json(200, "{}"));
        client.signedGet(ORDER, "symbol=%E8%BF%99456&origClientOrderId=a-b_c");
        TestVenue.Seen seen = venue.seen("GET " + ORDER);
        assertEquals(KEY, seen.headers().getFirst("X-MBX-APIKEY"));
        assertEquals("%E8%BF%99456", seen.parameter("symbol"));
        assertEquals("5000", seen.parameter("recvWindow"));
        String signed = seen.query().substring(0, seen.query().indexOf("&signature="));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        assertEquals(HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))),
                seen.parameter("signature"));
    }

    @Test
    void signedCallsNeedCredentials() throws VenueException {
        try (RestClient anonymous = new RestClient(venue.profile(), CONFIG, null, null)) {
            VenueException e = assertThrows(VenueException.class, () -> anonymous.signedGet(ORDER, ""));
            assertEquals(Remedy.STOP, e.remedy());
            assertTrue(text(e).contains("needs an API key"), text(e));
        }
    }

    @Test
    void refusesAKeyThatCannotBeOne() {
        VenueException e = assertThrows(VenueException.class, () -> new RestClient(venue.profile(), CONFIG,
                new Credentials(Credentials.Type.HMAC, "abc\n", SECRET), null));
        assertFalse(text(e).contains("abc"));
    }

    @Test
    void refusesRealMoneyWithoutTls() {
        VenueProfile plain = VenueProfile.of("real", "http://127.0.0.1:1", "ws://127.0.0.1:1", true);
        assertThrows(VenueException.class, () -> new RestClient(plain, CONFIG, credentials(), null));
    }

    @Test
    void measuresTheClock() throws VenueException {
        long ahead = 90_000;
        venue.always("GET /api/v3/time", exchange -> TestVenue
                .json(200, "{\"serverTime\":" + (System.currentTimeMillis() + ahead) * 1_000 + "}")
                .answer(exchange));
        ClockOffset offset = client.measureClock();
        assertTrue(Math.abs(offset.offsetMicros() - ahead * 1_000) <= offset.roundTripMicros() + 1_000,
                offset.toString());
        assertEquals(offset, client.clock());
        assertEquals(offset.offsetMicros(), client.serverTimeOffsetMicros());
        assertEquals("MICROSECOND", venue.seen("GET /api/v3/time").headers().getFirst("X-MBX-TIME-UNIT"));
        venue.always("GET " + ORDER, TestVenue.json(200, "{}"));
        client.signedGet(ORDER, "");
        long stamp = Long.parseLong(String.valueOf(venue.seen("GET " + ORDER).parameter("timestamp")));
        assertTrue(Math.abs(stamp - System.currentTimeMillis() - ahead) < 20_000);
    }

    @Test
    void understandsMilliseconds() throws VenueException {
        ClockOffset offset = client.measureClock();
        assertTrue(Math.abs(offset.offsetMicros()) <= offset.roundTripMicros() + 2_000, offset.toString());
    }

    @Test
    void timeStampRefusedIsCorrectedOnce() {
        venue.once("POST " + ORDER, timestampRefused(), TestVenue.json(200, "{\"done\":1}"));
        Outcome outcome = send("POST", ORDER);
        assertNotNull(outcome.reply);
        assertEquals(2, venue.count("POST " + ORDER));
        assertEquals(5, venue.count("GET /api/v3/time"));
    }

    @Test
    void timeStampRefusedTwiceStops() {
        venue.always("GET " + ORDER, timestampRefused());
        VenueException e = assertThrows(VenueException.class, () -> client.signedGet(ORDER, ""));
        assertEquals(-1021, e.code());
        assertEquals(Remedy.STOP, e.remedy());
        assertTrue(text(e).contains("clock"), text(e));
        assertEquals(2, venue.count("GET " + ORDER));
    }

    @Test
    void stampsComeInOrder() {
        venue.always("POST " + ORDER, TestVenue.json(200, "{}"));
        long before = System.nanoTime();
        Reply reply = send("POST", ORDER).reply;
        assertNotNull(reply);
        assertTrue(before <= reply.writtenNanos() && reply.writtenNanos() <= reply.acknowledgedNanos());
    }

    @Test
    void usedLimitsAreShown() throws VenueException {
        assertEquals(new RateUsage(-1, -1, -1), client.usage());
        venue.always("GET " + ORDER, TestVenue.json(200, "{}", "x-mbx-used-weight-1m", "17",
                "x-mbx-order-count-10s", "3", "x-mbx-order-count-1d", "812"));
        client.signedGet(ORDER, "");
        assertEquals(new RateUsage(17, 3, 812), client.usage());
    }

    @Test
    void tooManyRequestsSilencesUntilItIsOver() throws VenueException {
        venue.once("GET /api/v3/depth",
                TestVenue.refusal(429, -1003, "Too much request weight used.", "Retry-After", "1"));
        venue.always("GET /api/v3/depth", TestVenue.json(200, "{}"));
        assertEquals(Remedy.RETRY,
                assertThrows(VenueException.class, () -> client.get("/api/v3/depth", "")).remedy());
        VenueException silent = assertThrows(VenueException.class, () -> client.get("/api/v3/depth", ""));
        assertEquals(Remedy.RETRY, silent.remedy());
        assertEquals(-1003, silent.code());
        assertTrue(text(silent).contains("silence for 1 s"), text(silent));
        assertEquals(1, venue.count("GET /api/v3/depth"));
        while (client.pausedNanos() > 0) {
            LockSupport.parkNanos(client.pausedNanos());
        }
        assertNotNull(client.get("/api/v3/depth", ""));
    }

    @Test
    void banWithoutATimeIsLong() {
        venue.always("GET /api/v3/depth", TestVenue.typed(418, "text/html", "<html>I am a teapot</html>"));
        assertThrows(VenueException.class, () -> client.get("/api/v3/depth", ""));
        assertTrue(client.pausedNanos() > TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void tooManyOrdersSilencesPlacingOnly() throws VenueException {
        venue.always("POST " + ORDER,
                TestVenue.refusal(429, -1015, "Too many new orders.", "Retry-After", "60"));
        venue.always("DELETE " + ORDER, TestVenue.json(200, "{}"));
        assertEquals(Remedy.RETRY, failure(send("POST", ORDER)).remedy());
        assertEquals(Remedy.RETRY, failure(send("POST", ORDER)).remedy());
        assertEquals(1, venue.count("POST " + ORDER));
        assertNotNull(client.call("DELETE", ORDER, "", true));
    }

    @Test
    void warmUpOpensConnections() throws VenueException {
        client.warmUp();
        assertEquals(4, client.connections());
        assertNotNull(client.clock());
    }

    @Test
    void closedClientRefuses() {
        client.close();
        VenueException e = assertThrows(VenueException.class, () -> client.get("/api/v3/ping", ""));
        assertEquals(Remedy.STOP, e.remedy());
        assertEquals(Remedy.STOP, failure(send("POST", ORDER)).remedy());
    }

    @Test
    void secretsStayOutOfTexts() {
        venue.once("POST " + ORDER, TestVenue.refusal(401, -2015, "Invalid API-key."), TestVenue.hangUp(),
                TestVenue.typed(200, "text/html", "<html>"), TestVenue.json(500, "x"));
        for (int i = 0; i < 4; i++) {
            String query = String.valueOf(failure(send("POST", ORDER)));
            TestVenue.Seen seen = venue.seen("POST " + ORDER);
            for (String secret : new String[]{SECRET, KEY, String.valueOf(seen.parameter("signature"))}) {
                assertFalse(query.contains(secret), query);
                assertFalse(client.toString().contains(secret));
            }
        }
    }

    @Test
    void configurationRefusesNonsense() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(IllegalArgumentException.class,
                () -> new RestConfig(0, 1, second, second, second, 1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new RestConfig(1, 2, second, second, second, 1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new RestConfig(1, 1, Duration.ZERO, second, second, 1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new RestConfig(1, 1, second, second, second, 60_001, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new RestConfig(1, 1, second, second, second, 1, 2));
        VenueProfile socket = VenueProfile.of("odd", "ws://127.0.0.1:1", "ws://127.0.0.1:1", false);
        assertThrows(IllegalArgumentException.class, () -> new RestClient(socket, CONFIG, null, null));
    }

    /** How an asynchronous request ended. */
    private static final class Outcome implements ReplyListener {
        private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();
        volatile Reply reply;
        volatile VenueException failure;

        @Override
        public void onReply(Reply told) {
            reply = told;
            ended.add(true);
        }

        @Override
        public void onFailure(VenueException told, long writtenNanos, long failedNanos) {
            failure = told;
            ended.add(true);
        }
    }

    private Outcome send(String method, String path) {
        Outcome outcome = new Outcome();
        client.send(method, path, "symbol=ETHUSDT", true, outcome);
        try {
            assertNotNull(outcome.ended.poll(20, TimeUnit.SECONDS), "nothing was heard");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return outcome;
    }

    private static VenueException failure(Outcome outcome) {
        assertNotNull(outcome.failure);
        return outcome.failure;
    }

    private static TestVenue.Behaviour timestampRefused() {
        return TestVenue.refusal(400, -1021, "Timestamp for this request is outside of the recvWindow.");
    }

    private static String text(VenueException e) {
        return String.valueOf(e.getMessage());
    }

    private static Credentials credentials() {
        return new Credentials(Credentials.Type.HMAC, KEY, SECRET);
    }

    private static RestClient open(VenueProfile profile) {
        try {
            return new RestClient(profile, CONFIG, credentials(), null);
        } catch (VenueException e) {
            throw new AssertionError(e);
        }
    }
}
