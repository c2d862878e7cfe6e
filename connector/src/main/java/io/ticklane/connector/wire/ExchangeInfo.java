package io.ticklane.connector.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticklane.connector.Decimals;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.VenueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Instruments from the venue's {@code exchangeInfo}. Stateless; any thread. */
public final class ExchangeInfo {
    /** Where the venue names no tick or step: the decimals of its texts. */
    private static final int DEFAULT_SCALE = 8;
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private ExchangeInfo() {}

    /**
     * Reads instruments. Scales are the significant decimals of tick and step, 8 where the venue names none.
     * Limits that do not fit the scale are tightened to it; those beyond a {@code long} become the greatest
     * {@code long}.
     *
     * @param json the whole answer
     * @param symbols upper case, in the order of the ids to give; empty for all, in the venue's order
     * @throws VenueException if the bytes are no {@code exchangeInfo} (RETRY), or lack one of the symbols (STOP)
     */
    public static List<Instrument> parse(byte[] json, Collection<String> symbols) throws VenueException {
        Set<String> wanted = new LinkedHashSet<>(symbols);
        Map<String, Listing> listings = ColdJson.read(json, "exchangeInfo", VenueException.Remedy.RETRY,
                in -> readListings(in, wanted));
        if (!listings.keySet().containsAll(wanted)) {
            wanted.removeAll(listings.keySet());
            throw new VenueException(VenueException.Remedy.STOP, 0, "the venue does not list "
                    + String.join(", ", wanted) + ": check the names, they are like BTCUSDT");
        }
        List<Instrument> instruments = new ArrayList<>();
        for (String symbol : wanted.isEmpty() ? listings.keySet() : wanted) {
            instruments.add(instrument(instruments.size(), symbol, listings));
        }
        return instruments;
    }

    /** One entry of {@code symbols}: its scalar members, and its filters by type. */
    private record Listing(Map<String, String> members, Map<String, Map<String, String>> filters) {}

    private static Map<String, Listing> readListings(JsonParser in, Set<String> wanted) throws IOException {
        Map<String, Listing> listings = new LinkedHashMap<>();
        boolean[] found = new boolean[1];
        ColdJson.object(in, (name, value) -> {
            if (name.equals("symbols")) {
                found[0] = true;
                ColdJson.array(value, entry -> readListing(entry, wanted, listings));
            }
        });
        if (!found[0]) {
            throw new IOException("it has no symbols");
        }
        return listings;
    }

    private static void readListing(JsonParser in, Set<String> wanted, Map<String, Listing> listings)
            throws IOException {
        Listing listing = new Listing(new HashMap<>(), new HashMap<>());
        ColdJson.object(in, (name, value) -> {
            if (name.equals("filters") && value.currentToken() == JsonToken.START_ARRAY) {
                ColdJson.array(value, element -> {
                    Map<String, String> filter = ColdJson.scalars(element);
                    listing.filters.put(ColdJson.required(filter, "filterType"), filter);
                });
            } else {
                ColdJson.putScalar(listing.members, name, value);
            }
        });
        String symbol = ColdJson.required(listing.members, "symbol");
        if (wanted.isEmpty() || wanted.contains(symbol)) {
            listings.put(symbol, listing);
        }
    }

    private static Instrument instrument(int id, String symbol, Map<String, Listing> listings)
            throws VenueException {
        Listing listing = listings.getOrDefault(symbol, new Listing(Map.of(), Map.of()));
        Map<String, String> price = listing.filters.getOrDefault("PRICE_FILTER", Map.of());
        Map<String, String> lot = listing.filters.getOrDefault("LOT_SIZE", Map.of());
        try {
            int priceScale = scale(price.get("tickSize"));
            int quantityScale = scale(lot.get("stepSize"));
            return new Instrument(id, symbol, listing.members.getOrDefault("baseAsset", ""),
                    listing.members.getOrDefault("quoteAsset", ""), priceScale, quantityScale,
                    least(price.get("tickSize"), priceScale), least(price.get("minPrice"), priceScale),
                    greatest(price.get("maxPrice"), priceScale), least(lot.get("stepSize"), quantityScale),
                    least(lot.get("minQty"), quantityScale), greatest(lot.get("maxQty"), quantityScale),
                    minNotional(listing, priceScale + quantityScale),
                    "TRADING".equals(listing.members.get("status")));
        } catch (IllegalArgumentException e) {
            throw new VenueException(VenueException.Remedy.STOP, 0,
                    "the venue's filters of " + symbol + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int scale(@Nullable String step) {
        return step == null || new BigDecimal(step).signum() == 0
                ? DEFAULT_SCALE
                : Decimals.significantDecimals(step);
    }

    private static long minNotional(Listing listing, int scale) {
        // The venue renamed the filter; both may stand.
        long older = least(listing.filters.getOrDefault("MIN_NOTIONAL", Map.of()).get("minNotional"), scale);
        long newer = least(listing.filters.getOrDefault("NOTIONAL", Map.of()).get("minNotional"), scale);
        return Math.max(older, newer);
    }

    private static long least(@Nullable String text, int scale) {
        return scaled(text, scale, RoundingMode.CEILING);
    }

    private static long greatest(@Nullable String text, int scale) {
        return scaled(text, scale, RoundingMode.FLOOR);
    }

    private static long scaled(@Nullable String text, int scale, RoundingMode rounding) {
        if (text == null) {
            return 0;
        }
        return new BigDecimal(text).movePointRight(scale).setScale(0, rounding).min(LONG_MAX)
                .longValueExact();
    }
}
