package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.engine.Filter;
import io.ticklane.simulator.market.Decimal;
import java.math.BigInteger;
import java.util.List;

/**
 * The filters that look at one order alone: price, quantity, worth, parts, basis points. Those about what an account
 * has open already are the engine's. Judged in the order in which {@code exchangeInfo} lists them. Stateless.
 */
final class Filters {
    private static final BigInteger ONE = BigInteger.valueOf(Decimal.power(Decimal.WIRE_SCALE));

    private final Subject order;

    private Filters(Subject order) {
        this.order = order;
    }

    /**
     * What filters look at; prices and quantities at the symbol's scales.
     *
     * @param prices limit prices: the one sent and the one that a peg gives, as far as there are any
     * @param stopPrice or -1
     * @param quantity or -1 where it is not known before the engine
     * @param quoteAmount what a market order spends or gets, scale 8, or -1
     * @param icebergQuantity or 0
     * @param trailingDelta basis points, or 0
     * @param market whether it has no price of its own
     * @param trailsAbove whether its trigger lies above the market
     * @param average price of so many minutes back, at the symbol's scale, or 0 if there never was a trade
     */
    record Subject(boolean buy, List<Long> prices, long stopPrice, long quantity, long quoteAmount,
            long icebergQuantity, int trailingDelta, boolean market, boolean trailsAbove, int scale,
            Average average) {}

    /** The price that stands for the market. */
    interface Average {
        long over(int minutes);
    }

    /** Refuses an order that fails a filter, naming the first one. */
    static void check(List<Filter> filters, Subject order) throws ApiException {
        Filters judge = new Filters(order);
        for (Filter filter : filters) {
            if (!judge.passes(filter)) {
                throw ApiException.filter(filter.type());
            }
        }
    }

    private boolean passes(Filter filter) {
        if (filter instanceof Filter.Price f) {
            return price(f);
        } else if (filter instanceof Filter.PercentPrice f) {
            return near(f.multiplierUp(), f.multiplierDown(), f.avgPriceMins());
        } else if (filter instanceof Filter.PercentPriceBySide f) {
            return order.buy
                    ? near(f.bidMultiplierUp(), f.bidMultiplierDown(), f.avgPriceMins())
                    : near(f.askMultiplierUp(), f.askMultiplierDown(), f.avgPriceMins());
        } else if (filter instanceof Filter.LotSize f) {
            return lot(f.minQuantity(), f.maxQuantity(), f.stepSize(), order.quantity)
                    && (order.icebergQuantity == 0
                            || lot(f.minQuantity(), f.maxQuantity(), f.stepSize(), order.icebergQuantity));
        } else if (filter instanceof Filter.MarketLotSize f) {
            return !order.market || lot(f.minQuantity(), f.maxQuantity(), f.stepSize(), order.quantity);
        } else if (filter instanceof Filter.MinNotional f) {
            return worth(new Filter.Notional(f.minNotional(), f.applyToMarket(), Long.MAX_VALUE, false,
                    f.avgPriceMins()));
        } else if (filter instanceof Filter.Notional f) {
            return worth(f);
        } else if (filter instanceof Filter.IcebergParts f) {
            return order.icebergQuantity == 0
                    || Math.floorDiv(order.quantity - 1, order.icebergQuantity) + 1 <= f.limit();
        } else if (filter instanceof Filter.TrailingDelta f) {
            return order.trailingDelta == 0 || trailing(f);
        }
        return true;
    }

    private boolean price(Filter.Price filter) {
        for (long price : order.prices) {
            if (!within(price, filter.minPrice(), filter.maxPrice(), filter.tickSize())) {
                return false;
            }
        }
        return order.stopPrice < 0
                || within(order.stopPrice, filter.minPrice(), filter.maxPrice(), filter.tickSize());
    }

    private static boolean within(long value, long least, long most, long step) {
        return value >= least && (most == 0 || value <= most) && (step == 0 || value % step == 0);
    }

    private static boolean lot(long least, long most, long step, long quantity) {
        return quantity < 0 || within(quantity, least, most, step);
    }

    private boolean near(long up, long down, int minutes) {
        if (order.prices.isEmpty()) {
            return true;
        }
        BigInteger average = BigInteger.valueOf(order.average.over(minutes));
        if (average.signum() == 0) {
            return true;
        }
        for (long price : order.prices) {
            BigInteger scaled = BigInteger.valueOf(price).multiply(ONE);
            if (scaled.compareTo(average.multiply(BigInteger.valueOf(up))) > 0
                    || scaled.compareTo(average.multiply(BigInteger.valueOf(down))) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean worth(Filter.Notional filter) {
        boolean min = !order.market || filter.applyMinToMarket();
        boolean max = !order.market || filter.applyMaxToMarket();
        if (order.quoteAmount >= 0) {
            return (!min || order.quoteAmount >= filter.minNotional())
                    && (!max || order.quoteAmount <= filter.maxNotional());
        }
        if (order.quantity < 0 || (!min && !max)) {
            return true;
        }
        if (order.market) {
            long average = order.average.over(filter.avgPriceMins());
            return average > 0 && worth(average, min, max, filter);
        }
        for (long price : order.prices) {
            if (!worth(price, min, max, filter)) {
                return false;
            }
        }
        return true;
    }

    private boolean worth(long price, boolean min, boolean max, Filter.Notional filter) {
        BigInteger notional = BigInteger.valueOf(price).multiply(BigInteger.valueOf(order.quantity))
                .multiply(ONE);
        BigInteger unit = BigInteger.TEN.pow(order.scale);
        return (!min || notional.compareTo(unit.multiply(BigInteger.valueOf(filter.minNotional()))) >= 0)
                && (!max
                        || notional.compareTo(unit.multiply(BigInteger.valueOf(filter.maxNotional()))) <= 0);
    }

    private boolean trailing(Filter.TrailingDelta filter) {
        return order.trailsAbove
                ? order.trailingDelta >= filter.minAbove() && order.trailingDelta <= filter.maxAbove()
                : order.trailingDelta >= filter.minBelow() && order.trailingDelta <= filter.maxBelow();
    }
}
