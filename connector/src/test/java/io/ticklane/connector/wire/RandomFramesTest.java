package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Instruments;
import io.ticklane.connector.KlineInterval;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random frames, whole and garbled, by the decoder and by its simple twin. */
class RandomFramesTest {
    private static final String GUARD = "\",\"u\":7,\"s\":\"ETHUSDT\",\"b\":\"1.00000000\",00000000}]}}";

    private final Random random = new Random(42);
    private final Instruments instruments = new Instruments(List.of(
            Captures.instrument(0, "BTCUSDT", 2, 5), Captures.instrument(1, "ETHUSDT", 8, 0),
            Captures.instrument(2, "PEPEUSDT", 10, 2), Captures.instrument(3, "A", 0, 8)));
    private final RecordingHandler handler = new RecordingHandler();
    private final MarketDecoder decoder = new MarketDecoder(instruments, handler);
    private final RecordingHandler exactHandler = new RecordingHandler();
    private final MarketDecoder exactDecoder = new MarketDecoder(instruments, exactHandler);
    private final ReferenceDecoder twin = new ReferenceDecoder(instruments);

    @Test
    void readsAnyOrderSpaceAndUnknownFieldsAsItsTwin() {
        int events = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] frame = (random.nextInt(9) == 0 ? array() : frame(true)).getBytes(StandardCharsets.UTF_8);
            handler.last = null;
            int ofArraysBefore = twin.events;
            int kind = decode(frame, frame.length);
            assertEquals(twin.decode(frame, 0, frame.length), kind, () -> text(frame));
            assertArrayEquals(twin.event, handler.last, () -> text(frame));
            events += kind == MarketDecoder.MARKET_DATA ? Math.max(1, twin.events - ofArraysBefore) : 0;
            handler.feedEvents.clear();
        }
        assertEquals(handler.events, events);
        // Most random frames must be good ones, or the test tests little.
        assertTrue(events > 54_000, () -> handler.events + " events");
    }

    @Test
    void deliversNothingFromGarbledFramesThatItsTwinWouldNot() {
        int delivered = 0;
        int missed = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] frame = garble(frame(random.nextBoolean()).getBytes(StandardCharsets.UTF_8));
            handler.last = null;
            int kind = decode(frame, frame.length);
            int expected = twin.decode(frame, 0, frame.length);
            if (kind == MarketDecoder.MARKET_DATA) {
                assertEquals(expected, kind, () -> text(frame));
                assertArrayEquals(twin.event, handler.last, () -> text(frame));
                delivered++;
            } else {
                assertNull(handler.last);
                missed += expected == MarketDecoder.MARKET_DATA ? 1 : 0;
            }
            handler.feedEvents.clear();
        }
        assertEquals(delivered, handler.events);
        // Only values written with escapes may be refused although a parser could read them.
        int count = missed;
        assertTrue(count < 20, () -> count + " events missed");
    }

    /** Decodes the frame in the middle of a buffer whose rest would lead a careless reader on. */
    private int decode(byte[] frame, int length) {
        byte[] guard = GUARD.getBytes(StandardCharsets.UTF_8);
        int before = random.nextInt(guard.length);
        byte[] buffer = new byte[before + length + guard.length];
        System.arraycopy(guard, guard.length - before, buffer, 0, before);
        System.arraycopy(frame, 0, buffer, before, length);
        System.arraycopy(guard, 0, buffer, before + length, guard.length);
        int kind = decoder.decode(buffer, before, length, 1);
        // And without a byte behind it: what is looked at there would throw.
        byte[] exact = Arrays.copyOf(frame, length);
        assertEquals(kind, exactDecoder.decode(exact, 0, length, 1));
        if (kind == MarketDecoder.MARKET_DATA) {
            assertArrayEquals(exactHandler.last, handler.last);
        }
        exactHandler.feedEvents.clear();
        return kind;
    }

    private String frame(boolean shuffled) {
        return switch (random.nextInt(8)) {
            case 0 -> either(bookTicker(shuffled), shuffled);
            case 1 -> either(trade(shuffled), shuffled);
            case 2 -> either(aggTrade(shuffled), shuffled);
            case 3 -> either(kline(shuffled), shuffled);
            case 4 -> either(statistics(shuffled, true), shuffled);
            case 5 -> either(statistics(shuffled, false), shuffled);
            case 6 -> partialDepth(shuffled);
            default -> either(depth(shuffled), shuffled);
        };
    }

    /** Each element is delivered or refused by itself, so that what is left of a garbled one may be delivered. */
    private String array() {
        return either("[" + statistics(true, true) + "," + statistics(true, true) + "]", true);
    }

    /** Raw, or as a combined stream has it. */
    private String either(String payload, boolean shuffled) {
        return random.nextBoolean() ? payload : combined("ethusdt@some", payload, shuffled);
    }

    private String combined(String stream, String payload, boolean shuffled) {
        return object(new ArrayList<>(List.of(field("stream", "\"" + stream + "\"", shuffled),
                field("data", payload, shuffled))), shuffled);
    }

    private String partialDepth(boolean shuffled) {
        int id = random.nextInt(instruments.size());
        String symbol = instruments.get(id).symbol().toLowerCase(Locale.ROOT);
        return combined(symbol + "@depth5" + (random.nextBoolean() ? "" : "@100ms"),
                object(fields(shuffled, "lastUpdateId", number(), "bids", levels(id, shuffled), "asks",
                        levels(id, shuffled)), shuffled),
                shuffled);
    }

    private String kline(boolean shuffled) {
        int id = random.nextInt(instruments.size());
        String bar = object(fields(shuffled, "t", number(), "T", number(), "s", symbol(id), "i",
                "\"" + List.of(KlineInterval.values()).get(random.nextInt(KlineInterval.values().length))
                        .text() + "\"",
                "f", tradeId(), "L", tradeId(), "o", price(id), "c", price(id), "h", price(id), "l",
                price(id),
                "v", quantity(id), "n", number(), "x", bool(), "q", volume(id), "V", quantity(id), "Q",
                volume(id), "B", "\"0\""), shuffled);
        return object(fields(shuffled, "e", "\"kline\"", "E", number(), "s", symbol(id), "k", bar), shuffled);
    }

    private String statistics(boolean shuffled, boolean mini) {
        int id = random.nextInt(instruments.size());
        List<String> fields = fields(shuffled, "e", mini ? "\"24hrMiniTicker\"" : "\"24hrTicker\"", "E",
                number(), "s", symbol(id), "c", price(id), "o", price(id), "h", price(id), "l", price(id),
                "v",
                quantity(id), "q", volume(id));
        if (!mini) {
            fields.addAll(fields(shuffled, "p", signed(instruments.get(id).priceScale()), "P", signed(3), "w",
                    price(id), "x", price(id), "Q", quantity(id), "b", price(id), "B", quantity(id), "a",
                    price(id), "A", quantity(id), "O", number(), "C", number(), "F", tradeId(), "L",
                    tradeId(), "n", number()));
        }
        return object(fields, shuffled);
    }

    private String tradeId() {
        return random.nextInt(10) == 0 ? "-1" : number();
    }

    private String signed(int scale) {
        String text = decimal(scale);
        return random.nextBoolean() ? text : "\"-" + text.substring(1);
    }

    private String volume(int id) {
        return decimal(instruments.get(id).notionalScale());
    }

    private String bookTicker(boolean shuffled) {
        int id = random.nextInt(instruments.size());
        return object(fields(shuffled, "u", number(), "s", symbol(id), "b", price(id), "B", quantity(id), "a",
                price(id), "A", quantity(id)), shuffled);
    }

    private String trade(boolean shuffled) {
        int id = random.nextInt(instruments.size());
        return object(fields(shuffled, "e", "\"trade\"", "E", number(), "s", symbol(id), "t", number(), "p",
                price(id), "q", quantity(id), "T", number(), "m", bool(), "M", bool()), shuffled);
    }

    private String aggTrade(boolean shuffled) {
        int id = random.nextInt(instruments.size());
        return object(fields(shuffled, "e", "\"aggTrade\"", "E", number(), "s", symbol(id), "a", number(),
                "p", price(id), "q", quantity(id), "f", number(), "l", number(), "T", number(), "m", bool(),
                "M", bool()), shuffled);
    }

    private String depth(boolean shuffled) {
        int id = random.nextInt(instruments.size());
        long first = random.nextInt(1_000_000);
        return object(fields(shuffled, "e", "\"depthUpdate\"", "E", number(), "s", symbol(id), "U",
                Long.toString(first), "u", Long.toString(first + random.nextInt(10)), "b",
                levels(id, shuffled), "a", levels(id, shuffled)), shuffled);
    }

    private String levels(int id, boolean spaced) {
        List<String> levels = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            levels.add("[" + space(spaced) + price(id) + space(spaced) + "," + space(spaced) + quantity(id)
                    + space(spaced) + "]");
        }
        return "[" + space(spaced) + String.join(space(spaced) + "," + space(spaced), levels) + space(spaced)
                + "]";
    }

    private List<String> fields(boolean spaced, String... namesAndValues) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(field(namesAndValues[i], namesAndValues[i + 1], spaced));
        }
        return fields;
    }

    private String field(String name, String value, boolean spaced) {
        return "\"" + name + "\"" + space(spaced) + ":" + space(spaced) + value;
    }

    private String object(List<String> fields, boolean shuffled) {
        if (shuffled) {
            for (int i = random.nextInt(3); i > 0; i--) {
                fields.add(field("x" + i, unknown(3), true));
            }
            Collections.shuffle(fields, random);
        }
        return "{" + space(shuffled) + String.join(space(shuffled) + "," + space(shuffled), fields)
                + space(shuffled) + "}";
    }

    private String unknown(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> "null";
            case 1 -> bool();
            case 2 -> "-" + random.nextInt(100) + "." + random.nextInt(100) + "e-" + random.nextInt(9);
            case 3 -> "\"text with \\\"escapes\\\" \\u00e9 \\\\ and } ] , é币\"";
            case 4 -> "\"\"";
            case 5 -> number();
            case 6 -> "[" + unknown(depth - 1) + space(true) + "," + unknown(depth - 1) + "]";
            default ->
                "{\"s\":" + unknown(depth - 1) + ",\"\\\"e\":" + unknown(depth - 1) + space(true) + "}";
        };
    }

    private String symbol(int id) {
        return "\"" + (random.nextInt(30) == 0 ? "NOSUCH" : instruments.get(id).symbol()) + "\"";
    }

    private String price(int id) {
        return decimal(instruments.get(id).priceScale());
    }

    private String quantity(int id) {
        return decimal(instruments.get(id).quantityScale());
    }

    private String decimal(int scale) {
        StringBuilder text = new StringBuilder("\"").append(random.nextInt(1 << (random.nextInt(24) + 1)));
        int decimals = random.nextInt(scale + 1);
        for (int i = 0; i < decimals; i++) {
            text.append(i == 0 ? "." : "").append(random.nextInt(10));
        }
        int zeros = random.nextInt(3) == 0 ? random.nextInt(12) : Math.max(0, 8 - decimals);
        if (zeros > 0) {
            text.append(decimals == 0 ? "." : "").append("0".repeat(zeros));
        }
        return text.append('"').toString();
    }

    private String number() {
        return Long.toString(random.nextLong() >>> (1 + random.nextInt(62)));
    }

    private String bool() {
        return random.nextBoolean() ? "true" : "false";
    }

    private String space(boolean spaced) {
        return spaced && random.nextInt(4) == 0 ? " \t\r\n".substring(random.nextInt(4)) : "";
    }

    private byte[] garble(byte[] frame) {
        byte[] garbled = frame.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(garbled.length);
            switch (random.nextInt(6)) {
                case 0 -> garbled[at] = (byte) random.nextInt(256);
                case 1 -> garbled[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> garbled = Arrays.copyOf(garbled, Math.max(1, at));
                case 3 -> {
                    // A piece said twice.
                    byte[] longer = Arrays.copyOf(garbled, garbled.length + garbled.length - at);
                    System.arraycopy(garbled, at, longer, garbled.length, garbled.length - at);
                    garbled = longer;
                }
                case 4 -> garbled[at] = garbled[random.nextInt(garbled.length)];
                default -> garbled[at] = (byte) "{}[]\",:.0\\-eE+sub ".charAt(random.nextInt(18));
            }
        }
        return garbled;
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
