package io.ticklane.simulator.api.access;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.engine.Execution;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderListener;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each address and account has used up in the present windows, which are aligned to the wall clock. Counts
 * only; nothing is refused. One thread.
 */
public final class Usage {
    public static final int WEIGHT_LIMIT = 6_000;
    public static final int ORDERS_10S_LIMIT = 100;
    public static final int ORDERS_DAY_LIMIT = 200_000;
    public static final int RAW_REQUESTS_LIMIT = 300_000;

    private static final int MAKER_CREDIT = -5;
    private static final int TAKER_CREDIT = -1;
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long TEN_SECONDS = 10 * SECOND;
    private static final long DAY = 1_440 * MINUTE;

    /** A count that starts at zero in each window. */
    private static final class Window {
        private final long length;
        private long number = Long.MIN_VALUE;
        private int count;

        Window(long length) {
            this.length = length;
        }

        int add(int amount, long nowMicros) {
            long present = Math.floorDiv(nowMicros, length);
            if (present != number) {
                number = present;
                count = 0;
            }
            count = Math.max(0, count + amount);
            return count;
        }
    }

    private record Orders(Window tenSeconds, Window day) {}

    private final VenueClock clock;
    private final Map<String, Window> weights = new HashMap<>();
    private final Map<Wallet, Orders> orders = new HashMap<>();

    public Usage(VenueClock clock) {
        this.clock = clock;
    }

    /** Takes the first fill of an order off its account's count: more for a maker than for a taker. */
    public OrderListener fillCredit() {
        return new OrderListener() {
            @Override
            public void onExecution(Order order, Execution execution) {
                Fill fill = execution.fill();
                if (fill != null && order.fills().size() == 1) {
                    orders(order.owner(), fill.maker() ? MAKER_CREDIT : TAKER_CREDIT);
                }
            }
        };
    }

    /** Charges an address; the sum in this minute. */
    public int weight(String ip, int weight) {
        return weights.computeIfAbsent(ip, any -> new Window(MINUTE)).add(weight, clock.epochMicros());
    }

    /** Adds to an account's unfilled orders, or takes off; never below zero. */
    public void orders(Wallet wallet, int change) {
        Orders of = of(wallet);
        of.tenSeconds.add(change, clock.epochMicros());
        of.day.add(change, clock.epochMicros());
    }

    /** The refusal that so many more orders of an account would meet, or null if there is room for them. */
    public @Nullable ApiException orderLimit(Wallet wallet, int more) {
        if (ordersToday(wallet) + more > ORDERS_DAY_LIMIT) {
            return tooMany(ORDERS_DAY_LIMIT, "1 DAY");
        }
        return ordersInTenSeconds(wallet) + more > ORDERS_10S_LIMIT
                ? tooMany(ORDERS_10S_LIMIT, "10 SECOND")
                : null;
    }

    private static ApiException tooMany(int limit, String interval) {
        return new ApiException(-1015,
                "Too many new orders; current limit is " + limit + " orders per " + interval + ".",
                ApiException.TOO_MANY_REQUESTS);
    }

    public int ordersInTenSeconds(Wallet wallet) {
        return of(wallet).tenSeconds.add(0, clock.epochMicros());
    }

    public int ordersToday(Wallet wallet) {
        return of(wallet).day.add(0, clock.epochMicros());
    }

    private Orders of(Wallet wallet) {
        return orders.computeIfAbsent(wallet, any -> new Orders(new Window(TEN_SECONDS), new Window(DAY)));
    }
}
