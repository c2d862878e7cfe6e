package io.ticklane.bridge.strategy;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.Instrument;

/**
 * How much to order: the least quantity that passes the venue's filters with room to spare. Integers only;
 * stateless.
 */
final class OrderSize {
    private OrderSize() {}

    /**
     * What an order should be worth, at the notional scale: {@code text} in quote units, or where that is 0
     * twice the venue's minimum, or 10 quote units where the venue sets none.
     */
    static long notional(Instrument instrument, String text) {
        int scale = instrument.notionalScale();
        int decimals = Decimals.significantDecimals(text);
        long asked = Decimals.parse(text, decimals);
        if (asked < 0) {
            throw new IllegalArgumentException("order notional must not be negative: " + text);
        }
        if (asked == 0 && instrument.minNotional() > 0) {
            return instrument.minNotional() * 2;
        }
        if (asked == 0) {
            return scale <= Decimals.MAX_SCALE - 1 ? Decimals.powerOfTen(scale + 1) : Long.MAX_VALUE;
        }
        return decimals > scale
                ? asked / Decimals.powerOfTen(decimals - scale)
                : Decimals.rescale(asked, decimals, scale);
    }

    /**
     * The quantity nearest above {@code notional / price} that the filters allow, or 0 if they allow none.
     */
    static long quantity(Instrument instrument, long notional, long price) {
        if (price <= 0) {
            return 0;
        }
        long least = Math.max(notional / price + (notional % price == 0 ? 0 : 1), instrument.minQuantity());
        long step = Math.max(1, instrument.stepSize());
        long over = least % step;
        long quantity = over == 0 ? least : least + (step - over);
        boolean tooMuch = instrument.maxQuantity() > 0 && quantity > instrument.maxQuantity();
        return tooMuch || quantity <= 0 ? 0 : quantity;
    }

    /** {@code price} moved by so many basis points, at least one tick, and on the tick grid; 0 if off limits. */
    static long shifted(Instrument instrument, long price, int basisPoints, boolean up) {
        long tick = Math.max(1, instrument.tickSize());
        long shift = Math.max(tick, price / 10_000 * basisPoints);
        long moved = up ? price + shift : price - shift;
        long onGrid = moved - Math.floorMod(moved, tick);
        boolean low = onGrid < Math.max(1, instrument.minPrice());
        boolean high = instrument.maxPrice() > 0 && onGrid > instrument.maxPrice();
        return low || high ? 0 : onGrid;
    }
}
