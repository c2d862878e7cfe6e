package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.Decimal;

/**
 * The prices at which a taker may match, by the symbol's rule PRICE_RANGE and the reference price when it begins; both
 * bounds are inside. Simulator thread only.
 */
final class PriceLimits {
    private long low;
    private long high;

    /** Takes the limits for a taker that begins now. */
    void begin(Book book, boolean buy, References references) {
        low = 0;
        high = Long.MAX_VALUE;
        SymbolRules.PriceRange range = book.rules.priceRange();
        long reference = range == null ? 0 : references.referencePrice(book.spec.index());
        if (range == null || reference <= 0) {
            return;
        }
        long up = buy ? range.bidLimitMultUp() : range.askLimitMultUp();
        long down = buy ? range.bidLimitMultDown() : range.askLimitMultDown();
        if (up >= 0) {
            high = Fixed.product(reference, up, Decimal.WIRE_SCALE);
        }
        if (down >= 0) {
            low = Fixed.productUp(reference, down, Decimal.WIRE_SCALE);
        }
    }

    boolean hold(long price) {
        return price >= low && price <= high;
    }
}
