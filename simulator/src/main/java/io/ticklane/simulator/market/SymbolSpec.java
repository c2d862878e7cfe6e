package io.ticklane.simulator.market;

/**
 * One symbol of the venue. Prices are at {@code priceScale}, quantities at {@code quantityScale}; on the wire
 * both are written with 8 decimals, as Binance does.
 *
 * @param index dense number from 0
 * @param symbol upper case
 * @param minNotional at {@code priceScale + quantityScale}
 */
public record SymbolSpec(int index, String symbol, String baseAsset, String quoteAsset, int priceScale,
        int quantityScale, long tickSize, long minPrice, long maxPrice, long stepSize, long minQuantity,
        long maxQuantity, long minNotional) {}
