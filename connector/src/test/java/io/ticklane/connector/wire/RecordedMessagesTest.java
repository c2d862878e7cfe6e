package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.Instruments;
import io.ticklane.connector.SharedData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Test
    void decodesOrIgnoresMessagesOf2020() {
        lines("ws-messages/unicorn-fy/spot_messages.jsonl").forEach(this::decode);
        assertEquals("{controls=1, trades=1, aggTrades=1, klines=1, tickers=1, miniTickers=4, ignored=2}",
                counts());
    }

    @Test
    void decodesOrIgnoresMessagesWithSpace() {
        for (String file : SharedData.files("ws-messages/nautilus-integration")) {
            decode(new String(SharedData.bytes(file), StandardCharsets.UTF_8));
        }
        assertEquals("{bookTickers=1, trades=1, aggTrades=1, tickers=1, ignored=6}", counts());
        decode(new String(SharedData.bytes("ws-messages/xchange/testTickerEvent.json"),
                StandardCharsets.UTF_8));
        assertEquals("{bookTickers=1, trades=1, aggTrades=1, tickers=2, ignored=6}", counts());
    }

    @Test
    void decodesOrIgnoresMessagesOfTheDocumentation() {
        lines("rest/gocryptotrader/wsHandleData.jsonl").forEach(this::decode);
        assertEquals("{trades=1, diffs=1, klines=1, tickers=1, ignored=4}", counts());
        for (String file : SharedData.files("docs-derived/nautilus/user_data_json")) {
            decode(new String(SharedData.bytes(file), StandardCharsets.UTF_8));
        }
        for (String file : SharedData.files("docs-derived/jkorf-binance.net/Subscriptions/Spot")) {
            pushed(file).forEach(this::decode);
        }
        // Malformed are two candlesticks of which the documentation shows nothing but when they opened.
        assertEquals("{trades=2, aggTrades=1, diffs=1, partials=1, klines=2, tickers=2, miniTickers=1,"
                + " ignored=23, malformed=2}", counts());
    }

    /** How many of each kind there were, but for those of which there was none. */
    private String counts() {
        DecoderCounters counters = decoder.counters();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("controls", counters.controlReplies());
        counts.put("bookTickers", counters.bookTickers());
        counts.put("trades", counters.trades());
        counts.put("aggTrades", counters.aggTrades());
        counts.put("diffs", counters.depthUpdates());
        counts.put("partials", counters.partialDepths());
        counts.put("klines", counters.klines());
        counts.put("tickers", counters.tickers());
        counts.put("miniTickers", counters.miniTickers());
        counts.put("ignored", counters.ignored());
        counts.put("malformed", counters.malformed());
        counts.values().removeIf(count -> count == 0);
        return counts.toString();
    }

    private void decode(String message) {
        byte[] frame = message.getBytes(StandardCharsets.UTF_8);
        handler.last = null;
        assertEquals(twin.decode(frame, 0, frame.length), decoder.decode(frame, 0, frame.length, 1), message);
        assertArrayEquals(twin.event, handler.last, message);
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
