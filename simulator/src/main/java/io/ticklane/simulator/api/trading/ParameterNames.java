package io.ticklane.simulator.api.trading;

import java.util.Map;

/**
 * How a request calls what belongs to one of its orders: plainly if it has but one, otherwise with the leg before each
 * name ({@code aboveStopPrice}), with exceptions for the oldest kind of list. Immutable.
 *
 * @param leg the leg's name, or empty
 * @param exceptions names that do not follow the scheme, by their plain names
 */
record ParameterNames(String leg, Map<String, String> exceptions) {
    static final String TYPE = "type";
    static final String TIME_IN_FORCE = "timeInForce";
    static final String PRICE = "price";
    static final String STOP_PRICE = "stopPrice";
    static final String TRAILING_DELTA = "trailingDelta";
    static final String ICEBERG_QTY = "icebergQty";
    static final String CLIENT_ORDER_ID = "clientOrderId";
    static final String STRATEGY_ID = "strategyId";
    static final String STRATEGY_TYPE = "strategyType";
    static final String PEG_PRICE_TYPE = "pegPriceType";
    static final String PEG_OFFSET_TYPE = "pegOffsetType";
    static final String PEG_OFFSET_VALUE = "pegOffsetValue";
    static final String QUANTITY = "quantity";
    static final String QUOTE_QUANTITY = "quoteOrderQty";
    static final String SIDE = "side";

    /** A request with one order. */
    static final ParameterNames SINGLE = new ParameterNames("", Map.of(CLIENT_ORDER_ID, "newClientOrderId"));

    /** A leg, its quantity and side under names of their own. */
    static ParameterNames leg(String leg, String quantity, String side) {
        return new ParameterNames(leg, Map.of(QUANTITY, quantity, SIDE, side));
    }

    /** The name in the request of what is plainly called {@code plain}. */
    String of(String plain) {
        String exception = exceptions.get(plain);
        if (exception != null) {
            return exception;
        }
        return leg.isEmpty() ? plain : leg + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    boolean single() {
        return leg.isEmpty();
    }
}
