package io.ticklane.connector.wire;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Frames of recorded captures, and instruments with just the scales that these frames need. */
final class Captures {
    private Captures() {}

    /**
     * The frames of a file: what stands behind the time stamp of each line that starts with a digit. A REST
     * snapshot among them is a frame here.
     */
    static void frames(String file, Consumer<byte[]> to) {
        try (Stream<String> lines = SharedData.lines(file)) {
            lines.filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
                    .map(line -> line.substring(line.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8))
                    .forEach(to);
        }
    }

    /** An instrument with these scales and no limits. */
    static Instrument instrument(int id, String symbol, int priceScale, int quantityScale) {
        return new Instrument(id, symbol, symbol, symbol, priceScale, quantityScale, 0, 0, 0, 0, 0, 0, 0,
                true);
    }

    /** The instruments that occur in the files, by the significant decimals that occur. */
    static Instruments instruments(List<String> files) {
        Map<String, int[]> scales = new HashMap<>();
        files.forEach(file -> frames(file, frame -> scan(frame, scales)));
        List<Instrument> instruments = new ArrayList<>();
        scales.keySet().stream().sorted().forEach(symbol -> instruments
                .add(instrument(instruments.size(), symbol, scales.get(symbol)[0], scales.get(symbol)[1])));
        return new Instruments(instruments);
    }

    private static void scan(byte[] frame, Map<String, int[]> scales) {
        Map<?, ?> payload = payload(frame);
        if (payload == null || !(payload.get("s") instanceof String symbol)) {
            return;
        }
        int[] scale = scales.computeIfAbsent(symbol, key -> new int[2]);
        for (String name : List.of("p", "b", "a")) {
            widen(scale, 0, payload.get(name));
        }
        for (String name : List.of("q", "B", "A")) {
            widen(scale, 1, payload.get(name));
        }
        if (payload.get("k") instanceof Map<?, ?> candlestick) {
            for (String name : List.of("o", "h", "l", "c")) {
                widen(scale, 0, candlestick.get(name));
            }
            for (String name : List.of("v", "V")) {
                widen(scale, 1, candlestick.get(name));
            }
        }
    }

    private static void widen(int[] scale, int which, Object value) {
        if (value instanceof String text) {
            scale[which] = Math.max(scale[which], Decimals.significantDecimals(text));
        } else if (value instanceof List<?> levels) {
            for (Object level : levels) {
                widen(scale, 0, ((List<?>) level).get(0));
                widen(scale, 1, ((List<?>) level).get(1));
            }
        }
    }

    private static Map<?, ?> payload(byte[] frame) {
        try {
            Map<?, ?> members = (Map<?, ?>) ReferenceDecoder.tree(frame, 0, frame.length);
            return members.containsKey("data") ? (Map<?, ?>) members.get("data") : members;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
