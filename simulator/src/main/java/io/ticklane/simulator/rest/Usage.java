package io.ticklane.simulator.rest;

import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import java.util.HashMap;
import java.util.Map;

/**
 * What each address and account has used up in the present windows, which are aligned to the wall clock. Counts
 * only; nothing is refused. One thread.
 */
final class Usage {
    static final int WEIGHT_LIMIT = 6_000;
    static final int ORDERS_10S_LIMIT = 100;
    static final int ORDERS_DAY_LIMIT = 200_000;
    static final int RAW_REQUESTS_LIMIT = 300_000;

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

    Usage(VenueClock clock) {
        this.clock = clock;
    }

    /** Charges an address; the sum in this minute. */
    int weight(String ip, int weight) {
        return weights.computeIfAbsent(ip, any -> new Window(MINUTE)).add(weight, clock.epochMicros());
    }

    /** Adds to an account's unfilled orders, or takes off; never below zero. */
    void orders(Wallet wallet, int change) {
        Orders of = of(wallet);
        of.tenSeconds.add(change, clock.epochMicros());
        of.day.add(change, clock.epochMicros());
    }

    int ordersInTenSeconds(Wallet wallet) {
        return of(wallet).tenSeconds.add(0, clock.epochMicros());
    }

    int ordersToday(Wallet wallet) {
        return of(wallet).day.add(0, clock.epochMicros());
    }

    private Orders of(Wallet wallet) {
        return orders.computeIfAbsent(wallet, any -> new Orders(new Window(TEN_SECONDS), new Window(DAY)));
    }
}
