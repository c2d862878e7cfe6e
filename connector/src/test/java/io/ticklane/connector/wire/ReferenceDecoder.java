package io.ticklane.connector.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticklane.connector.Decimals;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Kline;
import io.ticklane.connector.KlineInterval;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The simple twin of {@link MarketDecoder}: a plain JSON parser, exact decimals, a tree. Gives the kind of a frame
 * and its event as the row of {@link RecordingHandler}.
 */
final class ReferenceDecoder {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> CONTROL = Set.of("id", "result", "error", "code");

    private final Instruments instruments;
    /** The event of the last frame, or null if it had none. */
    long[] event;
    /** How many events arrays have had. */
    int events;

    ReferenceDecoder(Instruments instruments) {
        this.instruments = instruments;
    }

    int decode(byte[] buffer, int offset, int length) {
        event = null;
        try {
            return decode(tree(buffer, offset, length));
        } catch (IOException | ArithmeticException | ClassCastException | NullPointerException e) {
            event = null;
            return MarketDecoder.MALFORMED;
        }
    }

    /** Numbers as {@link BigInteger} or {@link Double}, objects as maps, arrays as lists. */
    static Object tree(byte[] buffer, int offset, int length) throws IOException {
        String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
        try (JsonParser in = FACTORY.createParser(text)) {
            in.nextToken();
            Object tree = value(in);
            if (in.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return tree;
        }
    }

    @SuppressWarnings("unchecked")
    private int decode(Object tree) throws IOException {
        if (tree instanceof List<?> elements) {
            return elements(elements);
        }
        if (!(tree instanceof Map)) {
            return MarketDecoder.IGNORED;
        }
        Map<String, Object> frame = (Map<String, Object>) tree;
        Map<String, Object> payload = frame;
        if (frame.containsKey("stream") && frame.containsKey("data")) {
            if (frame.get("data") instanceof List<?> elements) {
                return elements(elements);
            }
            if (!(frame.get("data") instanceof Map)) {
                return MarketDecoder.IGNORED;
            }
            payload = (Map<String, Object>) frame.get("data");
        }
        if (payload.containsKey("e")) {
            return switch ((String) payload.get("e")) {
                case "trade", "aggTrade", "depthUpdate", "kline", "24hrTicker", "24hrMiniTicker" ->
                    event(payload);
                case "serverShutdown" -> MarketDecoder.SERVER_SHUTDOWN;
                default -> MarketDecoder.IGNORED;
            };
        }
        if (payload.containsKey("s") && payload.containsKey("u")
                && payload.keySet().stream().anyMatch(Set.of("b", "B", "a", "A")::contains)) {
            return event(payload);
        }
        if (payload != frame && payload.keySet().containsAll(Set.of("lastUpdateId", "bids", "asks"))) {
            return partialDepth((String) frame.get("stream"), payload);
        }
        return payload == frame && frame.keySet().stream().anyMatch(CONTROL::contains)
                ? MarketDecoder.CONTROL_REPLY
                : MarketDecoder.IGNORED;
    }

    /** The last good one is the event; of an array only statistics are events. */
    @SuppressWarnings("unchecked")
    private int elements(List<?> elements) {
        int result = MarketDecoder.IGNORED;
        long[] last = null;
        for (Object element : elements) {
            if (!(element instanceof Map) || !((Map<?, ?>) element).containsKey("e")) {
                continue;
            }
            int kind;
            try {
                Map<String, Object> payload = (Map<String, Object>) element;
                kind = ((String) payload.get("e")).startsWith("24hr")
                        ? event(payload)
                        : MarketDecoder.IGNORED;
            } catch (IOException | ArithmeticException | ClassCastException | NullPointerException e) {
                kind = MarketDecoder.MALFORMED;
            }
            if (kind == MarketDecoder.MARKET_DATA) {
                last = event;
                events++;
                result = kind;
            } else if (kind == MarketDecoder.MALFORMED && result == MarketDecoder.IGNORED) {
                result = kind;
            }
        }
        event = last;
        return result;
    }

    private int event(Map<String, Object> payload) throws IOException {
        Instrument instrument = instruments.find((String) payload.get("s"));
        if (instrument == null) {
            return MarketDecoder.IGNORED;
        }
        String name = (String) payload.get("e");
        if (name == null) {
            event = new long[]{RecordingHandler.TICK, instrument.id(), whole(payload, "u"),
                price(payload.get("b"), instrument), quantity(payload.get("B"), instrument),
                price(payload.get("a"), instrument), quantity(payload.get("A"), instrument)};
        } else if (name.equals("depthUpdate")) {
            event = depth(payload, instrument);
        } else if (name.equals("kline")) {
            event = kline(payload, instrument);
        } else if (name.startsWith("24hr")) {
            event = ticker(payload, instrument, name.equals("24hrMiniTicker"));
        } else {
            boolean aggregate = name.equals("aggTrade");
            long id = whole(payload, aggregate ? "a" : "t");
            event = new long[]{aggregate ? RecordingHandler.AGG_TRADE : RecordingHandler.TRADE,
                instrument.id(), id, aggregate ? whole(payload, "f") : id,
                aggregate ? whole(payload, "l") : id, price(payload.get("p"), instrument),
                quantity(payload.get("q"), instrument), (Boolean) payload.get("m") ? 1 : 0,
                whole(payload, "E"), whole(payload, "T")};
        }
        return MarketDecoder.MARKET_DATA;
    }

    @SuppressWarnings("unchecked")
    private static long[] kline(Map<String, Object> payload, Instrument instrument) throws IOException {
        Map<String, Object> k = (Map<String, Object>) payload.get("k");
        KlineInterval interval = Stream.of(KlineInterval.values())
                .filter(one -> one.text().equals(k.get("i")))
                .findFirst()
                .orElseThrow(() -> new IOException("interval"));
        return new long[]{RecordingHandler.KLINE, instrument.id(), interval.text().hashCode(),
            whole(payload, "E"),
            whole(k, "t"), whole(k, "T"), tradeId(k, "f"), tradeId(k, "L"), price(k.get("o"), instrument),
            price(k.get("h"), instrument), price(k.get("l"), instrument), price(k.get("c"), instrument),
            quantity(k.get("v"), instrument), quoteVolume(k.get("q"), instrument),
            quantity(k.get("V"), instrument), quoteVolume(k.get("Q"), instrument), whole(k, "n"),
            (Boolean) k.get("x") ? 1 : 0};
    }

    private static long[] ticker(Map<String, Object> t, Instrument instrument, boolean mini)
            throws IOException {
        long[] row = new long[22];
        long[] common = {RecordingHandler.TICKER, instrument.id(), mini ? 1 : 0, whole(t, "E"),
            price(t.get("o"), instrument), price(t.get("h"), instrument), price(t.get("l"), instrument),
            price(t.get("c"), instrument), quantity(t.get("v"), instrument),
            quoteVolume(t.get("q"), instrument)};
        System.arraycopy(common, 0, row, 0, common.length);
        if (!mini) {
            long[] rest = {signed(t.get("p"), instrument.priceScale()), signed(t.get("P"), 3),
                quantity(t.get("Q"), instrument), price(t.get("b"), instrument),
                quantity(t.get("B"), instrument), price(t.get("a"), instrument),
                quantity(t.get("A"), instrument), whole(t, "O"), whole(t, "C"), tradeId(t, "F"),
                tradeId(t, "L"), whole(t, "n")};
            System.arraycopy(rest, 0, row, common.length, rest.length);
        }
        return row;
    }

    private static long tradeId(Map<String, Object> payload, String name) throws IOException {
        return BigInteger.ONE.negate().equals(payload.get(name)) ? -1 : whole(payload, name);
    }

    private static long signed(Object value, int scale) throws IOException {
        String text = (String) value;
        return text.startsWith("-") ? -scaled(text.substring(1), scale) : scaled(text, scale);
    }

    private static long quoteVolume(Object text, Instrument instrument) throws IOException {
        int scale = instrument.notionalScale();
        if (!((String) text).matches("[0-9]+(\\.[0-9]+)?")) {
            throw new IOException("no plain decimal: " + text);
        }
        BigDecimal volume = new BigDecimal((String) text);
        if (volume.stripTrailingZeros().scale() > scale) {
            throw new IOException("more decimals than the scale: " + text);
        }
        if (scale <= Decimals.MAX_SCALE
                && volume.movePointRight(scale).compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            return scaled((String) text, scale);
        }
        return Kline.TOO_LARGE;
    }

    private int partialDepth(String stream, Map<String, Object> payload) throws IOException {
        String[] parts = stream.split("@", 2);
        if (parts.length < 2 || !parts[1].matches("depth[0-9].*")
                || !parts[0].equals(parts[0].toLowerCase(Locale.ROOT))) {
            return MarketDecoder.IGNORED;
        }
        Instrument instrument = instruments.find(parts[0].toUpperCase(Locale.ROOT));
        if (instrument == null) {
            return MarketDecoder.IGNORED;
        }
        List<?> bids = (List<?>) payload.get("bids");
        List<?> asks = (List<?>) payload.get("asks");
        if (bids.size() > 20 || asks.size() > 20) {
            throw new IOException("too many levels");
        }
        List<Object> levels = new ArrayList<>(bids);
        levels.addAll(asks);
        long[] row = new long[5 + 2 * levels.size()];
        long[] head = {RecordingHandler.PARTIAL_DEPTH, instrument.id(), whole(payload, "lastUpdateId"),
            bids.size(), asks.size()};
        System.arraycopy(head, 0, row, 0, head.length);
        putLevels(row, head.length, levels, instrument);
        event = row;
        return MarketDecoder.MARKET_DATA;
    }

    private static long[] depth(Map<String, Object> payload, Instrument instrument) throws IOException {
        List<?> bids = (List<?>) payload.get("b");
        List<?> asks = (List<?>) payload.get("a");
        List<Object> levels = new ArrayList<>(bids);
        levels.addAll(asks);
        long[] row = new long[7 + 2 * levels.size()];
        row[0] = RecordingHandler.DEPTH;
        row[1] = instrument.id();
        row[2] = whole(payload, "U");
        row[3] = whole(payload, "u");
        row[4] = whole(payload, "E");
        row[5] = bids.size();
        row[6] = asks.size();
        if (row[3] < row[2]) {
            throw new IOException("last before first");
        }
        putLevels(row, 7, levels, instrument);
        return row;
    }

    private static void putLevels(long[] row, int from, List<Object> levels, Instrument instrument)
            throws IOException {
        int at = from;
        for (Object level : levels) {
            List<?> pair = (List<?>) level;
            if (pair.size() != 2) {
                throw new IOException("no pair");
            }
            row[at++] = price(pair.get(0), instrument);
            row[at++] = quantity(pair.get(1), instrument);
        }
    }

    private static long whole(Map<String, Object> payload, String name) throws IOException {
        long value = ((BigInteger) payload.get(name)).longValueExact();
        if (value < 0) {
            throw new IOException("negative " + name);
        }
        return value;
    }

    private static long price(Object text, Instrument instrument) throws IOException {
        return scaled((String) text, instrument.priceScale());
    }

    private static long quantity(Object text, Instrument instrument) throws IOException {
        return scaled((String) text, instrument.quantityScale());
    }

    private static long scaled(String text, int scale) throws IOException {
        if (!text.matches("[0-9]+(\\.[0-9]+)?")) {
            throw new IOException("no plain decimal: " + text);
        }
        return new BigDecimal(text).movePointRight(scale).longValueExact();
    }

    private static Object value(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw new IOException("empty");
        }
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> Double.valueOf(in.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            boolean twice = members.containsKey(name);
            members.put(name, value(in));
            if (twice && (name.length() == 1 || name.equals("data"))) {
                throw new IOException(name + " comes twice");
            }
        }
        return members;
    }

    private static List<Object> array(JsonParser in) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(in));
        }
        return elements;
    }
}
