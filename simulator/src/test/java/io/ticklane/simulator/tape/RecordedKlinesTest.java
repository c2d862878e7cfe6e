package io.ticklane.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.SharedData;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Recorded trades on the tape against the klines that the venue sent along with them. */
class RecordedKlinesTest {
    private static final int SCALE = 8;
    private static final SymbolSpec SPEC = new SymbolSpec(0, "X", "X", "Y", SCALE, SCALE, 1, 1,
            Long.MAX_VALUE, 1, 1,
            Long.MAX_VALUE, 0);

    /** Data of the frames of a capture, in order. */
    private static List<Map<?, ?>> frames(String file, String... kinds) throws IOException, JsonException {
        List<Map<?, ?>> frames = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("ws-captures/" + file))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int start = line.indexOf("{\"stream\"");
                for (String kind : kinds) {
                    if (start > 0 && line.contains("\"e\":\"" + kind + "\"")) {
                        frames.add((Map<?, ?>) ((Map<?, ?>) Json.parse(line.substring(start))).get("data"));
                    }
                }
            }
        }
        return frames;
    }

    private static long scaled(Object text) {
        return Decimal.parse(text.toString(), SCALE);
    }

    private static BigDecimal change(Map<?, ?> from, Map<?, ?> to, String name) {
        return new BigDecimal(to.get(name).toString()).subtract(new BigDecimal(from.get(name).toString()));
    }

    private static String text(long value) {
        return Decimal.text(value, SCALE);
    }

    /**
     * What happened between two events of a kline: the trades that an aggregate trade joins have one price, so their
     * sum is one trade to the tape.
     */
    private static boolean sameBetween(Map<?, ?> before, Map<?, ?> after, List<Map<?, ?>> trades) {
        long from = (Long) before.get("L") + 1;
        long to = (Long) after.get("L");
        Tape tape = new Tape(List.of(SPEC), ReferenceRule.STANDARD);
        long next = from;
        for (Map<?, ?> trade : trades) {
            if ((Long) trade.get("f") == next && (Long) trade.get("l") <= to) {
                tape.onTrade(0, next, scaled(trade.get("p")), scaled(trade.get("q")),
                        (Boolean) trade.get("m"),
                        (Long) trade.get("T") * 1_000);
                next = (Long) trade.get("l") + 1;
            }
        }
        if (next != to + 1) {
            return false;
        }
        Candle all = tape.since(0, (Long) after.get("t"));
        assertEquals(change(before, after, "v").toPlainString(), text(all.volume));
        assertEquals(change(before, after, "V").toPlainString(), text(all.takerVolume));
        assertEquals(change(before, after, "q").toPlainString(), all.quote());
        assertEquals(change(before, after, "Q").toPlainString(), all.takerQuote());
        assertEquals(after.get("c"), text(all.close));
        assertTrue(scaled(after.get("h")) == Math.max(scaled(before.get("h")), all.high));
        assertTrue(scaled(after.get("l")) == Math.min(scaled(before.get("l")), all.low));
        return true;
    }

    @Test
    void whatKlinesGainIsWhatWasTraded() throws Exception {
        int compared = 0;
        for (String folder : List.of("binance-20210417", "binance-20211012")) {
            List<Map<?, ?>> frames = frames("cryptofeed/" + folder + "/ws.1.0.gz", "kline", "aggTrade");
            Map<Object, Map<?, ?>> last = new HashMap<>();
            for (Map<?, ?> frame : frames) {
                if (frame.get("k") instanceof Map<?, ?> kline) {
                    Map<?, ?> before = last.put(kline.get("s"), kline);
                    if (before != null && before.get("t").equals(kline.get("t"))) {
                        List<Map<?, ?>> trades = new ArrayList<>();
                        frames.stream().filter(f -> f.containsKey("a") && f.get("s").equals(kline.get("s"))
                                && f.get("e").equals("aggTrade")).forEach(trades::add);
                        compared += sameBetween(before, kline, trades) ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(compared >= 8, "compared " + compared);
    }

    @Test
    void minutesOfRecordedTradesAddUp() throws Exception {
        List<Map<?, ?>> trades = frames("hftbacktest/btcusdt_20240809.gz", "trade");
        Tape tape = new Tape(List.of(SPEC), ReferenceRule.STANDARD);
        PlainTape plain = new PlainTape(SCALE, SCALE);
        for (Map<?, ?> trade : trades) {
            long micros = (Long) trade.get("T") * 1_000;
            tape.onTrade(0, (Long) trade.get("t"), scaled(trade.get("p")), scaled(trade.get("q")),
                    (Boolean) trade.get("m"), micros);
            plain.trades.add(new Trade((Long) trade.get("t"), scaled(trade.get("p")), scaled(trade.get("q")),
                    0, micros,
                    (Boolean) trade.get("m")));
        }
        assertEquals(10_147, trades.size());
        long now = plain.trades.get(trades.size() - 1).timeMicros() / 1_000;
        List<PlainTape.Kline> expected = plain.klines(Interval.M1, 0, now);
        List<String> found = new ArrayList<>();
        tape.klines(0, Interval.M1, 0, -1, now, 1_000,
                kline -> found.add(kline.openMillis + " " + text(kline.open)
                        + " " + text(kline.high) + " " + text(kline.low) + " " + text(kline.close) + " "
                        + text(kline.volume)
                        + " " + kline.quote()));
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertTrue((expected.get(i).open() + " " + expected.get(i).text()).startsWith(found.get(i)),
                    found.get(i));
        }
    }
}
