package io.ticklane.connector.order;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Why the paper venue does not take an order, with the venue's code and words where it has them. Immutable.
 *
 * @param code the venue's, or 0 where only a paper venue can refuse
 */
record PaperRefusal(int code, String reason) {
    private static final int FILTER = -1013;
    private static final int REJECTED = -2010;

    private static final PaperRefusal CLOSED = new PaperRefusal(REJECTED, "Market is closed.");
    private static final PaperRefusal PRICE = new PaperRefusal(FILTER, "Filter failure: PRICE_FILTER");
    private static final PaperRefusal LOT = new PaperRefusal(FILTER, "Filter failure: LOT_SIZE");
    private static final PaperRefusal NOTIONAL = new PaperRefusal(FILTER, "Filter failure: NOTIONAL");
    private static final PaperRefusal TAKES = new PaperRefusal(REJECTED,
            "Order would immediately match and take.");
    private static final PaperRefusal NO_PRICE = new PaperRefusal(0,
            "paper: no price of this instrument has arrived yet");
    private static final PaperRefusal OVERFLOW = new PaperRefusal(0,
            "paper: price times quantity is too large to count exactly");

    /** The reason not to take the request, or null. Allocates only for a stale price. */
    static @Nullable PaperRefusal of(OrderRequest request, Instrument instrument, PaperBook book,
            long priceAgeNanos, PaperConfig config) {
        boolean market = request.type == OrderType.MARKET;
        if (!instrument.trading()) {
            return CLOSED;
        }
        if (!market && !onGrid(request.price, instrument.tickSize(), instrument.minPrice(),
                instrument.maxPrice())) {
            return PRICE;
        }
        if (!onGrid(request.quantity, instrument.stepSize(), instrument.minQuantity(),
                instrument.maxQuantity())) {
            return LOT;
        }
        if (!book.known()) {
            return NO_PRICE;
        }
        if (priceAgeNanos > config.maxPriceAge().toNanos()) {
            return stale(priceAgeNanos, config);
        }
        if (request.type == OrderType.LIMIT_MAKER && book.marketable(request.side, request.price)) {
            return TAKES;
        }
        return ofNotional(request, instrument, market ? 0 : request.price,
                book.oppositePrice(request.side), config);
    }

    private static @Nullable PaperRefusal ofNotional(OrderRequest request, Instrument instrument, long limit,
            long opposite, PaperConfig config) {
        long judged = limit == 0 ? opposite : limit;
        try {
            long notional = Math.multiplyExact(judged, request.quantity);
            if (judged != 0 && notional < instrument.minNotional()) {
                return NOTIONAL;
            }
            long most = Math.multiplyExact(Math.max(limit, opposite), request.quantity);
            int ppm = Math.max(config.makerFeePpm(), config.takerFeePpm());
            boolean buys = request.side == Side.BUY;
            PaperFees.of(buys ? request.quantity : most,
                    buys ? instrument.quantityScale() : instrument.notionalScale(), ppm);
            return null;
        } catch (ArithmeticException tooLarge) {
            return OVERFLOW;
        }
    }

    /** Zero for step or bounds means that the venue sets none. */
    private static boolean onGrid(long value, long step, long min, long max) {
        return value > 0 && value >= min && (max == 0 || value <= max) && (step == 0 || value % step == 0);
    }

    private static PaperRefusal stale(long ageNanos, PaperConfig config) {
        return new PaperRefusal(0, "paper: the price is " + TimeUnit.NANOSECONDS.toMillis(ageNanos)
                + " ms old, more than " + config.maxPriceAge().toMillis() + " ms");
    }
}
