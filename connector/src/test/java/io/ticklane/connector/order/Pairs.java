package io.ticklane.connector.order;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import java.util.List;

/** Instruments and requests for tests. */
final class Pairs {
    /** Price scale 2, quantity scale 3, notional at least 5. */
    static final Instrument ETHUSDT = new Instrument(0, "ETHUSDT", "ETH", "USDT", 2, 3, 1, 1, 100_000_000, 1,
            1, 9_000_000, 500_000, true);
    /** Whole coins at eight decimals. */
    static final Instrument PEPEUSDT = new Instrument(1, "PEPEUSDT", "PEPE", "USDT", 8, 0, 1, 0, 0, 1, 0, 0,
            0,
            true);
    static final Instrument HALTED = new Instrument(2, "LUNAUSDT", "LUNA", "USDT", 2, 2, 1, 0, 0, 1, 0, 0, 0,
            false);
    static final Instruments ALL = new Instruments(List.of(ETHUSDT, PEPEUSDT, HALTED));

    private Pairs() {}

    static OrderRequest limit(long orderId, Side side, TimeInForce timeInForce, long price, long quantity) {
        OrderRequest request = new OrderRequest();
        request.orderId = orderId;
        request.side = side;
        request.type = OrderType.LIMIT;
        request.timeInForce = timeInForce;
        request.price = price;
        request.quantity = quantity;
        request.orderedNanos = 7;
        return request;
    }

    static OrderRequest market(long orderId, Side side, long quantity) {
        OrderRequest request = limit(orderId, side, TimeInForce.GTC, 0, quantity);
        request.type = OrderType.MARKET;
        return request;
    }

    static OrderRequest maker(long orderId, Side side, long price, long quantity) {
        OrderRequest request = limit(orderId, side, TimeInForce.GTC, price, quantity);
        request.type = OrderType.LIMIT_MAKER;
        return request;
    }

    static OrderRequest cancel(long orderId) {
        OrderRequest request = new OrderRequest();
        request.action = OrderRequest.Action.CANCEL;
        request.orderId = orderId;
        return request;
    }

    static OrderRequest cancelAll(int instrumentId) {
        OrderRequest request = new OrderRequest();
        request.action = OrderRequest.Action.CANCEL_ALL;
        request.instrumentId = instrumentId;
        return request;
    }
}
