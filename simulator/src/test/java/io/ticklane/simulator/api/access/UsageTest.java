package io.ticklane.simulator.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.ws.UserDataConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final String IP = "10.0.0.1";
    private static final String ORDER = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=3000";

    /** A whole UTC day, so that every window begins with it. */
    private long micros = 1_784_160_000_000_000L;
    private final List<String> banned = new ArrayList<>();

    private static RateLimits tight(int weight, int tenSeconds, int day, int raw) {
        return new RateLimits(true, weight, tenSeconds, day, raw, 2, 2, Duration.ofMinutes(2),
                Duration.ofMinutes(7));
    }

    private Usage usage(RateLimits limits) {
        Usage usage = new Usage(limits, () -> micros);
        usage.onBan(banned::add);
        return usage;
    }

    private static int status(Usage usage) {
        try {
            usage.admit(IP, true);
            return 200;
        } catch (ApiException e) {
            return e.status();
        }
    }

    @Test
    void windowsAreAlignedToTheClock() throws Exception {
        Usage usage = usage(tight(10, 100, 100, 1_000));
        micros += 59 * SECOND;
        usage.charge(IP, 10);
        ApiException refused = assertThrows(ApiException.class, () -> usage.admit(IP, true));
        assertEquals(429, refused.status());
        assertEquals(micros + SECOND, refused.retryMicros());
        micros += SECOND;
        usage.admit(IP, true);
        assertEquals(0, usage.weight(IP));
    }

    @Test
    void addressesDoNotShare() throws Exception {
        Usage usage = usage(tight(10, 100, 100, 1_000));
        usage.charge(IP, 10);
        usage.admit("10.0.0.2", true);
    }

    @Test
    void refusesWhatCostsMoreThanIsLeft() throws Exception {
        Usage usage = usage(tight(10, 100, 100, 1_000));
        usage.charge(IP, 8);
        usage.afford(IP, 2);
        assertThrows(ApiException.class, () -> usage.afford(IP, 3));
    }

    @Test
    void bansThoseWhoGoOnAndLongerEachTime() throws Exception {
        Usage usage = usage(tight(10, 100, 100, 1_000));
        for (long length : new long[]{2, 4, 7, 7}) {
            usage.charge(IP, 10);
            assertEquals(429, status(usage));
            assertEquals(429, status(usage));
            ApiException ban = assertThrows(ApiException.class, () -> usage.admit(IP, true));
            assertEquals(418, ban.status());
            assertEquals(micros + length * MINUTE, ban.retryMicros());
            assertEquals("Way too much request weight used; IP banned until " + ban.retryMicros() / 1_000
                    + ". Please use WebSocket Streams for live updates to avoid bans.", ban.text());
            micros = ban.retryMicros() - 1;
            assertEquals(418, status(usage));
            micros += 1;
            assertEquals(200, status(usage));
        }
        assertEquals(List.of(IP, IP, IP, IP), banned);
    }

    @Test
    void lengthensTheBanOfThoseWhoIgnoreIt() throws Exception {
        Usage usage = usage(tight(10, 100, 100, 1_000));
        usage.charge(IP, 10);
        for (int i = 0; i < 3; i++) {
            status(usage);
        }
        long begun = micros;
        micros += SECOND;
        status(usage);
        status(usage);
        ApiException longer = assertThrows(ApiException.class, () -> usage.admit(IP, true));
        assertEquals(begun + SECOND + 4 * MINUTE, longer.retryMicros());
    }

    @Test
    void countsRawRequestsOfRestOnly() throws Exception {
        Usage usage = usage(tight(1_000, 100, 100, 3));
        for (int i = 0; i < 3; i++) {
            usage.admit(IP, true);
        }
        usage.admit(IP, false);
        assertEquals(429, status(usage));
    }

    @Test
    void countsConnections() throws Exception {
        Usage usage = usage(tight(1_000, 100, 100, 100));
        usage.connect(IP);
        usage.connect(IP);
        assertThrows(ApiException.class, () -> usage.connect(IP));
        micros += 5 * MINUTE;
        usage.connect(IP);
    }

    @Test
    void refusesNobodyWhenOff() throws Exception {
        Usage usage = usage(RateLimits.OFF);
        usage.charge(IP, 1_000_000);
        usage.admit(IP, true);
        usage.afford(IP, 100);
        assertEquals(1_000_000, usage.weight(IP));
    }

    private static Desk desk(int weight, int tenSeconds, int day) {
        return new Desk(tight(weight, tenSeconds, day, 10_000), UserDataConfig.USUAL);
    }

    @Test
    void refusesOrdersOverTheLimitOfTheAccount() {
        Desk desk = desk(1_000, 2, 100);
        desk.order(ORDER);
        assertEquals("2", Desk.header(desk.order(ORDER), "x-mbx-order-count-10s"));
        RestReply third = desk.order(ORDER);
        Desk.refused(third, 429, -1015, "Too many new orders; current limit is 2 orders per 10 SECOND.");
        assertTrue(Integer.parseInt(Desk.header(third, "retry-after")) <= 10);
        desk.micros += 10 * SECOND;
        assertEquals("1", Desk.header(desk.order(ORDER), "x-mbx-order-count-10s"));
    }

    @Test
    void theDayGoesBeforeTheTenSeconds() {
        Desk desk = desk(1_000, 2, 3);
        desk.order(ORDER);
        desk.order(ORDER);
        desk.micros += 10 * SECOND;
        desk.order(ORDER);
        Desk.refused(desk.order(ORDER), 429, -1015,
                "Too many new orders; current limit is 3 orders per 1 DAY.");
    }

    @Test
    void firstFillGivesCreditToTakersAndMoreToMakers() {
        Desk desk = desk(1_000, 50, 100);
        for (int i = 0; i < 6; i++) {
            desk.order(ORDER);
        }
        desk.quote(true, 300_000, 1);
        desk.quote(false, 300_000, 50);
        RestReply after = desk.order(ORDER.replace("price=3000", "price=2000"));
        assertEquals("2", Desk.header(after, "x-mbx-order-count-10s"), "7 placed, one filled as maker");
        desk.quote(false, 310_000, 100);
        after = desk.order(ORDER.replace("price=3000", "price=3100"));
        assertEquals("2", Desk.header(after, "x-mbx-order-count-10s"), "8 placed, another filled as taker");
    }

    @Test
    void failedOrdersCostWeightAndPlacedOnesDoNot() {
        Desk desk = desk(3, 50, 100);
        for (int i = 0; i < 5; i++) {
            assertEquals(200, desk.order(ORDER).status());
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(400, desk.order("symbol=NONE").status());
        }
        assertEquals(429, desk.order(ORDER).status());
    }

    @Test
    void looksAtTheTimeAgainBeforeTheEngine() {
        Desk desk = desk(1_000, 50, 100);
        desk.stepMicros = 12_000;
        RestReply late = desk.signed("POST", "order", ORDER + "&recvWindow=70");
        Desk.refused(late, -1021, "Timestamp for this request is outside of the recvWindow.");
        desk.stepMicros = 0;
        assertEquals("2", Desk.header(desk.order(ORDER), "x-mbx-order-count-10s"), "the late one counts too");
    }

    @Test
    void readsLimitsFromAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("limits.json"),
                "{\"weight\":50,\"firstBanSeconds\":3}");
        RateLimits read = RateLimits.read(file);
        assertEquals(new RateLimits(true, 50, 100, 200_000, 300_000, 300, 10, Duration.ofSeconds(3),
                Duration.ofDays(3)), read);
        for (String wrong : List.of("[]", "{", "{\"wait\":1}", "{\"weight\":\"many\"}", "{\"weight\":0}",
                "{\"longestBanSeconds\":1}")) {
            Files.writeString(file, wrong);
            String message = String.valueOf(
                    assertThrows(IllegalArgumentException.class, () -> RateLimits.read(file)).getMessage());
            assertTrue(message.startsWith(file + ": ") && message.contains(wrong.equals("{") ? "JSON" : ""),
                    message);
        }
        assertThrows(IllegalArgumentException.class, () -> RateLimits.read(directory.resolve("none")));
    }
}
