package io.ticklane.connector;

/**
 * One tradable pair, as {@code exchangeInfo} gives it. Prices are at {@code priceScale}, quantities at
 * {@code quantityScale}; zero in a limit means that the venue sets none.
 *
 * @param id dense number from 0, the index into every per-instrument array
 * @param symbol the venue's name, upper case: {@code BTCUSDT}
 * @param priceScale decimals of {@code tickSize}, at most 18
 * @param quantityScale decimals of {@code stepSize}, at most 18
 * @param minNotional at {@code notionalScale()}
 * @param trading whether the venue takes orders for it now
 */
public record Instrument(int id, String symbol, String baseAsset, String quoteAsset, int priceScale,
        int quantityScale, long tickSize, long minPrice, long maxPrice, long stepSize, long minQuantity,
        long maxQuantity, long minNotional, boolean trading) {

    /** Checks scales and signs. */
    public Instrument {
        if (priceScale < 0 || quantityScale < 0 || priceScale > Decimals.MAX_SCALE
                || quantityScale > Decimals.MAX_SCALE) {
            throw new IllegalArgumentException(
                    symbol + ": scales must be 0 to 18, are " + priceScale + " and " + quantityScale);
        }
        if (tickSize < 0 || stepSize < 0 || id < 0) {
            throw new IllegalArgumentException(symbol + ": negative id, tick size or step size");
        }
    }

    /** The scale of the product of a price and a quantity. */
    public int notionalScale() {
        return priceScale + quantityScale;
    }

    /** Largest multiple of the step that is not above {@code quantity}. */
    public long floorToStep(long quantity) {
        return stepSize == 0 ? quantity : quantity - Math.floorMod(quantity, stepSize);
    }

    /** Price as text at the instrument's scale. Allocates. */
    public String formatPrice(long price) {
        return Decimals.format(price, priceScale);
    }

    /** Quantity as text at the instrument's scale. Allocates. */
    public String formatQuantity(long quantity) {
        return Decimals.format(quantity, quantityScale);
    }
}
