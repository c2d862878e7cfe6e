package io.ticklane.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams that speak at planned times. */
class FeedsTest {
    private static final long START = HandView.START_MICROS / 1000;

    private final SymbolSpec eth = new SymbolSpec(0, "ETHUSDT", "ETH", "USDT", 2, 4, 1, 1, 100_000_000, 1, 1,
            1_000_000_000, 0);
    private final SymbolSpec btc = new SymbolSpec(1, "BTCUSDT", "BTC", "USDT", 2, 5, 1, 1, 100_000_000, 1, 1,
            1_000_000_000, 0);
    private final HandView view = new HandView();
    private final Tape tape = new Tape(List.of(eth, btc), ReferenceRule.STANDARD);
    private final StreamHub hub = new StreamHub(List.of(eth, btc), view, tape, new WireToWire(2));
    private final RecordingSubscriber peer = new RecordingSubscriber();
    private long tradeId = 990_119;

    private StreamSession subscribe(String... streams) {
        StreamSession session = new StreamSession(hub, peer, false, false);
        assertTrue(session.open(List.of(streams)));
        return session;
    }

    private void trade(int symbol, long price, long quantity, boolean buyerIsMaker) {
        tape.onTrade(symbol, ++tradeId, price, quantity, buyerIsMaker, view.micros);
    }

    private List<String> heard() {
        List<String> heard = List.copyOf(peer.market);
        peer.market.clear();
        return heard;
    }

    private String kline(long event, long open, String middle) {
        return "{\"e\":\"kline\",\"E\":" + event + ",\"s\":\"ETHUSDT\",\"k\":{\"t\":" + open + ",\"T\":"
                + (open + 59_999)
                + ",\"s\":\"ETHUSDT\",\"i\":\"1m\"," + middle + ",\"B\":\"0\"}}";
    }

    @Test
    void klineIsToldWhenItChangesAndWhenItEnds() {
        subscribe("ethusdt@kline_1m");
        view.advance(hub, 10_000);
        assertEquals(List.of(), heard(), "there never was a trade");
        trade(0, 312_040, 3_000, false);
        view.advance(hub, 10_900);
        trade(0, 312_045, 5_000, true);
        view.advance(hub, 58_000);
        String numbers = "\"f\":990120,\"L\":990121,\"o\":\"3120.40000000\",\"c\":\"3120.45000000\","
                + "\"h\":\"3120.45000000\",\"l\":\"3120.40000000\",\"v\":\"0.80000000\",\"n\":2,\"x\":false,"
                + "\"q\":\"2496.34500000\",\"V\":\"0.30000000\",\"Q\":\"936.12000000\"";
        assertEquals(List.of(kline(START + 12_000, START, numbers)), heard());
        view.advance(hub, 60_000);
        assertEquals(List.of(kline(START + 60_000, START, numbers.replace("false", "true"))), heard());
        view.advance(hub, 120_000);
        assertEquals(List.of(kline(START + 120_000, START + 60_000,
                "\"f\":-1,\"L\":-1,\"o\":\"3120.45000000\",\"c\":\"3120.45000000\",\"h\":\"3120.45000000\","
                        + "\"l\":\"3120.45000000\",\"v\":\"0.00000000\",\"n\":0,\"x\":true,\"q\":\"0.00000000\","
                        + "\"V\":\"0.00000000\",\"Q\":\"0.00000000\"")),
                heard());
    }

    @Test
    void secondsEndEverySecond() {
        trade(0, 312_040, 3_000, false);
        subscribe("ethusdt@kline_1s");
        view.advance(hub, 3_000);
        List<String> heard = heard();
        assertEquals(3, heard.size());
        assertTrue(heard.get(0).contains("\"t\":" + START + ",\"T\":" + (START + 999))
                && heard.get(0).contains("\"x\":true"));
        assertTrue(heard.get(2).contains("\"f\":-1,\"L\":-1,"), heard.get(2));
    }

    @Test
    void daysOfUtcPlusEightBeginAtSixteenHours() {
        trade(0, 312_040, 3_000, false);
        subscribe("ethusdt@kline_1d@+08:00", "ethusdt@kline_1M", "ethusdt@kline_1w");
        view.advance(hub, 2_000);
        assertTrue(
                peer.market.get(0)
                        .contains("\"t\":1784044800000,\"T\":1784131199999,\"s\":\"ETHUSDT\",\"i\":\"1d\""),
                peer.market.get(0));
        assertTrue(peer.market.get(1).contains("\"t\":1782864000000,\"T\":1785542399999,"),
                peer.market.get(1));
        assertTrue(peer.market.get(2).contains("\"t\":1783900800000,\"T\":1784505599999,"),
                peer.market.get(2));
    }

