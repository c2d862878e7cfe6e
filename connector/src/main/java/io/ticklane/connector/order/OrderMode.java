package io.ticklane.connector.order;

/** What a {@link RestOrderGateway} does with an order. */
public enum OrderMode {
    /** Places it. */
    VENUE,
    /**
     * Has the venue check it ({@code order/test}) and places nothing. An order that passes is reported
     * {@link io.ticklane.connector.OrderStatus#EXPIRED} with nothing filled, one that does not is rejected as
     * the venue would; nothing is ever cancelled.
     */
    TEST
}
