package io.ticklane.simulator.api.access;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.engine.Execution;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderListener;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What each address and account has used up in the present windows, which are aligned to the venue's wall clock, and
 * who is refused for it. Simulator thread only.
 */
public final class Usage {
    private static final int BANNED = 418;
    private static final int TOO_MUCH_WEIGHT = -1003;
    private static final int MAKER_CREDIT = -5;
    private static final int TAKER_CREDIT = -1;
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 1_440 * MINUTE;
    private static final String WEIGHT = "REQUEST_WEIGHT";
    private static final String ORDERS = "ORDERS";

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
            count = (int) Math.min(Integer.MAX_VALUE, Math.max(0, (long) count + amount));
            return count;
        }

        long end(long nowMicros) {
            return (Math.floorDiv(nowMicros, length) + 1) * length;
        }
    }

    /** What one address has used. */
    private static final class Address {
        final Window weight = new Window(MINUTE);
        final Window raw = new Window(5 * MINUTE);
        final Window connections = new Window(5 * MINUTE);
        final Window refusals = new Window(MINUTE);
        int bans;
        int ignored;
        long bannedUntil = Long.MIN_VALUE;
    }

    /** What one account has placed. */
    private static final class Orders {
        final Window tenSeconds = new Window(10 * SECOND);
        final Window day = new Window(DAY);
    }

    /**
     * One limit and how much of it is used.
     *
     * @param interval SECOND, MINUTE or DAY
     * @param number of those
     */
    public record Count(String type, String interval, int number, int limit, int used) {
        /** How headers name it: {@code 10s}, {@code 1d}. */
        public String letters() {
            return number + interval.substring(0, 1).toLowerCase(Locale.ROOT);
        }

        /** Writes it as an object, with the count or without. */
        public void write(JsonWriter out, boolean withCount) {
            out.object().put("rateLimitType", type).put("interval", interval).put("intervalNum", number)
                    .put("limit", limit);
            if (withCount) {
                out.put("count", used);
            }
            out.end();
        }
    }

    private final RateLimits limits;
    private final VenueClock clock;
    private final Map<String, Address> addresses = new HashMap<>();
    private final Map<Wallet, Orders> orders = new HashMap<>();
    private Consumer<String> onBan = address -> {};

    public Usage(RateLimits limits, VenueClock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Takes the first fill of an order off its account's count: more for a maker than for a taker. */
    public OrderListener fillCredit() {
        return new OrderListener() {
            @Override
            public void onExecution(Order order, Execution execution) {
                Fill fill = execution.fill();
                if (fill != null && order.fills().size() == 1) {
                    add(order.owner(), fill.maker() ? MAKER_CREDIT : TAKER_CREDIT);
                }
            }
        };
    }

    /** Tells somebody of each address that is banned, when it is. */
    public void onBan(Consumer<String> listener) {
        onBan = listener;
    }

    /** Refuses an address that is banned or has used up its weight; by REST also for the number of requests. */
    public void admit(String ip, boolean rest) throws ApiException {
        Address address = address(ip);
        long now = clock.epochMicros();
        if (address.bannedUntil > now) {
            if (++address.ignored > limits.warnings()) {
                ban(ip, address, now);
            }
            throw banned(address);
        }
        int requests = address.raw.add(rest ? 1 : 0, now);
        if (!limits.enforced()) {
            return;
        }
        if (requests > limits.rawRequests()) {
            throw ApiException.until(TOO_MUCH_WEIGHT, "Too many requests; current limit is "
                    + limits.rawRequests()
                    + " raw requests per 5 MINUTE. Please use WebSocket Streams for live"
                    + " updates to avoid polling the API.", ApiException.TOO_MANY_REQUESTS,
                    address.raw.end(now));
        }
        if (address.weight.add(0, now) >= limits.weight()) {
            throw exhausted(ip, address, now);
        }
    }

    /** Refuses a request that would use more weight than the address has left. */
    public void afford(String ip, int weight) throws ApiException {
        Address address = address(ip);
        long now = clock.epochMicros();
        if (limits.enforced() && address.weight.add(0, now) + weight > limits.weight()) {
            throw exhausted(ip, address, now);
        }
    }

    private ApiException exhausted(String ip, Address address, long now) {
        if (address.refusals.add(1, now) > limits.warnings()) {
            ban(ip, address, now);
            return banned(address);
        }
        return ApiException.until(TOO_MUCH_WEIGHT, "Too much request weight used; current limit is "
                + limits.weight()
                + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates"
                + " to avoid polling the API.", ApiException.TOO_MANY_REQUESTS, address.weight.end(now));
    }

    private void ban(String ip, Address address, long now) {
        long first = limits.firstBan().toMillis() * 1_000;
        long longest = limits.longestBan().toMillis() * 1_000;
        long length = address.bans >= Long.numberOfLeadingZeros(first) - 1
                ? longest
                : Math.min(longest, first << address.bans);
        address.bans++;
        address.ignored = 0;
        address.bannedUntil = now + length;
        onBan.accept(ip);
    }

    private static ApiException banned(Address address) {
        return ApiException.until(TOO_MUCH_WEIGHT, "Way too much request weight used; IP banned until "
                + Math.floorDiv(address.bannedUntil, 1_000)
                + ". Please use WebSocket Streams for live updates to avoid bans.", BANNED,
                address.bannedUntil);
    }

    /** Counts a WebSocket connection that an address opens, and refuses one too many. */
    public void connect(String ip) throws ApiException {
        Address address = address(ip);
        long now = clock.epochMicros();
        if (address.connections.add(1, now) > limits.connections() && limits.enforced()) {
            throw ApiException.until(-1034, "Too many connection attempts from IP; current limit is "
                    + limits.connections() + " per '5 MINUTE'.", ApiException.TOO_MANY_REQUESTS,
                    address.connections.end(now));
        }
    }

    /** Charges an address. */
    public void charge(String ip, int weight) {
        address(ip).weight.add(weight, clock.epochMicros());
    }

    /** What an address has used in this minute. */
    public int weight(String ip) {
        return address(ip).weight.add(0, clock.epochMicros());
    }

    /** Adds to an account's unfilled orders, or refuses them all. Each of the windows has to have room. */
    public void place(Wallet wallet, int count) throws ApiException {
        ApiException refusal = orderLimit(wallet, count);
        if (refusal != null) {
            throw refusal;
        }
        add(wallet, count);
    }

    /** Takes back what {@link #place} added. */
    public void unplace(Wallet wallet, int count) {
        add(wallet, -count);
    }

    /** The refusal that so many more orders of an account would meet, or null if there is room for them. */
    public @Nullable ApiException orderLimit(Wallet wallet, int more) {
        if (!limits.enforced()) {
            return null;
        }
        Orders placed = of(wallet);
        long now = clock.epochMicros();
        if (placed.day.add(0, now) + more > limits.ordersDay()) {
            return tooMany(limits.ordersDay(), "1 DAY", placed.day.end(now));
        }
        return placed.tenSeconds.add(0, now) + more > limits.ordersTenSeconds()
                ? tooMany(limits.ordersTenSeconds(), "10 SECOND", placed.tenSeconds.end(now))
                : null;
    }

    private static ApiException tooMany(int limit, String interval, long until) {
        return ApiException.until(-1015,
                "Too many new orders; current limit is " + limit + " orders per " + interval + ".",
                ApiException.TOO_MANY_REQUESTS, until);
    }

    private void add(Wallet wallet, int change) {
        Orders placed = of(wallet);
        placed.tenSeconds.add(change, clock.epochMicros());
        placed.day.add(change, clock.epochMicros());
    }

    /** What an address has used of its weight. */
    public Count weightCount(String ip) {
        return new Count(WEIGHT, "MINUTE", 1, limits.weight(), weight(ip));
    }

    /** What an account has used of its two limits. */
    public List<Count> orderCounts(Wallet wallet) {
        Orders placed = of(wallet);
        long now = clock.epochMicros();
        return List.of(
                new Count(ORDERS, "SECOND", 10, limits.ordersTenSeconds(), placed.tenSeconds.add(0, now)),
                new Count(ORDERS, "DAY", 1, limits.ordersDay(), placed.day.add(0, now)));
    }

    /** The limits as they are published: REST tells of raw requests, the WebSocket API of connections. */
    public List<Count> published(boolean rest) {
        return List.of(new Count(WEIGHT, "MINUTE", 1, limits.weight(), 0),
                new Count(ORDERS, "SECOND", 10, limits.ordersTenSeconds(), 0),
                new Count(ORDERS, "DAY", 1, limits.ordersDay(), 0),
                rest
                        ? new Count("RAW_REQUESTS", "MINUTE", 5, limits.rawRequests(), 0)
                        : new Count("CONNECTIONS", "MINUTE", 5, limits.connections(), 0));
    }

    private Address address(String ip) {
        return addresses.computeIfAbsent(ip, any -> new Address());
    }

    private Orders of(Wallet wallet) {
        return orders.computeIfAbsent(wallet, any -> new Orders());
    }
}