    @Test
    void tickersAreToldWhenTheyChange() {
        view.bids.add(new HandView.Level(312_044, 41_000));
        view.asks.add(new HandView.Level(312_045, 12_000));
        trade(0, 310_000, 10_000, false);
        view.micros += 100_000_000;
        trade(0, 312_045, 3_000, false);
        subscribe("ethusdt@ticker", "ethusdt@miniTicker", "ethusdt@ticker_1h");
        view.advance(hub, 101_000);
        String volumes = "\"v\":\"1.30000000\",\"q\":\"4036.13500000\"";
        assertEquals(List.of(
                "{\"e\":\"24hrTicker\",\"E\":1784102501000,\"s\":\"ETHUSDT\",\"p\":\"20.45000000\","
                        + "\"P\":\"0.660\",\"w\":\"3104.71923077\",\"x\":\"0.00000000\",\"c\":\"3120.45000000\","
                        + "\"Q\":\"0.30000000\",\"b\":\"3120.44000000\",\"B\":\"4.10000000\",\"a\":\"3120.45000000\","
                        + "\"A\":\"1.20000000\",\"o\":\"3100.00000000\",\"h\":\"3120.45000000\",\"l\":\"3100.00000000\","
                        + volumes
                        + ",\"O\":1784016101000,\"C\":1784102501000,\"F\":990120,\"L\":990121,\"n\":2}",
                "{\"e\":\"24hrMiniTicker\",\"E\":1784102501000,\"s\":\"ETHUSDT\",\"c\":\"3120.45000000\","
                        + "\"o\":\"3100.00000000\",\"h\":\"3120.45000000\",\"l\":\"3100.00000000\"," + volumes
                        + "}",
                "{\"e\":\"1hTicker\",\"E\":1784102501000,\"s\":\"ETHUSDT\",\"p\":\"20.45000000\",\"P\":\"0.660\","
                        + "\"o\":\"3100.00000000\",\"h\":\"3120.45000000\",\"l\":\"3100.00000000\","
                        + "\"c\":\"3120.45000000\",\"w\":\"3104.71923077\"," + volumes
                        + ",\"O\":1784098860000,\"C\":1784102501000,\"F\":990120,\"L\":990121,\"n\":2}"),
                heard());
        view.advance(hub, 105_000);
        assertEquals(List.of(), heard());
        view.updateId++;
        view.advance(hub, 106_000);
        assertEquals(1, heard().size(), "the best prices are in one of them");
        trade(0, 312_046, 3_000, false);
        view.advance(hub, 107_000);
        assertEquals(3, heard().size());
        view.advance(hub, 3_600_000);
        assertEquals(List.of(), heard());
        view.advance(hub, 3_661_000);
        assertTrue(heard().get(0).startsWith("{\"e\":\"1hTicker\""), "the oldest trade has left the window");
    }

    @Test
    void arraysHoldWhatHasChanged() {
        trade(0, 310_000, 10_000, false);
        subscribe("!miniTicker@arr", "!ticker_4h@arr", "!ticker@arr", "!bookTicker");
        view.advance(hub, 5_000);
        assertEquals(List.of(), heard());
        trade(1, 9_500_000, 10_000, false);
        view.advance(hub, 6_000);
        List<String> one = heard();
        assertEquals(2, one.size());
        assertTrue(one.get(0).startsWith("[{\"e\":\"24hrMiniTicker\",\"E\":1784102406000,\"s\":\"BTCUSDT\",")
                && one.get(0).endsWith("\"q\":\"9500.00000000\"}]"), one.get(0));
        assertTrue(one.get(1).startsWith("[{\"e\":\"4hTicker\""), one.get(1));
        trade(1, 9_500_000, 10_000, false);
        trade(0, 310_000, 10_000, false);
        view.advance(hub, 7_000);
        assertTrue(heard().get(0).contains("\"s\":\"ETHUSDT\"") && !hub.subscribed("none"));
    }

