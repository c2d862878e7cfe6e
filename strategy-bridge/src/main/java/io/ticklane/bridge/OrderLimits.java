package io.ticklane.bridge;

import io.ticklane.connector.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * What an order must pass before it leaves, beside the venue's own filters. Zero switches a limit off.
 *
 * @param maxNotional greatest price times quantity of one order, in units of its quote asset, decimal text
 * @param maxOrdersPerSecond new orders in any second, all instruments together, up to 100,000; cancels are free
 * @param maxOpenOrders orders not known to have ended, all instruments together
 * @param maxDistanceBps how far beyond the best bid or ask a price may lie, in hundredths of a percent, up to
 *        10,000; needs a fresh top of book
 */
public record OrderLimits(String maxNotional, int maxOrdersPerSecond, int maxOpenOrders, int maxDistanceBps) {
    /** Checks ranges, and that the notional is a decimal. */
    public OrderLimits {
        int decimals = Decimals.significantDecimals(maxNotional);
        if (decimals > Decimals.MAX_SCALE || maxNotional.startsWith("-")) {
            throw notADecimal(maxNotional, null);
        }
        try {
            Decimals.parse(maxNotional, decimals);
        } catch (NumberFormatException e) {
            throw notADecimal(maxNotional, e);
        }
        within("orders per second", maxOrdersPerSecond, 100_000);
        within("open orders", maxOpenOrders, 65_536);
        within("distance in basis points", maxDistanceBps, 10_000);
    }

    /** 10,000 quote units, 100 orders a second, 200 open, 1 % from the top. */
    public static OrderLimits defaults() {
        return new OrderLimits("10000", 100, 200, 100);
    }

    /** The venue's filters and the kill switch only. */
    public static OrderLimits none() {
        return new OrderLimits("0", 0, 0, 0);
    }

    /** The greatest notional at that scale, rounded down; {@link Long#MAX_VALUE} where off or beyond. */
    long maxNotional(int scale) {
        int decimals = Decimals.significantDecimals(maxNotional);
        long value = Decimals.parse(maxNotional, decimals);
        if (value == 0) {
            return Long.MAX_VALUE;
        }
        if (decimals > scale) {
            return value / Decimals.powerOfTen(decimals - scale);
        }
        long factor = Decimals.powerOfTen(Math.min(scale - decimals, Decimals.MAX_SCALE));
        boolean tooLarge = scale - decimals > Decimals.MAX_SCALE || value > Long.MAX_VALUE / factor;
        return tooLarge ? Long.MAX_VALUE : value * factor;
    }

    private static IllegalArgumentException notADecimal(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "greatest notional must be a decimal such as 1000 or 0.5, is '" + text + "'", cause);
    }

    private static void within(String what, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(what + " must be 0 (off) to " + most + ", is " + value);
        }
    }
}
