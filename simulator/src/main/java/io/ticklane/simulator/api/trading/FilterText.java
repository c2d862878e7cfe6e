package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.engine.Filter;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;

/** Filters as {@code exchangeInfo} and {@code myFilters} show them. Stateless. */
public final class FilterText {
    private static final int SCALE = Decimal.WIRE_SCALE;
    private static final String AVG_PRICE_MINS = "avgPriceMins";

    private final JsonWriter out;
    private final int priceScale;
    private final int quantityScale;

    private FilterText(JsonWriter out, int priceScale, int quantityScale) {
        this.out = out;
        this.priceScale = priceScale;
        this.quantityScale = quantityScale;
    }

    /** Writes a filter of a symbol as an element. */
    public static void write(JsonWriter out, SymbolSpec spec, Filter filter) {
        new FilterText(out, spec.priceScale(), spec.quantityScale()).write(filter);
    }

    /** Writes a filter of the whole exchange, or of an asset, as an element. */
    public static void write(JsonWriter out, Filter filter) {
        new FilterText(out, SCALE, SCALE).write(filter);
    }

    private void write(Filter filter) {
        out.object().put("filterType", filter.type());
        if (filter instanceof Filter.Price f) {
            price("minPrice", f.minPrice());
            price("maxPrice", f.maxPrice());
            price("tickSize", f.tickSize());
        } else if (filter instanceof Filter.PercentPrice f) {
            multiplier("multiplierUp", f.multiplierUp());
            multiplier("multiplierDown", f.multiplierDown());
            out.put(AVG_PRICE_MINS, f.avgPriceMins());
        } else if (filter instanceof Filter.PercentPriceBySide f) {
            multiplier("bidMultiplierUp", f.bidMultiplierUp());
            multiplier("bidMultiplierDown", f.bidMultiplierDown());
            multiplier("askMultiplierUp", f.askMultiplierUp());
            multiplier("askMultiplierDown", f.askMultiplierDown());
            out.put(AVG_PRICE_MINS, f.avgPriceMins());
        } else if (filter instanceof Filter.LotSize f) {
            lot(f.minQuantity(), f.maxQuantity(), f.stepSize());
        } else if (filter instanceof Filter.MarketLotSize f) {
            lot(f.minQuantity(), f.maxQuantity(), f.stepSize());
        } else if (filter instanceof Filter.MinNotional f) {
            out.put("minNotional", f.minNotional(), SCALE).put("applyToMarket", f.applyToMarket())
                    .put(AVG_PRICE_MINS, f.avgPriceMins());
        } else if (filter instanceof Filter.Notional f) {
            out.put("minNotional", f.minNotional(), SCALE).put("applyMinToMarket", f.applyMinToMarket())
                    .put("maxNotional", f.maxNotional(), SCALE).put("applyMaxToMarket", f.applyMaxToMarket())
                    .put(AVG_PRICE_MINS, f.avgPriceMins());
        } else if (filter instanceof Filter.IcebergParts f) {
            out.put("limit", f.limit());
        } else if (filter instanceof Filter.TrailingDelta f) {
            out.put("minTrailingAboveDelta", f.minAbove()).put("maxTrailingAboveDelta", f.maxAbove())
                    .put("minTrailingBelowDelta", f.minBelow()).put("maxTrailingBelowDelta", f.maxBelow());
        } else if (filter instanceof Filter.MaxPosition f) {
            quantity("maxPosition", f.maxPosition());
        } else if (filter instanceof Filter.MaxNumber f) {
            out.put(f.counted().field(), f.limit());
        } else if (filter instanceof Filter.MaxAsset f) {
            out.put("asset", f.asset()).put("limit", f.limit(), SCALE);
        }
        out.end();
    }

    private void price(String name, long value) {
        out.put(name, value, priceScale);
    }

    private void quantity(String name, long value) {
        out.put(name, value, quantityScale);
    }

    private void lot(long least, long most, long step) {
        quantity("minQty", least);
        quantity("maxQty", most);
        quantity("stepSize", step);
    }

    /** Multipliers have as many decimals as they need. */
    private void multiplier(String name, long value) {
        String text = Decimal.text(value, SCALE);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        out.put(name, text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end));
    }
}
