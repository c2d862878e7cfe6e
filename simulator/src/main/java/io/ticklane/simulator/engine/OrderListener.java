package io.ticklane.simulator.engine;

/** Hears what happens to the orders of named accounts. Simulator thread. */
public interface OrderListener {
    /**
     * A placement arrived and was judged.
     *
     * @param symbol index, or -1 if the request named none that exists
     * @param clientOrderId as sent, or empty
     * @param code 0 if accepted, otherwise the venue's error code
     */
    default void onPlacement(int symbol, String clientOrderId, int code) {}

    /** One fill of an order. Quantity and price at the symbol's scales. */
    default void onFill(int symbol, long orderId, long tradeId, boolean buy, boolean maker, long price,
            long quantity) {}
}
