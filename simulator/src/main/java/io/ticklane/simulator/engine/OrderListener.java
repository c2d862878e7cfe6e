package io.ticklane.simulator.engine;

/**
 * Hears what happens to the orders and balances of named accounts, in the order in which it happens, on the simulator's
 * thread. For each command: executions, then list events, then one balance event for each account touched. Arguments
 * are valid during the call only. Listeners must not call back.
 */
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

    /** Something happened to an order; its state already shows it. */
    default void onExecution(Order order, Execution execution) {}

    /** Something happened to an order list. */
    default void onList(OrderList list, ListStatus status, long timeMicros) {}

    /**
     * Balances of an account changed.
     *
     * @param assets indices of the assets touched by the command, ascending
     */
    default void onBalances(Wallet wallet, int[] assets, long timeMicros) {}

    /** A deposit or withdrawal at scale 8, or what a TRANSFER moved. */
    default void onTransfer(Wallet wallet, int asset, long delta, long timeMicros) {}
}
