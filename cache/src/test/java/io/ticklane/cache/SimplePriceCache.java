package io.ticklane.cache;

import java.util.LinkedHashMap;
import java.util.List;

/** What {@link PriceCache} is checked against: the same rules, said with a map of the JDK. */
final class SimplePriceCache {
    /** The least recently used one first. */
    private final LinkedHashMap<Integer, Price> entries = new LinkedHashMap<>();
    private final PriceCacheConfig config;
    long hits;
    long absent;
    long stale;
    long evictions;
    long late;

    SimplePriceCache(PriceCacheConfig config) {
        this.config = config;
    }

    record Price(long updateId, List<Long> prices, long receivedNanos, int source) {}

    boolean put(int instrument, Price price) {
        Price present = peek(instrument);
        if (present != null && isLate(present, price)) {
            late++;
            return false;
        }
        if (present == null && entries.size() == config.capacity()) {
            entries.remove(entries.keySet().iterator().next());
            evictions++;
        }
        entries.remove(instrument);
        entries.put(instrument, price);
        return true;
    }

    private boolean isLate(Price present, Price price) {
        boolean fresh = price.receivedNanos - present.receivedNanos <= config.ttlNanos();
        boolean bothNumbered = price.updateId > 0 && present.updateId > 0;
        boolean overtaken = price.source == Quote.REST && present.source == Quote.STREAM
                && price.receivedNanos - present.receivedNanos < 0;
        return (fresh && bothNumbered && price.updateId <= present.updateId) || overtaken;
    }

    int get(int instrument, long nowNanos) {
        int outcome = judge(peek(instrument), nowNanos);
        switch (outcome) {
            case QuoteReader.HIT -> {
                hits++;
                entries.put(instrument, entries.remove(instrument));
            }
            case QuoteReader.STALE -> stale++;
            default -> absent++;
        }
        return outcome;
    }

    int read(int instrument, long nowNanos) {
        return judge(peek(instrument), nowNanos);
    }

    void invalidate(int instrument) {
        entries.remove(instrument);
    }

    /** Instruments are named {@code S} and their number. Returns how many went. */
    int invalidate(String pattern) {
        String regex = pattern.replace("*", ".*").replace('?', '.');
        int before = entries.size();
        entries.keySet().removeIf(instrument -> ("S" + instrument).matches(regex));
        return before - entries.size();
    }

    /** What the next run finds: the same prices, put anew in the order of their numbers. */
    SimplePriceCache restarted() {
        SimplePriceCache next = new SimplePriceCache(config);
        entries.keySet().stream().sorted().forEach(
                instrument -> next.put(instrument, peek(instrument)));
        return next;
    }

    int size() {
        return entries.size();
    }

    /** Without making it the most recent one; null where it has none. */
    Price peek(int instrument) {
        return entries.get(instrument);
    }

    private int judge(Price price, long nowNanos) {
        if (price == null) {
            return QuoteReader.ABSENT;
        }
        return nowNanos - price.receivedNanos > config.ttlNanos() ? QuoteReader.STALE : QuoteReader.HIT;
    }
}
