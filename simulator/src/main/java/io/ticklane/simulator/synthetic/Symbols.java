package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Symbols that a simulated venue can list: well-known ones with the ticks and steps of the real venue, invented
 * ones by number, and any other name with default scales. Stateless.
 */
public final class Symbols {
    /** Most symbols that {@link #generated} gives. */
    public static final int MAX_GENERATED = 2_000;

    private static final Known[] KNOWN = {known("BTC", "USDT", "97000", "0.01", "0.00001", 30_000),
        known("ETH", "USDT", "3400", "0.01", "0.0001", 24_000),
        known("BNB", "USDT", "690", "0.01", "0.001", 7_800),
        known("SOL", "USDT", "190", "0.01", "0.001", 12_000),
        known("XRP", "USDT", "2.4", "0.0001", "0.1", 9_600),
        known("DOGE", "USDT", "0.32", "0.00001", "1", 6_600),
        known("ADA", "USDT", "0.95", "0.0001", "0.1", 2_400),
        known("TRX", "USDT", "0.25", "0.0001", "0.1", 1_800),
        known("AVAX", "USDT", "37", "0.01", "0.01", 2_400),
        known("LINK", "USDT", "22", "0.01", "0.01", 2_100),
        known("DOT", "USDT", "6.9", "0.001", "0.01", 1_500),
        known("LTC", "USDT", "105", "0.01", "0.001", 1_800),
        known("BCH", "USDT", "440", "0.1", "0.001", 1_500),
        known("NEAR", "USDT", "5.1", "0.001", "0.1", 1_500),
        known("UNI", "USDT", "13", "0.001", "0.01", 1_200),
        known("ATOM", "USDT", "6.4", "0.001", "0.01", 900), known("APT", "USDT", "9.1", "0.01", "0.01", 900),
        known("SHIB", "USDT", "0.0000215", "0.00000001", "1", 1_800),
        known("PEPE", "USDT", "0.0000175", "0.00000001", "1", 3_600),
        known("NEXO", "USDT", "1.3", "0.001", "0.01", 80),
        known("ETH", "BTC", "0.035", "0.00001", "0.0001", 2_400),
        known("BNB", "BTC", "0.0071", "0.000001", "0.001", 600),
        known("BTC", "USDC", "97000", "0.01", "0.00001", 9_000),
        known("ETH", "USDC", "3400", "0.01", "0.0001", 6_600)};

    private static final Pattern NUMBERED = Pattern.compile("SYM(\\d{4})USDT");
    private static final int UNKNOWN_ACTIONS = 600;
    private static final int RANK = 20;

    private static final String[] QUOTES = {"FDUSD", "USDT", "USDC", "TUSD", "BUSD", "BTC", "ETH", "BNB",
        "EUR",
        "TRY", "BRL", "JPY", "USD"};

    private record Known(String base, String quote, String price, String tick, String step,
            int actionsPerMinute) {
        String symbol() {
            return base + quote;
        }
    }

    private Symbols() {}

    private static Known known(String base, String quote, String price, String tick, String step,
            int actionsPerMinute) {
        return new Known(base, quote, price, tick, step, actionsPerMinute);
    }

