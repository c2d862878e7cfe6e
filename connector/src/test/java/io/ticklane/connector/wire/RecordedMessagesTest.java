package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.Instruments;
import io.ticklane.connector.SharedData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Single messages that others have recorded, or copied from the venue's documentation. */
class RecordedMessagesTest {
    private final Instruments instruments = new Instruments(List.of(Captures.instrument(0, "BTCUSDT", 8, 8),
            Captures.instrument(1, "ETHUSDT", 8, 8), Captures.instrument(2, "BNBBTC", 8, 8),
            Captures.instrument(3, "ETHBTC", 8, 8)));
    private final RecordingHandler handler = new RecordingHandler();
    private final MarketDecoder decoder = new MarketDecoder(instruments, handler);
    private final ReferenceDecoder twin = new ReferenceDecoder(instruments);
    private int tooLarge;

    @Test
    void decodesOrIgnoresMessagesOf2020() {
        lines("ws-messages/unicorn-fy/spot_messages.jsonl").forEach(this::decode);
        expect(1, 0, 1, 1, 0, 6);
    }

    @Test
    void decodesOrIgnoresMessagesWithSpace() {
        for (String file : SharedData.files("ws-messages/nautilus-integration")) {
            decode(new String(SharedData.bytes(file), StandardCharsets.UTF_8));
        }
        expect(0, 1, 1, 1, 0, 7);
        decode(new String(SharedData.bytes("ws-messages/xchange/testTickerEvent.json"),
                StandardCharsets.UTF_8));
        assertEquals(8, others());
    }

    @Test
    void decodesOrIgnoresMessagesOfTheDocumentation() {
        lines("rest/gocryptotrader/wsHandleData.jsonl").forEach(this::decode);
        expect(0, 0, 1, 0, 1, 6);
        for (String file : SharedData.files("docs-derived/nautilus/user_data_json")) {
            decode(new String(SharedData.bytes(file), StandardCharsets.UTF_8));
        }
        for (String file : SharedData.files("docs-derived/jkorf-binance.net/Subscriptions/Spot")) {
            pushed(file).forEach(this::decode);
        }
        assertEquals(tooLarge, decoder.counters().malformed());
    }

    private void expect(int controls, int tickers, int trades, int aggTrades, int diffs, int others) {
        DecoderCounters counters = decoder.counters();
        assertEquals(controls, counters.controlReplies());
        assertEquals(tickers, counters.bookTickers());
        assertEquals(trades, counters.trades());
        assertEquals(aggTrades, counters.aggTrades());
        assertEquals(diffs, counters.depthUpdates());
        assertEquals(others, others());
        assertEquals(tooLarge, counters.malformed());
    }

    /** Top levels, statistics and candlesticks, those of them that were refused, and what was ignored. */
    private long others() {
        DecoderCounters counters = decoder.counters();
        return counters.partialDepths() + counters.klines() + counters.tickers() + counters.miniTickers()
                + counters.ignored()
                + tooLarge;
    }

    private void decode(String message) {
        byte[] frame = message.getBytes(StandardCharsets.UTF_8);
        handler.last = null;
        assertEquals(twin.decode(frame, 0, frame.length), decoder.decode(frame, 0, frame.length, 1), message);
        assertArrayEquals(twin.event, handler.last, message);
        // With eight decimals each, the scale of a product leaves no room for the volume of a day.
        if ((message.contains("\"24hr") || message.contains("\"kline\"")) && twin.event == null
                && decoder.counters().malformed() > tooLarge) {
            tooLarge++;
        }
    }

    private static List<String> lines(String file) {
        try (Stream<String> lines = SharedData.lines(file)) {
            return lines.toList();
        }
    }

    /** What a script of requests, answers and pushes says that the venue pushes. */
    private static List<String> pushed(String file) {
        List<String> messages = new ArrayList<>();
        StringBuilder message = null;
        for (String line : lines(file)) {
            if (!line.isEmpty() && "<>=".indexOf(line.charAt(0)) >= 0) {
                message = line.charAt(0) == '=' ? new StringBuilder() : null;
                if (message != null) {
                    messages.add("");
                }
                line = line.substring(1).replaceFirst("^[0-9]", "");
            }
            if (message != null) {
                messages.set(messages.size() - 1, message.append(line).append('\n').toString());
            }
        }
        return messages;
    }
}