    @Test
    void averageAndReferencePriceAreToldEverySecond() {
        subscribe("ethusdt@avgPrice", "ethusdt@referencePrice");
        view.advance(hub, 5_000);
        assertEquals(List.of(), heard());
        trade(0, 312_010, 10_000, false);
        view.advance(hub, 6_000);
        assertEquals(List.of("{\"e\":\"avgPrice\",\"E\":1784102406000,\"s\":\"ETHUSDT\",\"i\":\"5m\","
                + "\"w\":\"3120.10000000\",\"T\":1784102405000}",
                "{\"e\":\"referencePrice\",\"s\":\"ETHUSDT\",\"r\":\"3120.10\",\"t\":1784102406000}"),
                heard());
        view.advance(hub, 20_000);
        List<String> heard = heard();
        assertEquals(28, heard.size());
        assertEquals("{\"e\":\"referencePrice\",\"s\":\"ETHUSDT\",\"r\":null,\"t\":1784102420000}",
                heard.get(27));
    }

    @Test
    void partialDepthIsToldWhenTheBookHasChanged() {
        for (int i = 0; i < 12; i++) {
            view.bids.add(new HandView.Level(312_044 - i, 41_000));
        }
        view.asks.add(new HandView.Level(312_045, 12_000));
        subscribe("ethusdt@depth5@100ms", "ethusdt@depth10", "ethusdt@depth20@1000ms");
        view.advance(hub, 900);
        assertEquals(List.of("{\"lastUpdateId\":87,\"bids\":[[\"3120.44000000\",\"4.10000000\"],"
                + "[\"3120.43000000\",\"4.10000000\"],[\"3120.42000000\",\"4.10000000\"],"
                + "[\"3120.41000000\",\"4.10000000\"],[\"3120.40000000\",\"4.10000000\"]],"
                + "\"asks\":[[\"3120.45000000\",\"1.20000000\"]]}"), heard());
        view.updateId++;
        view.advance(hub, 1_000);
        List<String> heard = heard();
        assertEquals(List.of(88L, 88L, 88L),
                heard.stream().map(text -> Long.parseLong(text.substring(16, 18))).toList());
        assertEquals(List.of(5, 10, 12),
                heard.stream()
                        .map(text -> text.substring(0, text.indexOf("asks")).split("\\],", -1).length - 1)
                        .toList());
    }

    @Test
    void microsecondsGoToThoseWhoAskForThem() {
        assertTrue(new StreamSession(hub, peer, true, true)
                .open(List.of("ethusdt@kline_1m", "ethusdt@ticker_1h")));
        trade(0, 312_010, 10_000, false);
        view.advance(hub, 2_000);
        assertTrue(peer.market.get(0)
                .startsWith("{\"stream\":\"ethusdt@ticker_1h\",\"data\":{\"e\":\"1hTicker\","
                        + "\"E\":1784102401000000,"),
                peer.market.get(0));
        assertTrue(peer.market.get(0).contains("\"O\":1784098800000000,\"C\":1784102401000000,"));
        assertTrue(peer.market.get(1).contains("\"t\":1784102400000000,\"T\":1784102459999999,"),
                peer.market.get(1));
    }

    @Test
    void symbolsThatAreNotPublishedAreSilent() {
        StreamSession session = subscribe("ethusdt@kline_1m", "ethusdt@ticker", "ethusdt@avgPrice",
                "ethusdt@depth5", "ethusdt@bookTicker", "ethusdt@depth@100ms", "!miniTicker@arr");
        view.klinesPublished = false;
        trade(0, 312_010, 10_000, false);
        view.advance(hub, 2_000);
        assertEquals(0, peer.market.stream().filter(text -> text.contains("kline")).count());
        assertTrue(heard().size() >= 3);
        view.published = false;
        trade(0, 312_010, 10_000, false);
        hub.onLevel(0, 88, true, 312_000, 1, 0);
        hub.onBookTicker(0, 88, 312_000, 1, 312_001, 1);
        view.advance(hub, 10_000);
        assertEquals(List.of(), heard());
        session.close();
        assertEquals(Long.MAX_VALUE, hub.nextDueNanos());
    }

    @Test
    void streamsOfARecordingAreLeftToIt() {
        hub.leaveToRecording(java.util.Set.of("ethusdt@kline_1m"));
        trade(0, 312_010, 10_000, false);
        subscribe("ethusdt@kline_1m", "ethusdt@kline_3m");
        view.advance(hub, 2_000);
        assertEquals(1, heard().size());
        hub.onRecorded("ethusdt@kline_1m", new byte[]{'{', '}'});
        assertEquals(List.of("{}"), heard());
    }
}
