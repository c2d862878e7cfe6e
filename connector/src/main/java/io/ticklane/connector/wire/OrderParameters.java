package io.ticklane.connector.wire;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;

/**
 * Query text of order calls, percent-encoded, without timestamp and signature. Decimals are plain, never with an
 * exponent. Stateless; any thread.
 */
public final class OrderParameters {
    private OrderParameters() {}

    /** For {@code POST order} and {@code POST order/test}; asks for the FULL answer, which tells fees. */
    public static String place(OrderRequest request, Instrument instrument, String clientOrderId) {
        StringBuilder text = symbol(instrument);
        text.append("&side=").append(request.side.name());
        text.append("&type=").append(request.type.name());
        // The venue refuses a time in force where it means nothing.
        if (request.type == OrderType.LIMIT) {
            text.append("&timeInForce=").append(request.timeInForce.name());
        }
        text.append("&quantity=");
        Decimals.append(text, request.quantity, instrument.quantityScale());
        if (request.type != OrderType.MARKET) {
            text.append("&price=");
            Decimals.append(text, request.price, instrument.priceScale());
        }
        text.append("&newClientOrderId=");
        PercentEncoding.append(text, clientOrderId);
        return text.append("&newOrderRespType=FULL").toString();
    }

    /** For {@code DELETE order} and {@code GET order}: the order that was placed under that text. */
    public static String byClientOrderId(Instrument instrument, String origClientOrderId) {
        StringBuilder text = symbol(instrument).append("&origClientOrderId=");
        PercentEncoding.append(text, origClientOrderId);
        return text.toString();
    }

    /** For {@code GET order}: the order of that number, whatever it is called by now. */
    public static String byVenueOrderId(Instrument instrument, long venueOrderId) {
        return symbol(instrument).append("&orderId=").append(venueOrderId).toString();
    }

    /** For {@code DELETE openOrders} and {@code GET openOrders}. */
    public static String bySymbol(Instrument instrument) {
        return symbol(instrument).toString();
    }

    private static StringBuilder symbol(Instrument instrument) {
        StringBuilder text = new StringBuilder(192).append("symbol=");
        PercentEncoding.append(text, instrument.symbol());
        return text;
    }
}
