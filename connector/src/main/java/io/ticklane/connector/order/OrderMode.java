package io.ticklane.connector.order;

/** Where orders go. */
public enum OrderMode {
    /** Nowhere: {@link PaperOrderGateway} fills them against the live book inside the process. */
    PAPER,
    /**
     * To the venue's check ({@code order/test}), which places nothing. An order that passes is reported
     * {@link io.ticklane.connector.OrderStatus#EXPIRED} with nothing filled, one that does not is rejected as
     * the venue would; nothing is ever cancelled.
     */
    TEST,
    /** To the venue. */
    VENUE
}
