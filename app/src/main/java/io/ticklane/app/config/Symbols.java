package io.ticklane.app.config;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.spot.StreamKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lists of symbols and stream types. Any thread. */
public final class Symbols {
    private Symbols() {}

    /**
     * Symbols in the venue's upper case, each once. Whether the venue has them is seen when it is asked.
     *
     * @throws Refusal if one cannot be a symbol, naming {@code where} it stands
     */
    public static List<String> normal(List<String> symbols, String where) {
        if (symbols.isEmpty()) {
            throw new Refusal(where + ": no symbol named; give at least one, such as BTCUSDT");
        }
        LinkedHashSet<String> normal = new LinkedHashSet<>();
        for (String symbol : symbols) {
            String upper = symbol.strip().toUpperCase(Locale.ROOT);
            if (!upper.matches("[\\p{L}\\p{N}_.-]{1,32}")) {
                throw new Refusal(
                        where + ": \"" + symbol + "\" is no symbol; write them like BTCUSDT,ETHUSDT");
            }
            if (!normal.add(upper)) {
                throw new Refusal(where + ": " + upper + " is named twice; name it once");
            }
        }
        return List.copyOf(normal);
    }

    static List<String> check(Values values) {
        return normal(values.list("symbols"), values.where("symbols"));
    }

    static Set<StreamKind> streams(Values values, StreamFormat format) {
        Map<String, StreamKind> known = new LinkedHashMap<>();
        for (StreamKind kind : StreamKind.values()) {
            if (kind.offeredAs(format)) {
                known.put(kind.suffix(), kind);
            }
        }
        Set<StreamKind> kinds = EnumSet.noneOf(StreamKind.class);
        for (String type : values.list("stream.types")) {
            StreamKind kind = known.get(type);
            if (kind == null) {
                throw values.refusal("stream.types", "expected some of " + String.join(", ", known.keySet())
                        + (format == StreamFormat.SBE ? ", as stream.format is sbe" : "")
                        + Nearest.hint(type, known.keySet()));
            }
            kinds.add(kind);
        }
        if (!kinds.contains(StreamKind.BOOK_TICKER)) {
            throw values.refusal("stream.types",
                    "bookTicker must be among them, the price cache lives on it");
        }
        return kinds;
    }
}
