package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketDecoderTest {
    private static final String TICKER = "{\"u\":88100233,\"s\":\"ETHUSDT\",\"b\":\"3120.44000000\","
            + "\"B\":\"4.10000000\",\"a\":\"3120.45000000\",\"A\":\"1.20000000\"}";
    private static final String TRADE = "{\"e\":\"trade\",\"E\":1784102400125,\"s\":\"ETHUSDT\",\"t\":990122,"
            + "\"p\":\"3120.45000000\",\"q\":\"0.30000000\",\"T\":1784102400123,\"m\":false,\"M\":true}";
    private static final String AGG_TRADE = "{\"e\":\"aggTrade\",\"E\":1784102400125,\"s\":\"ETHUSDT\","
            + "\"a\":771203,\"p\":\"3120.45000000\",\"q\":\"0.80000000\",\"f\":990120,\"l\":990122,"
            + "\"T\":1784102400123,\"m\":true,\"M\":true}";
    private static final String DEPTH = "{\"e\":\"depthUpdate\",\"E\":1784102400200,\"s\":\"ETHUSDT\","
            + "\"U\":88100230,\"u\":88100233,\"b\":[[\"3120.44000000\",\"4.10000000\"],"
            + "[\"3119.00000000\",\"0.00000000\"]],\"a\":[]}";

    private static final long[] TICKER_ROW = {RecordingHandler.TICK, 1, 88100233, 312044, 41000, 312045,
        12000};
    private static final long[] TRADE_ROW = {RecordingHandler.TRADE, 1, 990122, 990122, 990122, 312045, 3000,
        0, 1784102400125L, 1784102400123L};
    private static final long[] AGG_TRADE_ROW = {RecordingHandler.AGG_TRADE, 1, 771203, 990120, 990122,
        312045, 8000, 1, 1784102400125L, 1784102400123L};
    private static final long[] DEPTH_ROW = {RecordingHandler.DEPTH, 1, 88100230, 88100233, 1784102400200L, 2,
        0, 312044, 41000, 311900, 0};

    private final RecordingHandler handler = new RecordingHandler();
    private final MarketDecoder decoder = new MarketDecoder(
            new Instruments(List.of(Captures.instrument(0, "BTCUSDT", 2, 5),
                    Captures.instrument(1, "ETHUSDT", 2, 4), Captures.instrument(2, "这是测试币456", 8, 0))),
            handler);

    @Test
    void decodesRawAndCombinedFrames() {
        for (String[] pair : new String[][]{{"@bookTicker", TICKER}, {"@trade", TRADE},
            {"@aggTrade", AGG_TRADE}, {"@depth@100ms", DEPTH}}) {
            decoder.resetSequences();
            assertEquals(MarketDecoder.MARKET_DATA, decode(pair[1]));
            long[] raw = handler.last;
            decoder.resetSequences();
            assertEquals(MarketDecoder.MARKET_DATA,
                    decode("{\"stream\":\"ethusdt" + pair[0] + "\",\"data\":" + pair[1] + "}"));
            assertArrayEquals(raw, handler.last);
        }
        assertEquals(8, handler.events);
        assertEquals(2, decoder.counters().bookTickers());
        assertEquals(2, decoder.counters().trades());
        assertEquals(2, decoder.counters().aggTrades());
        assertEquals(2, decoder.counters().depthUpdates());
        assertEquals(4, decoder.counters().depthLevels());
    }

    @Test
    void scalesByInstrument() {
        assertDecodes(TICKER_ROW, TICKER);
        assertDecodes(TRADE_ROW, TRADE);
        assertDecodes(AGG_TRADE_ROW, AGG_TRADE);
        assertDecodes(DEPTH_ROW, DEPTH);
    }

    @Test
    void readsFieldsInAnyOrder() {
        assertDecodes(TICKER_ROW, "{\"A\":\"1.2\",\"a\":\"3120.45\",\"B\":\"4.1\",\"b\":\"3120.44\","
                + "\"s\":\"ETHUSDT\",\"u\":88100233}");
        assertDecodes(TRADE_ROW, "{\"data\":{\"m\":false,\"q\":\"0.3\",\"p\":\"3120.45\",\"t\":990122,"
                + "\"T\":1784102400123,\"E\":1784102400125,\"s\":\"ETHUSDT\",\"e\":\"trade\"},"
                + "\"stream\":\"ethusdt@trade\"}");
    }

    @Test
    void toleratesSpaceAndUnknownFields() {
        assertDecodes(TICKER_ROW,
                " {\n\t\"x\" : {\"deep\":[1,-2.5e-3,{\"a\":\"\\u0041\\\"\"},[]],\"b\":null} , "
                        + "\"u\" : 88100233 ,\r\n\"s\" : \"ETHUSDT\", \"b\":\"3120.44\",\"st\":1, \"B\":\"4.1\","
                        + "\"a\":\"3120.45\",\"A\":\"1.2\",\"T\":1646199228121,\"E\":1646199228123 } ");
        assertDecodes(DEPTH_ROW, DEPTH.replace(",", " ,\n").replace("[", "[ ").replace("]", " ]"));
    }

    @Test
    void readsTradesWithOrderIds() {
        assertDecodes(TRADE_ROW, TRADE.replace("\"T\":", "\"b\":88,\"a\":50,\"T\":"));
    }

    @Test
    void takesTimesInMicroseconds() {
        decode(TRADE.replace("1784102400125", "1784102400125999").replace("1784102400123",
                "1784102400123456"));
        assertEquals(1784102400125999L, handler.last[8]);
        assertEquals(1784102400123456L, handler.last[9]);
    }

    @Test
    void readsNamesThatAreNoAscii() {
        assertEquals(MarketDecoder.MARKET_DATA, decode(TICKER.replace("ETHUSDT", "这是测试币456")
                .replace("4.10000000", "4").replace("1.20000000", "12.000")));
        assertArrayEquals(new long[]{RecordingHandler.TICK, 2, 88100233, 312044000000L, 4, 312045000000L, 12},
                handler.last);
    }

    @Test
    void stampsEvents() {
        Stamps stamps = new Stamps();
        MarketDecoder stamping = new MarketDecoder(
                new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), stamps);
        long before = System.nanoTime();
        for (String frame : List.of(TICKER, TRADE, DEPTH)) {
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            stamping.decode(bytes, 0, bytes.length, 77);
            assertEquals(77, stamps.received);
            assertTrue(stamps.decoded - before >= 0);
            assertEquals(stamps.decoded, stamps.published);
        }
    }

    @Test
    void repeatsTheStampOfReceivingWhereNoOthersAreWanted() {
        Stamps stamps = new Stamps() {
            @Override
            public boolean wantsStamps() {
                return false;
            }
        };
        MarketDecoder plain = new MarketDecoder(
                new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), stamps);
        for (String frame : List.of(TICKER, TRADE, DEPTH)) {
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            plain.decode(bytes, 0, bytes.length, 77);
            assertEquals(77, stamps.received);
            assertEquals(77, stamps.decoded);
            assertEquals(77, stamps.published);
            stamps.keep(0, 0, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"result\":null,\"id\":11}", "{\"id\":5,\"error\":{\"code\":2,\"msg\":\"x\"}}",
        "{\"code\":0,\"msg\":\"Unknown property\",\"id\":3}",
        " { \"result\" : [ \"a@trade\" ] , \"id\" : 3 } ",
        "{\"error\":{\"code\":3,\"msg\":\"Invalid JSON: expected value at line 1 column 1\"}}"})
    void tellsControlReplies(String frame) {
        assertEquals(MarketDecoder.CONTROL_REPLY, decode(frame));
        assertEquals(1, decoder.counters().controlReplies());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"e\":\"serverShutdown\",\"E\":1784102400123}",
        "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1784102400123}}"})
    void tellsServerShutdown(String frame) {
        assertEquals(MarketDecoder.SERVER_SHUTDOWN, decode(frame));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"e\":\"noSuch\",\"E\":1,\"s\":\"ETHUSDT\",\"k\":{\"t\":1}}", "[]", "{}", "17",
        "{\"lastUpdateId\":88100233,\"bids\":[[\"3120.44\",\"4.1\"]],\"asks\":[[\"3120.45\",\"1.2\"]]}",
        "{\"stream\":\"xrpusdt@depth5\",\"data\":{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}}",
        "{\"stream\":\"!ticker_1h@arr\",\"data\":[{\"e\":\"1hTicker\",\"s\":\"ETHUSDT\"}]}",
        "{\"e\":\"tra\\u0064e\",\"s\":\"ETHUSDT\"}",
        "{\"u\":1,\"s\":\"ETH\\u0055SDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}",
        "{\"u\":1,\"s\":\"NOSUCH\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}"})
    void ignoresWhatItDoesNotKnow(String frame) {
        assertEquals(MarketDecoder.IGNORED, decode(frame));
        assertNull(handler.last);
        assertEquals(1, decoder.counters().ignored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>", "{\"u\":1}x", "{\"e\":5}", "{\"e\":\"trade\"}", "nul", "[1,]",
        "{\"e\":\"trade\",\"s\":7}", "{\"u\":1,\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\"}",
        "{\"u\":1,\"u\":2,\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}",
        "{\"u\":01,\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}",
        "{\"u\":-1,\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}",
        "{\"u\":1.5,\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}",
        "{\"u\":1e3,\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}",
        "{\"u\":\"1\",\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}",
        "{\"u\":9223372036854775808,\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}",
        "{\"\\u0065\":\"x\",\"u\":1,\"s\":\"ETHUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}"})
    void refusesWhatCannotBeTrusted(String frame) {
        assertEquals(MarketDecoder.MALFORMED, decode(frame));
        assertNull(handler.last);
        assertEquals(1, decoder.counters().malformed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3120.445", "3120.44000001", "1e3", "1E-8", "-1.0", "+1", "", ".5", "5.", "1.2.3",
        " 1", "0x10", "92233720368547758.08", "99999999999999999999", "12,5", "NaN"})
    void refusesPricesThatDoNotFit(String price) {
        for (String frame : List.of(TICKER, TRADE, AGG_TRADE, DEPTH)) {
            for (String old : List.of("3120.44000000", "3120.45000000")) {
                if (frame.contains(old)) {
                    assertEquals(MarketDecoder.MALFORMED, decode(frame.replace(old, price)));
                }
            }
        }
        assertNull(handler.last);
    }

    @Test
    void refusesControlCharactersInNames() {
        assertEquals(MarketDecoder.MALFORMED, decode(TICKER.replace("ETHUSDT", "ETHUSDT\0")));
        assertEquals(MarketDecoder.MALFORMED, decode(TICKER.replace("ETHUSDT", "ETH\nUSDT")));
    }

    @Test
    void refusesPricesThatAreNoText() {
        assertEquals(MarketDecoder.MALFORMED, decode(TICKER.replace("\"3120.44000000\"", "3120.44")));
        assertEquals(MarketDecoder.MALFORMED, decode(DEPTH.replace("\"3119.00000000\"", "3119")));
        assertEquals(MarketDecoder.MALFORMED, decode(TRADE.replace("false", "\"false\"")));
    }

    @Test
    void refusesDiffsWithBrokenLevels() {
        for (String levels : List.of("[[]]", "[[\"1\"]]", "[[\"1\",\"1\",\"1\"]]", "[\"1\",\"1\"]", "{}",
                "null",
                "[[\"1\",\"1\"],[]]", "[[\"1\",\"x\"]]")) {
            assertEquals(MarketDecoder.MALFORMED, decode(DEPTH.replace("\"a\":[]", "\"a\":" + levels)));
        }
        assertEquals(MarketDecoder.MALFORMED, decode(DEPTH.replace("\"U\":88100230", "\"U\":88100234")));
        assertEquals(0, handler.events);
    }

    @Test
    void refusesEndlessNesting() {
        assertEquals(MarketDecoder.MALFORMED, decode("[".repeat(100_000)));
        assertEquals(MarketDecoder.MALFORMED, decode("[".repeat(63) + "]".repeat(63)));
        assertEquals(MarketDecoder.IGNORED, decode("[".repeat(62) + "]".repeat(62)));
    }

    @Test
    void refusesFramesCutAnywhere() {
        for (String frame : List.of(TICKER, TRADE, AGG_TRADE, DEPTH)) {
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < bytes.length; length++) {
                assertEquals(MarketDecoder.MALFORMED, decoder.decode(bytes, 0, length, 1));
            }
        }
        assertEquals(0, handler.events);
    }

    @Test
    void tellsGapsBeforeTheEventBehindThem() {
        decode(TRADE);
        decode(TRADE.replace("990122", "990126"));
        FeedEvent gap = handler.feedEvents.get(0);
        assertEquals(FeedEvent.Kind.GAP, gap.kind());
        assertEquals(1, gap.instrumentId());
        assertEquals(3, gap.count());
        assertEquals("ETHUSDT trade id 990126 came after 990122", gap.reason());
        decode(AGG_TRADE);
        decode(AGG_TRADE.replace("771203", "771205"));
        decode(DEPTH);
        decode(DEPTH.replace("88100230", "88100236").replace("88100233", "88100239"));
        assertEquals(2, decoder.counters().tradeGaps());
        assertEquals(1, decoder.counters().updateIdGaps());
        assertEquals(3 + 1 + 2, handler.missing());
        assertEquals(6, handler.events);
    }

    @Test
    void tellsIdsThatGoBack() {
        decode(TICKER);
        decode(TICKER);
        decode(TRADE);
        decode(TRADE.replace("990122", "5"));
        decode(TRADE.replace("990122", "6"));
        assertEquals(1, decoder.counters().updateIdGaps());
        assertEquals(1, decoder.counters().tradeGaps());
        assertEquals(2, handler.feedEvents.size());
        assertEquals(0, handler.missing());
    }

    @Test
    void checksNoIdsAcrossAReset() {
        decode(TRADE);
        decode(DEPTH);
        decoder.resetSequences();
        decode(TRADE.replace("990122", "990126"));
        decode(DEPTH.replace("88100230", "88100236").replace("88100233", "88100239"));
        assertEquals(List.of(), handler.feedEvents);
    }

    @Test
    void refusesARangeOutsideTheBuffer() {
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.decode(new byte[4], 2, 3, 1));
    }

    private void assertDecodes(long[] row, String frame) {
        decoder.resetSequences();
        assertEquals(MarketDecoder.MARKET_DATA, decode(frame), frame);
        assertArrayEquals(row, handler.last);
    }

    private int decode(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, 0, bytes.length, 1);
    }

    /** Keeps the stamps of the last event. */
    private static class Stamps extends SinkHandler {
        long received;
        long decoded;
        long published;

        @Override
        public void onTick(Tick tick) {
            keep(tick.receivedNanos, tick.decodedNanos, tick.publishedNanos);
        }

        @Override
        public void onTrade(Trade trade) {
            keep(trade.receivedNanos, trade.decodedNanos, trade.publishedNanos);
        }

        @Override
        public void onDepth(DepthDiff diff) {
            keep(diff.receivedNanos, diff.decodedNanos, diff.publishedNanos);
        }

        void keep(long received, long decoded, long published) {
            this.received = received;
            this.decoded = decoded;
            this.published = published;
        }
    }
}
