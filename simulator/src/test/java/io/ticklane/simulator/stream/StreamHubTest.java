package io.ticklane.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamHubTest {
    private final SymbolSpec eth = new SymbolSpec(0, "ETHUSDT", "ETH", "USDT", 2, 4, 1, 1, 100_000_000, 1, 1,
            1_000_000_000, 0);
    private final WireToWire wireToWire = new WireToWire(1);
    private final HandView view = new HandView();
    private final Tape tape = new Tape(List.of(eth), ReferenceRule.STANDARD);
    private final StreamHub hub = new StreamHub(List.of(eth), view, tape, wireToWire);
    private final RecordingSubscriber raw = new RecordingSubscriber();
    private final RecordingSubscriber combined = new RecordingSubscriber();
    private final RecordingSubscriber micros = new RecordingSubscriber();

    private void subscribe(String stream) {
        assertTrue(new StreamSession(hub, raw, false, false).open(List.of(stream)));
        assertTrue(new StreamSession(hub, combined, true, false).open(List.of(stream)));
        assertTrue(new StreamSession(hub, micros, true, true).open(List.of(stream)));
    }

    @Test
    void writesBookTickerAsTheVenueDoes() {
        subscribe("ethusdt@bookTicker");
        hub.onBookTicker(0, 88100233, 312044, 41000, 312045, 12000);
        String payload = "{\"u\":88100233,\"s\":\"ETHUSDT\",\"b\":\"3120.44000000\",\"B\":\"4.10000000\","
                + "\"a\":\"3120.45000000\",\"A\":\"1.20000000\"}";
        assertEquals(List.of(payload), raw.market);
        String wrapped = "{\"stream\":\"ethusdt@bookTicker\",\"data\":" + payload + "}";
        assertEquals(List.of(wrapped), combined.market);
        assertEquals(List.of(wrapped), micros.market);
        assertEquals(3, hub.frames(StreamKind.BOOK_TICKER));
    }

    @Test
    void writesTradeInBothTimeUnits() {
        subscribe("ethusdt@trade");
        view.micros = 1_784_102_400_125_456L;
        hub.onTrade(0, 990122, 312045, 3000, false, 1784102400123999L);
        assertEquals(
                List.of("{\"e\":\"trade\",\"E\":1784102400125,\"s\":\"ETHUSDT\",\"t\":990122,"
                        + "\"p\":\"3120.45000000\",\"q\":\"0.30000000\",\"T\":1784102400123,\"m\":false,\"M\":true}"),
                raw.market);
        assertTrue(micros.market.get(0).contains("\"E\":1784102400125456,"), micros.market.get(0));
        assertTrue(micros.market.get(0).contains("\"T\":1784102400123999,"), micros.market.get(0));
    }

    @Test
    void writesAggregateTradeAsTheVenueDoes() {
        subscribe("ethusdt@aggTrade");
        view.micros = 1_784_102_400_125_456L;
        hub.onAggTrade(0, 771203, 312045, 8000, 990120, 990122, true, 1784102400123999L);
        assertEquals(List.of("{\"e\":\"aggTrade\",\"E\":1784102400125,\"s\":\"ETHUSDT\",\"a\":771203,"
                + "\"p\":\"3120.45000000\",\"q\":\"0.80000000\",\"f\":990120,\"l\":990122,"
                + "\"T\":1784102400123,\"m\":true,\"M\":true}"), raw.market);
    }

    @Test
    void gathersDepthChangesOfAWindow() {
        subscribe("ethusdt@depth@100ms");
        hub.onLevel(0, 88, true, 311900, 50000, 0);
        hub.onLevel(0, 89, true, 312044, 41000, 0);
        hub.onLevel(0, 91, true, 311900, 0, 0);
        view.advance(hub, 99);
        assertEquals(List.of(), raw.market);
        view.advance(hub, 100);
        assertEquals(
                List.of("{\"e\":\"depthUpdate\",\"E\":1784102400100,\"s\":\"ETHUSDT\",\"U\":88,\"u\":91,"
                        + "\"b\":[[\"3120.44000000\",\"4.10000000\"],[\"3119.00000000\",\"0.00000000\"]],\"a\":[]}"),
                raw.market);
        hub.onLevel(0, 95, false, 312045, 1, 0);
        view.advance(hub, 250);
        assertTrue(raw.market.get(1).contains("\"U\":92,\"u\":95,\"b\":[],\"a\":[[\"3120.45000000\","),
                raw.market.get(1));
    }

    @Test
    void sendsNoDepthEventWhenNothingChanged() {
        subscribe("ethusdt@depth@100ms");
        view.advance(hub, 100);
        view.advance(hub, 1000);
        assertEquals(List.of(), raw.market);
    }

    @Test
    void slowDepthComesEverySecond() {
        subscribe("ethusdt@depth");
        hub.onLevel(0, 88, true, 311900, 50000, 0);
        for (int i = 1; i <= 9; i++) {
            view.advance(hub, i * 100L);
        }
        assertEquals(List.of(), raw.market);
        view.advance(hub, 1000);
        assertEquals(1, raw.market.size());
    }

    @Test
    void depthBeginsAfterTheNewestIdWhenSubscribedLater() {
        hub.onLevel(0, 88, true, 311900, 50000, 0);
        view.updateId = 88;
        subscribe("ethusdt@depth@100ms");
        hub.onLevel(0, 90, true, 311900, 60000, 0);
        view.advance(hub, 100);
        assertTrue(raw.market.get(0).contains("\"U\":89,\"u\":90,"), raw.market.get(0));
    }

    @Test
    void forwardsRecordedBytesUnchanged() {
        subscribe("btcusdt@kline_1m");
        String payload = "{ \"e\" : \"kline\",\"x\":\"" + "y".repeat(70_000) + "\"}";
        hub.onRecorded("btcusdt@kline_1m", payload.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(payload), raw.market);
        assertEquals(List.of("{\"stream\":\"btcusdt@kline_1m\",\"data\":" + payload + "}"), combined.market);
    }

    @Test
    void sendsNothingAfterTheSessionClosed() {
        StreamSession session = new StreamSession(hub, raw, false, false);
        session.open(List.of("ethusdt@bookTicker", "ethusdt@depth@100ms", "nothing@here"));
        assertEquals(3, hub.subscriptions());
        session.close();
        hub.onBookTicker(0, 1, 1, 1, 2, 2);
        assertEquals(List.of(), raw.market);
        assertEquals(0, hub.subscriptions());
        assertEquals(Long.MAX_VALUE, hub.nextDueNanos());
        assertFalse(hub.subscribed("ethusdt@bookTicker"));
    }

    @Test
    void pairsAnOrderWithItsTick() {
        subscribe("ethusdt@bookTicker");
        hub.onBookTicker(0, 4711, 1, 1, 2, 2);
        wireToWire.orderReceived(0, "tabc-1-u4711", System.nanoTime());
        wireToWire.orderReceived(0, "tabc-2-u4712", System.nanoTime());
        wireToWire.orderReceived(0, "tabc-3", System.nanoTime());
        wireToWire.orderReceived(-1, "tabc-3-u4711", System.nanoTime());
        assertEquals(1, wireToWire.latency().count());
    }

    @Test
    void histogramIsWithinTwoPercentOfSorting() {
        LatencyHistogram histogram = new LatencyHistogram();
        long[] values = new java.util.Random(7).longs(10_000, 0, 50_000_000).toArray();
        for (long value : values) {
            histogram.record(value);
        }
        Arrays.sort(values);
        for (double share : new double[]{0.001, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = values[(int) Math.ceil(values.length * share) - 1];
            long found = histogram.valueAt(share);
            assertTrue(found >= exact && found <= exact * 1.02 + 1, share + ": " + found + " for " + exact);
        }
        assertEquals(values[values.length - 1], histogram.maxNanos());
    }
}
