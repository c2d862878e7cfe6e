package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be done on a symbol. Immutable.
 *
 * @param allowed kinds of orders and lists
 * @param prevention mode of orders that name none
 * @param preventions modes that orders may name
 * @param filters in the order of {@code exchangeInfo}; one that is not there is off
 * @param priceRange multipliers of the reference price within which takers may match, or null
 */
public record SymbolRules(SymbolStatus status, Set<Feature> allowed, SelfTradePrevention prevention,
        Set<SelfTradePrevention> preventions, List<Filter> filters, @Nullable PriceRange priceRange) {

    /** What a symbol can allow. */
    public enum Feature {
        MARKET, ICEBERG, OCO, OTO, OPO, QUOTE_ORDER_QTY_MARKET, STOPS, TRAILING_STOP, CANCEL_REPLACE, AMEND,
        PEG
    }

    /** The rule PRICE_RANGE; multipliers at scale 8, negative: none. Bids mean buying takers. */
    public record PriceRange(long bidLimitMultUp, long bidLimitMultDown, long askLimitMultUp,
            long askLimitMultDown) {}

    public SymbolRules {
        allowed = Collections
                .unmodifiableSet(allowed.isEmpty() ? EnumSet.noneOf(Feature.class) : EnumSet.copyOf(allowed));
        preventions = Collections.unmodifiableSet(
                preventions.isEmpty()
                        ? EnumSet.noneOf(SelfTradePrevention.class)
                        : EnumSet.copyOf(preventions));
        filters = List.copyOf(filters);
    }

    /** Everything allowed, and the filters that most symbols of the venue have. */
    public static SymbolRules standard(SymbolSpec spec) {
        long minNotional = Fixed.product(spec.minNotional(), 1, spec.priceScale() + spec.quantityScale() - 8);
        return new SymbolRules(SymbolStatus.TRADING, EnumSet.allOf(Feature.class),
                SelfTradePrevention.EXPIRE_MAKER,
                EnumSet.allOf(SelfTradePrevention.class),
                List.of(new Filter.Price(spec.minPrice(), spec.maxPrice(), spec.tickSize()),
                        new Filter.LotSize(spec.minQuantity(), spec.maxQuantity(), spec.stepSize()),
                        new Filter.IcebergParts(100), new Filter.MarketLotSize(0, spec.maxQuantity(), 0),
                        new Filter.TrailingDelta(10, 2000, 10, 2000),
                        new Filter.PercentPriceBySide(500_000_000, 20_000_000, 500_000_000, 20_000_000, 5),
                        new Filter.Notional(minNotional, true, 900_000_000_000_000L, false, 5),
                        new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDERS, 200),
                        new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDER_LISTS, 20),
                        new Filter.MaxNumber(Filter.Counted.MAX_NUM_ALGO_ORDERS, 5),
                        new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDER_AMENDS, 10)),
                null);
    }

    /** The filter of this kind, or null if it is off. */
    public <F extends Filter> @Nullable F filter(Class<F> kind) {
        for (Filter filter : filters) {
            if (kind.isInstance(filter)) {
                return kind.cast(filter);
            }
        }
        return null;
    }

    /** The limit of something counted, or {@link Integer#MAX_VALUE} if it is off. */
    public int limit(Filter.Counted counted) {
        for (Filter filter : filters) {
            if (filter instanceof Filter.MaxNumber number && number.counted() == counted) {
                return number.limit();
            }
        }
        return Integer.MAX_VALUE;
    }

    public boolean allows(Feature feature) {
        return allowed.contains(feature);
    }

    /** The same with another status. */
    public SymbolRules with(SymbolStatus newStatus) {
        return new SymbolRules(newStatus, allowed, prevention, preventions, filters, priceRange);
    }

    /** The same with other filters. */
    public SymbolRules with(List<Filter> newFilters) {
        return new SymbolRules(status, allowed, prevention, preventions, newFilters, priceRange);
    }

    /** The same with another price range. */
    public SymbolRules with(@Nullable PriceRange newRange) {
        return new SymbolRules(status, allowed, prevention, preventions, filters, newRange);
    }
}
