package io.ticklane.simulator.engine;

/** Hears what happens to the orders of named accounts, in the order in which it happens. Simulator thread. */
public interface OrderListener {
    /**
     * A placement was judged, before anything it causes is reported to requesters; test placements are not
     * reported.
     *
     * @param symbol index, or -1 if the request named none that exists
     * @param clientOrderId as sent, or empty
     * @param code 0 if accepted, otherwise the venue's error code
     */
    default void onPlacement(int symbol, String clientOrderId, int code) {}

    /** An order came into being; {@code order} is valid during the call only, as in the other methods. */
    default void onAccepted(Order order) {}

    /** An order filled, wholly or partly; its state already shows it. */
    default void onFill(Order order, Fill fill) {}

    /** An order was cancelled or expired with something left. */
    default void onEnded(Order order) {}
}
