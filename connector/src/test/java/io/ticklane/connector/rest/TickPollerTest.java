package io.ticklane.connector.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.Tick;
import io.ticklane.connector.VenueException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickPollerTest {
    private static final String ROUTE = "GET /api/v3/ticker/bookTicker";
    private static final TestVenue.Behaviour TOPS = TestVenue.json(200,
            "[{\"symbol\":\"S0\",\"bidPrice\":\"3120.44000000\",\"bidQty\":\"4.10000000\","
                    + "\"askPrice\":\"3120.45000000\",\"askQty\":\"1.20000000\"},"
                    + "{\"symbol\":\"OTHER\",\"bidPrice\":\"1.0\",\"bidQty\":\"4.1\",\"askPrice\":\"1.1\","
                    + "\"askQty\":\"1.2\"}]");

    private final TestVenue venue = new TestVenue();
    private final Recorder recorder = new Recorder();
    private RestClient client;

    @BeforeEach
    void open() throws VenueException {
        client = new RestClient(venue.profile(), RestConfig.defaults(), null, null);
        venue.always(ROUTE, TOPS);
    }

    @AfterEach
    void close() {
        client.close();
        venue.close();
    }

    @Test
    void handsOverTopsUntilStopped() {
        try (TickPoller poller = poller(3)) {
            long before = System.nanoTime();
            poller.start();
            Tick tick = recorder.nextTick();
            assertEquals(0, tick.instrumentId);
            assertEquals(Tick.NO_UPDATE_ID, tick.updateId);
            assertEquals(PriceSource.REST, tick.source);
            assertEquals(3_120_44, tick.bidPrice);
            assertEquals(1_200, tick.askQuantity);
            assertTrue(before <= tick.receivedNanos && tick.receivedNanos < tick.decodedNanos);
            assertEquals(tick.decodedNanos, tick.publishedNanos);
            recorder.nextTick();
            poller.stop();
            assertFalse(poller.started());
            recorder.ticks.clear();
            poller.start();
            recorder.nextTick();
        }
    }

    @Test
    void pollsOnceWithoutBeingStarted() throws InterruptedException {
        try (TickPoller poller = poller(3)) {
            long before = System.nanoTime();
            poller.pollOnce();
            poller.stop();
            Tick tick = recorder.nextTick();
            assertEquals(PriceSource.REST, tick.source);
            assertTrue(before <= tick.receivedNanos && tick.receivedNanos < tick.decodedNanos);
            assertFalse(poller.started());
            poller.pollOnce();
            recorder.nextTick();
            assertTrue(recorder.ticks.isEmpty());
            assertTrue(recorder.events.isEmpty());
        }
    }

    @Test
    void aSinglePollThatFailsTellsNobodyAndKeepsPolling() {
        venue.once(ROUTE, TestVenue.json(200, "[]"), TestVenue.hangUp(), TestVenue.hangUp(),
                TestVenue.hangUp());
        try (TickPoller poller = poller(3)) {
            poller.pollOnce();
            poller.pollOnce();
            poller.start();
            recorder.nextTick();
        }
    }

    @Test
    void tellsWhenItBringsNoPricesAndWhenItDoesAgain() {
        venue.once(ROUTE, TestVenue.json(200, "[]"), TestVenue.hangUp(), TestVenue.hangUp(),
                TestVenue.json(503, ""), TestVenue.json(503, ""));
        try (TickPoller poller = poller(3)) {
            poller.start();
            FeedEvent down = recorder.nextEvent();
            assertEquals(FeedEvent.Kind.DISCONNECTED, down.kind());
            assertEquals(FeedState.FALLBACK, down.state());
            assertEquals(-1, down.connection());
            assertTrue(down.reason().startsWith("no prices over REST: "), down.reason());
            FeedEvent up = recorder.nextEvent();
            assertEquals(FeedEvent.Kind.CONNECTED, up.kind());
            assertEquals(FeedState.FALLBACK, up.state());
            recorder.nextTick();
            assertTrue(recorder.events.isEmpty());
        }
    }

    @Test
    void tellsAnewEachTimeItIsStarted() {
        venue.always(ROUTE, TestVenue.json(503, ""));
        try (TickPoller poller = poller(3)) {
            poller.start();
            recorder.nextEvent();
            poller.stop();
            poller.start();
            assertEquals(FeedEvent.Kind.DISCONNECTED, recorder.nextEvent().kind());
        }
    }

    @Test
    void asksForItsSymbols() {
        try (TickPoller poller = poller(2)) {
            poller.start();
            assertEquals("symbols=[\"S0\",\"S1\"]",
                    URLDecoder.decode(venue.seen(ROUTE).query(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void asksForAllWhenTheListIsTooLong() {
        try (TickPoller poller = poller(101)) {
            poller.start();
            assertEquals("", venue.seen(ROUTE).query());
        }
    }

    @Test
    void failingPollsDoNotEndIt() {
        venue.once(ROUTE, TestVenue.json(500, "oops"), TestVenue.hangUp(), TestVenue.hangUp(),
                TestVenue.json(200, "{]"), TestVenue.typed(200, "text/html", "<html>"));
        try (TickPoller poller = poller(3)) {
            poller.start();
            recorder.nextTick();
            assertTrue(poller.failures() >= 3, poller.failures() + " failures");
        }
    }

    @Test
    void holdsStillWhileTheVenueWantsSilence() {
        venue.once(ROUTE, TestVenue.refusal(429, -1003, "Too much request weight used.", "Retry-After", "1"));
        try (TickPoller poller = poller(3)) {
            poller.start();
            recorder.nextTick();
            assertEquals(1, poller.failures());
        }
    }

    @Test
    void nothingArrivesOnceStopped() {
        CountDownLatch release = new CountDownLatch(1);
        venue.once(ROUTE, TestVenue.after(release, TOPS));
        try (TickPoller poller = poller(3)) {
            poller.start();
            venue.seen(ROUTE);
            poller.stop();
            release.countDown();
            assertEquals(0, poller.polls());
            venue.once(ROUTE, TestVenue.json(200, "[]"));
            poller.start();
            venue.seen(ROUTE);
            venue.seen(ROUTE);
            assertEquals(0, poller.failures());
        }
    }

    @Test
    void refusesAPeriodOfNothing() {
        assertThrows(IllegalArgumentException.class,
                () -> new TickPoller(client, instruments(1), recorder, Duration.ZERO));
    }

    private TickPoller poller(int symbols) {
        return new TickPoller(client, instruments(symbols), recorder, Duration.ofMillis(5));
    }

    private static Instruments instruments(int count) {
        List<Instrument> all = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            all.add(new Instrument(id, "S" + id, "S", "USDT", 2, 3, 1, 0, 0, 1, 0, 0, 0, true));
        }
        return new Instruments(all);
    }
}
