package io.ticklane.connector.wire;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderRequest;

/**
 * Query text of order calls, percent-encoded, without timestamp and signature. Decimals are plain, never with an
 * exponent. Stateless; any thread.
 */
public final class OrderParameters {
    private OrderParameters() {}

    /** For {@code POST order} and {@code POST order/test}; asks for the RESULT answer. */
    public static String place(OrderRequest request, Instrument instrument, String clientOrderId) {
        return "";
    }

    /** For {@code DELETE order} and {@code GET order}: the order that was placed under that text. */
    public static String byClientOrderId(Instrument instrument, String origClientOrderId) {
        return "";
    }

    /** For {@code DELETE openOrders} and {@code GET openOrders}. */
    public static String bySymbol(Instrument instrument) {
        return "";
    }
}
