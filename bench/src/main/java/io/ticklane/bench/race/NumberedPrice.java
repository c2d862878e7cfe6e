package io.ticklane.bench.race;

import io.ticklane.cache.PriceCache;
import io.ticklane.cache.Quote;

/** A put whose every field follows from its instrument and its number, so that any mix of two shows. Stateless. */
final class NumberedPrice {
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private NumberedPrice() {}

    /** Numbers are above 0 and rise. */
    static void put(PriceCache cache, int instrument, long number) {
        long mixed = mixed(instrument, number);
        cache.put(instrument, number, mixed, ~mixed, mixed * 31, mixed ^ number, -number, source(number));
    }

    /** Whether a quote is one put of that instrument, whole. */
    static boolean isWhole(int instrument, Quote quote) {
        long number = quote.updateId;
        long mixed = mixed(instrument, number);
        return quote.instrument == instrument && quote.source == source(number) && quote.bidPrice == mixed
                && quote.bidQuantity == ~mixed && quote.askPrice == mixed * 31
                && quote.askQuantity == (mixed ^ number) && quote.receivedNanos == -number;
    }

    private static long mixed(int instrument, long number) {
        return (number + instrument * GOLDEN) * GOLDEN;
    }

    private static int source(long number) {
        return (number & 1) == 0 ? Quote.STREAM : Quote.REST;
    }
}
