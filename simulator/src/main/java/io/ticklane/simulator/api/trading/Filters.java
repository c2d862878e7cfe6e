package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;

/** The rules for price, quantity and worth of an order. What comes in is at scale 8. Stateless. */
public final class Filters {
    /** Most that one order may be worth, at scale 8. */
    public static final long MAX_NOTIONAL = 9_000_000L * 100_000_000L;

    private Filters() {}

    /** The price at the symbol's scale, if it passes PRICE_FILTER. */
    public static long price(SymbolSpec spec, long price) throws ApiException {
        long unit = Decimal.power(Decimal.WIRE_SCALE - spec.priceScale());
        long scaled = price / unit;
        if (price % unit != 0 || scaled < spec.minPrice() || scaled > spec.maxPrice()
                || scaled % spec.tickSize() != 0) {
            throw ApiException.filter("PRICE_FILTER");
        }
        return scaled;
    }

    /** The quantity at the symbol's scale, if it passes LOT_SIZE and, for market orders, MARKET_LOT_SIZE. */
    public static long quantity(SymbolSpec spec, long quantity, boolean market) throws ApiException {
        long unit = Decimal.power(Decimal.WIRE_SCALE - spec.quantityScale());
        long scaled = quantity / unit;
        if (quantity % unit != 0 || scaled < spec.minQuantity() || scaled % spec.stepSize() != 0
                || scaled > spec.maxQuantity()) {
            throw ApiException.filter(
                    market && scaled > spec.maxQuantity() ? "MARKET_LOT_SIZE" : "LOT_SIZE");
        }
        return scaled;
    }

    /** NOTIONAL of a price and quantity at the symbol's scales. */
    public static void notional(SymbolSpec spec, long price, long quantity, boolean market)
            throws ApiException {
        BigDecimal worth = BigDecimal.valueOf(price, spec.priceScale())
                .multiply(BigDecimal.valueOf(quantity, spec.quantityScale()));
        BigDecimal least = BigDecimal.valueOf(spec.minNotional(), spec.priceScale() + spec.quantityScale());
        boolean tooMuch = !market
                && worth.compareTo(BigDecimal.valueOf(MAX_NOTIONAL, Decimal.WIRE_SCALE)) > 0;
        if (worth.compareTo(least) < 0 || tooMuch) {
            throw ApiException.filter("NOTIONAL");
        }
    }

    /** NOTIONAL of an amount of the quote asset at scale 8. */
    public static void quoteAmount(SymbolSpec spec, long amount) throws ApiException {
        BigDecimal least = BigDecimal.valueOf(spec.minNotional(), spec.priceScale() + spec.quantityScale());
        if (BigDecimal.valueOf(amount, Decimal.WIRE_SCALE).compareTo(least) < 0) {
            throw ApiException.filter("NOTIONAL");
        }
    }
}
