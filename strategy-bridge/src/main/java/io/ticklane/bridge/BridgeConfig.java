package io.ticklane.bridge;

/**
 * How the core is set up.
 *
 * @param limits what an order must pass
 * @param orderTable how many open orders there is room for, 1 to 65,536
 * @param timerNanos shortest time between two {@link Strategy#onTimer} calls
 */
public record BridgeConfig(OrderLimits limits, int orderTable, long timerNanos) {
    /** Checks ranges. */
    public BridgeConfig {
        if (orderTable < 1 || orderTable > 65_536) {
            throw new IllegalArgumentException("order table must hold 1 to 65536 orders, not " + orderTable);
        }
        if (timerNanos < 1_000) {
            throw new IllegalArgumentException("timer must be at least 1000 ns, is " + timerNanos);
        }
    }

    /** These limits, room for 1,024 open orders, a timer every 100 ms. */
    public static BridgeConfig of(OrderLimits limits) {
        return new BridgeConfig(limits, 1_024, 100_000_000L);
    }

    /** The same with default limits. */
    public static BridgeConfig defaults() {
        return of(OrderLimits.defaults());
    }
}
