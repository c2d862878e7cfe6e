package io.ticklane.simulator.playback;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.playback.CaptureStreams.CaptureStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Capture files and what they hold, found by reading them through once. Immutable.
 *
 * @param files in the order of playing
 * @param symbols those chosen, numbered in the order of choice, or of appearance if none was chosen; scales and
 *     steps are those that the recorded prices and quantities need
 * @param streams every stream of those symbols that has a frame
 * @param frames recorded frames of those streams by type: {@code bookTicker}, {@code trade}, …
 */
public record Capture(List<Path> files, List<SymbolSpec> symbols, List<String> streams,
        Map<String, Long> frames) {

    private static final List<String> QUOTES = List.of("FDUSD", "USDT", "USDC", "TUSD", "BUSD", "BTC", "ETH",
            "BNB", "EUR", "TRY", "BRL", "RUB", "GBP", "AUD", "JPY", "USD");

    public Capture {
        files = List.copyOf(files);
        symbols = List.copyOf(symbols);
        streams = List.copyOf(streams);
        frames = Map.copyOf(frames);
    }

    /** What the prices and quantities of one symbol need. */
    private static final class Found {
        int priceDecimals;
        int quantityDecimals;
    }

    /**
     * Reads all files through.
     *
     * @param chosen upper-case symbols; empty takes all that the files hold
     * @throws IllegalArgumentException with one line for people: an unreadable file, {@code FILE:LINE: what is
     *     wrong}, or a chosen symbol that the files do not hold
     */
    public static Capture scan(List<Path> files, Collection<String> chosen) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("playback: no capture file named; name at least one");
        }
        Set<String> wanted = new LinkedHashSet<>();
        chosen.forEach(symbol -> wanted.add(symbol.toUpperCase(Locale.ROOT)));
        Map<String, Found> found = new LinkedHashMap<>();
        Map<String, Long> frames = new LinkedHashMap<>();
        Set<String> streams = new LinkedHashSet<>();
        for (Path file : files) {
            scan(file, wanted, found, frames, streams);
        }
        for (String symbol : wanted) {
            if (!found.containsKey(symbol)) {
                throw new IllegalArgumentException("playback: the captures hold no frame of " + symbol
                        + "; they hold " + String.join(", ", found.keySet()));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(files.get(0) + ": holds no frames; name another capture");
        }
        List<SymbolSpec> specs = new ArrayList<>();
        for (String symbol : wanted.isEmpty() ? found.keySet() : wanted) {
            @Nullable
            Found needs = found.get(symbol);
            specs.add(spec(specs.size(), symbol, needs == null ? new Found() : needs));
        }
        return new Capture(files, specs, List.copyOf(streams), frames);
    }

    private static void scan(Path file, Set<String> wanted, Map<String, Found> found,
            Map<String, Long> frames, Set<String> streams) {
        CaptureStreams names = new CaptureStreams();
        Found unnamed = new Found();
        long[] counts = new long[RecordedPayload.Type.values().length];
        try (CaptureReader reader = new CaptureReader(file, names)) {
            while (reader.next()) {
                @Nullable
                CaptureStream stream = reader.stream();
                String symbol = stream == null ? reader.snapshotSymbol() : stream.symbol;
                Found needs = symbol.isEmpty()
                        ? unnamed
                        : found.computeIfAbsent(symbol, key -> new Found());
                measure(reader, needs);
                if (stream != null && (wanted.isEmpty() || wanted.contains(symbol))) {
                    counts[reader.payload().type().slot]++;
                    streams.add(stream.name);
                }
            }
        }
        onlySymbol(names).ifPresent(symbol -> {
            Found needs = found.computeIfAbsent(symbol, key -> new Found());
            needs.priceDecimals = Math.max(needs.priceDecimals, unnamed.priceDecimals);
            needs.quantityDecimals = Math.max(needs.quantityDecimals, unnamed.quantityDecimals);
        });
        for (RecordedPayload.Type type : RecordedPayload.Type.values()) {
            if (counts[type.slot] > 0) {
                frames.merge(type.label, counts[type.slot], Long::sum);
            }
        }
    }

    /** The symbol of a file that holds only one. */
    static Optional<String> onlySymbol(CaptureStreams names) {
        Set<String> symbols = new LinkedHashSet<>();
        names.all().forEach(stream -> symbols.add(stream.symbol));
        symbols.remove("");
        return symbols.size() == 1
                ? Optional.of(symbols.iterator().next())
                : Optional.empty();
    }

    private static void measure(CaptureReader reader, Found needs) {
        try {
            reader.payload().levels((bid, price, priceDecimals, quantity, quantityDecimals) -> {
                needs.priceDecimals = Math.max(needs.priceDecimals, priceDecimals);
                needs.quantityDecimals = Math.max(needs.quantityDecimals, quantityDecimals);
            });
        } catch (MalformedCaptureException e) {
            throw reader.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static SymbolSpec spec(int index, String symbol, Found needs) {
        int priceScale = Math.min(needs.priceDecimals, Decimal.WIRE_SCALE);
        int quantityScale = Math.min(needs.quantityDecimals, Decimal.WIRE_SCALE);
        String quote = QUOTES.stream()
                .filter(candidate -> symbol.endsWith(candidate) && symbol.length() > candidate.length())
                .findFirst()
                .orElse(symbol.substring(Math.max(0, symbol.length() - 3)));
        String base = symbol.substring(0, symbol.length() - quote.length());
        return new SymbolSpec(index, symbol, base, quote, priceScale, quantityScale, 1, 1,
                Decimal.power(6 + priceScale), 1, 1, 9 * Decimal.power(6 + quantityScale),
                minNotional(quote, priceScale + quantityScale));
    }

    private static long minNotional(String quote, int scale) {
        return switch (quote) {
            case "BTC", "ETH", "BNB" -> scale < 4 ? 1 : Decimal.power(scale - 4);
            default -> 5 * Decimal.power(scale);
        };
    }
}
