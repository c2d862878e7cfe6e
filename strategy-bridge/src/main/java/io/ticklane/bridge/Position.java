package io.ticklane.bridge;

import io.ticklane.connector.Instrument;

/**
 * What trading an instrument has led to since the start.
 *
 * @param instrument whose scales hold
 * @param base bought less sold, less fees taken in base, at the quantity scale
 * @param quote received less paid, less fees taken in quote, at the notional scale
 * @param bought base bought, at the quantity scale
 * @param sold base sold, at the quantity scale
 * @param fills how often a report brought a fill
 * @param foreignFees how many of these had a fee in a third asset, which is in neither sum
 */
public record Position(Instrument instrument, long base, long quote, long bought, long sold, long fills,
        long foreignFees) {

    /**
     * Profit, or loss if negative, at the notional scale, were the position closed at {@code price} without
     * fees; at the end of a {@code long} where it is beyond one.
     */
    public long profitAt(long price) {
        long low = price * base;
        boolean fits = Math.multiplyHigh(price, base) == low >> 63;
        long worth = fits ? low : base < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        return Positions.add(quote, worth);
    }
}