    /**
     * Specs of the named symbols, numbered in that order. Names that are not known get four decimals for the
     * price, two for the quantity, and a quote asset guessed from the end of the name.
     *
     * @throws IllegalArgumentException for a name that is no symbol or stands twice
     */
    public static List<SymbolSpec> named(List<String> names) {
        List<SymbolSpec> specs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            String symbol = name.strip().toUpperCase(Locale.ROOT);
            if (!symbol.matches("[A-Z0-9]{4,20}")) {
                throw new IllegalArgumentException(
                        "symbol '" + name + "': not a symbol name; use letters and digits as in BTCUSDT");
            }
            if (!seen.add(symbol)) {
                throw new IllegalArgumentException("symbol '" + name + "' is listed twice; name it once");
            }
            specs.add(spec(specs.size(), symbol));
        }
        return List.copyOf(specs);
    }

    /** Whether it is one of {@link #names} or has the form {@code SYM0001USDT}: others are made up when named. */
    public static boolean listed(String symbol) {
        return find(symbol) != null || NUMBERED.matcher(symbol).matches();
    }

    /** The symbols with prices like those of real ones. */
    public static List<String> names() {
        return Stream.of(KNOWN).map(Known::symbol).toList();
    }

    /**
     * The first {@code count} symbols of an endless list: the well-known ones against USDT, then SYM0001USDT and
     * so on.
     *
     * @throws IllegalArgumentException if {@code count} is below 1 or above {@link #MAX_GENERATED}
     */
    public static List<SymbolSpec> generated(int count) {
        if (count < 1 || count > MAX_GENERATED) {
            throw new IllegalArgumentException(
                    "symbol count must be 1 to " + MAX_GENERATED + ", but is " + count);
        }
        List<String> names = new ArrayList<>();
        for (Known known : KNOWN) {
            if (names.size() < count && known.quote().equals("USDT")) {
                names.add(known.symbol());
            }
        }
        for (int i = 1; names.size() < count; i++) {
            names.add(String.format(Locale.ROOT, "SYM%04dUSDT", i));
        }
        return named(names);
    }

    /**
     * About how many actions of participants a minute the real venue sees on a symbol: few are busy, most are quiet.
     * Those with a number are the quieter the higher it is.
     */
    static int actionsPerMinute(SymbolSpec spec) {
        Known known = find(spec.symbol());
        if (known != null) {
            return known.actionsPerMinute();
        }
        Matcher numbered = NUMBERED.matcher(spec.symbol());
        return numbered.matches()
                ? Math.max(60, 2 * UNKNOWN_ACTIONS * RANK / (RANK + Integer.parseInt(numbered.group(1))))
                : UNKNOWN_ACTIONS;
    }

    /** A price at the symbol's scale around which a market may begin. */
    static long startPrice(SymbolSpec spec) {
        Known known = find(spec.symbol());
        String text = known == null ? invented(spec.symbol()) : known.price();
        long price = Decimal.parse(text, spec.priceScale());
        return Math.max(spec.tickSize() * 100, price - price % spec.tickSize());
    }

    private static String invented(String symbol) {
        int n = Math.floorMod(symbol.hashCode(), 9_000);
        return (1 + n / 100) + "." + (10 + n % 90);
    }

    private static @Nullable Known find(String symbol) {
        for (Known known : KNOWN) {
            if (known.symbol().equals(symbol)) {
                return known;
            }
        }
        return null;
    }

    private static SymbolSpec spec(int index, String symbol) {
        Known known = find(symbol);
        if (known == null) {
            String quote = quote(symbol);
            String base = symbol.substring(0, symbol.length() - quote.length());
            known = new Known(base, quote, invented(symbol), "0.0001", "0.01", UNKNOWN_ACTIONS);
        }
        int priceScale = Decimal.decimals(known.tick());
        int quantityScale = Decimal.decimals(known.step());
        long tick = Decimal.parse(known.tick(), priceScale);
        long step = Decimal.parse(known.step(), quantityScale);
        long maxPrice = Decimal.parse(known.price(), priceScale) / tick * tick * 100;
        String minNotional = known.quote().equals("BTC") ? "0.0001" : "5";
        long maxQuantity = maxQuantity(known, quantityScale);
        return new SymbolSpec(index, symbol, known.base(), known.quote(), priceScale, quantityScale, tick,
                tick,
                maxPrice, step, step, maxQuantity,
                Decimal.parse(minNotional, priceScale + quantityScale));
    }

    /** About ten million units of a dollar's worth, a power of ten as on the real venue. */
    private static long maxQuantity(Known known, int quantityScale) {
        double worth = known.quote().equals("BTC") ? 100 : 10_000_000;
        int digits = (int) Math.floor(Math.log10(worth / Double.parseDouble(known.price())));
        return Decimal.power(Math.max(1, digits)) * Decimal.power(quantityScale);
    }

    private static String quote(String symbol) {
        for (String quote : QUOTES) {
            if (symbol.endsWith(quote) && symbol.length() > quote.length()) {
                return quote;
            }
        }
        return symbol.substring(symbol.length() - 3);
    }
}
