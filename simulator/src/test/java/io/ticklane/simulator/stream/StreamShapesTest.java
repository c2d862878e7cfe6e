package io.ticklane.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.SharedData;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Names, kinds and order of all fields of stream messages against each one recorded or shown in documentation. */
class StreamShapesTest {
    private final SymbolSpec eth = new SymbolSpec(0, "ETHUSDT", "ETH", "USDT", 2, 4, 1, 1, 100_000_000, 1, 1,
            1_000_000_000, 0);
    private final HandView view = new HandView();
    private final Tape tape = new Tape(List.of(eth), ReferenceRule.STANDARD);
    private final StreamHub hub = new StreamHub(List.of(eth), view, tape, new WireToWire(1));
    private final RecordingSubscriber peer = new RecordingSubscriber();
    private final Map<String, Object> ours = new TreeMap<>();

    StreamShapesTest() throws Exception {
        List<String> streams = List.of("ethusdt@bookTicker", "ethusdt@trade", "ethusdt@aggTrade",
                "ethusdt@depth@100ms", "ethusdt@depth5@100ms", "ethusdt@ticker", "ethusdt@miniTicker",
                "ethusdt@ticker_1h",
                "ethusdt@kline_1m");
        assertTrue(new StreamSession(hub, peer, true, false).open(streams));
        view.bids.add(new HandView.Level(312_044, 41_000));
        view.asks.add(new HandView.Level(312_045, 41_000));
        tape.onTrade(0, 7, 312_045, 10, true, view.micros);
        hub.onTrade(0, 7, 312_045, 10, true, view.micros);
        hub.onAggTrade(0, 7, 312_045, 10, 7, 7, true, view.micros);
        hub.onBookTicker(0, 88, 312_044, 41_000, 312_045, 41_000);
        hub.onLevel(0, 88, true, 312_044, 41_000, view.micros);
        hub.onLevel(0, 89, false, 312_045, 41_000, view.micros);
        view.advance(hub, 2_000);
        for (String text : peer.market) {
            Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) Json.parse(text)).get("data");
            ours.putIfAbsent(kind(data), data);
        }
        assertEquals(streams.size(), ours.size());
    }

    /** The event's name; for those without, a member that only they have. */
    private static String kind(Map<?, ?> data) {
        return data.containsKey("e")
                ? data.get("e").toString()
                : data.containsKey("lastUpdateId") ? "partial" : "bookTicker";
    }

    /** Names in their order, with the kinds of their values. */
    private static String shape(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream().map(member -> member.getKey() + ":" + shape(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> elements) {
            Set<String> kinds = new TreeSet<>();
            elements.forEach(element -> kinds.add(shape(element)));
            return elements.isEmpty() ? "[[String]]" : kinds.toString();
        }
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    private void compare(Object data, String source) {
        if (data instanceof List<?> elements) {
            elements.forEach(element -> compare(element, source));
            return;
        }
        Map<?, ?> theirs = (Map<?, ?>) data;
        Object same = ours.get(kind(theirs));
        if (same != null) {
            // Order ids, gone since 2024-06-18, and what two publishers added to frames of another venue.
            String shape = shape(theirs).replace("b:Long,a:Long,", "").replace(",st:Long", "")
                    .replace("A:String,T:Long,E:Long}", "A:String}");
            assertEquals(shape, shape(same), source);
        }
    }

    private static Object data(Object message) {
        return message instanceof Map<?, ?> members && members.containsKey("data")
                ? members.get("data")
                : message;
    }

    @Test
    void singleMessagesHaveOurShape() throws Exception {
        for (String line : Files
                .readAllLines(SharedData.file("ws-messages/unicorn-fy/spot_messages.jsonl"))) {
            if (!line.contains("\"result\"")) {
                compare(data(Json.parse(line)), line);
            }
        }
        for (String file : List.of("nautilus-integration/ws_spot_agg_trade.json",
                "nautilus-integration/ws_spot_trade.json",
                "nautilus-integration/ws_spot_ticker_24hr.json",
                "nautilus-integration/ws_spot_ticker_book.json",
                "xchange/testTickerEvent.json")) {
            compare(data(Json.parse(Files.readString(SharedData.file("ws-messages/" + file)))), file);
        }
    }

    @Test
    void documentedMessagesHaveOurShape() throws Exception {
        for (String name : List.of("AggregatedTrades", "BookTicker", "Klines", "MiniTicker", "PartialBook",
                "RollingWindowTicker", "Ticker", "Trades")) {
            String text = Files.readString(SharedData.file(
                    "docs-derived/jkorf-binance.net/Subscriptions/Spot/ExchangeData/" + name + ".txt"));
            compare(data(Json.parse(text.substring(text.indexOf("\n=") + 2))), name);
        }
    }

    @Test
    void capturedFramesHaveOurShape() throws Exception {
        for (String file : List.of("cryptofeed/binance-20210417/ws.1.0.gz",
                "cryptofeed/binance-20211012/ws.1.0.gz",
                "cryptofeed/binance_us-20210814/ws.1.0.gz", "cryptofeed/binance_tr-20230410/ws.1.0.gz",
                "hftbacktest_playground/nexousdt_20240723.dat.gz", "hftbacktest/btcusdt_20230405.dat.gz")) {
            int frames = 0;
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(SharedData.file("ws-captures/" + file))),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null
                        && frames < 2_000; line = lines.readLine()) {
                    int start = line.indexOf("{\"stream\"");
                    if (start > 0 && Character.isDigit(line.charAt(0))) {
                        compare(data(Json.parse(line.substring(start))), line);
                        frames++;
                    }
                }
            }
            assertTrue(frames > 50, file + ": " + frames);
        }
    }
}
