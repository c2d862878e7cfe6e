package io.ticklane.app.config;

import io.ticklane.connector.VenueProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be configured, one record for each component; the keys of a profile file mirror it. Units
 * are in the names or the types; what each means is written beside the key in the profile files.
 *
 * <p>Immutable and valid once made; any thread.
 *
 * @param embedded whether the venue is a simulator started inside this process
 * @param symbols in the order of their ids
 */
public record AppConfig(VenueProfile venue, boolean embedded, String credentialsFile, List<String> symbols,
        String layout, Stream stream, Ring ring, Rest rest, Failover failover, Cache cache, Orders orders,
        Limits limits, Strategy strategy, Simulator simulator) {

    /** Keeps a copy of the symbols. */
    public AppConfig {
        symbols = List.copyOf(symbols);
    }

    /** The same with other symbols. */
    public AppConfig withSymbols(List<String> others) {
        return new AppConfig(venue, embedded, credentialsFile, others, layout, stream, ring, rest, failover,
                cache, orders, limits, strategy, simulator);
    }

    /** Market streams; {@code types} as the venue names them. */
    public record Stream(List<String> types, int perConnection, Duration connectTimeout,
            Duration acknowledgeTimeout, Duration silence, Duration backoffFirst, Duration backoffMost,
            String spin) {}

    /** The inbound and outbound ring. */
    public record Ring(int size, String waiting) {}

    /** The REST client. */
    public record Rest(int poolSize, int perHost, Duration keepAlive, Duration connectTimeout,
            Duration callTimeout, Duration receiveWindow) {}

    /** The breaker around the feed, and the poller behind it. */
    public record Failover(Duration period, int window, int failurePercent, Duration retryAfter,
            Duration pollPeriod) {}

    /** The price cache. */
    public record Cache(int capacity, Duration ttl) {}

    /** Where orders go; fees in basis points. */
    public record Orders(String mode, BigDecimal paperMakerFeeBps, BigDecimal paperTakerFeeBps) {}

    /** What no strategy may exceed; zero switches a limit off. Notional in the quote asset. */
    public record Limits(BigDecimal maxNotional, int maxOrdersPerSecond, int maxOpenOrders,
            int maxDistanceBps) {}

    /** The strategy: a sample's name or a class, and the settings of each by strategy, as text. */
    public record Strategy(String name, Map<String, Map<String, String>> settings) {
        /** Keeps a copy. */
        public Strategy {
            settings = Map.copyOf(settings);
        }

        /** The settings of a strategy; those under {@code strategy.settings} belong to any class. */
        public Map<String, String> settingsOf(String strategy) {
            return settings.getOrDefault(strategy, settings.getOrDefault("settings", Map.of()));
        }
    }

    /** The embedded simulator. */
    public record Simulator(long seed, int eventsPerSecond, boolean tls) {}

    static AppConfig of(Values values) {
        VenueProfile venue = new VenueProfile(values.text("venue.name"),
                values.address("venue.rest", "http", "https"),
                values.address("venue.stream", "ws", "wss"), values.onOff("venue.real-money"));
        return new AppConfig(venue, values.onOff("venue.embedded"), values.text("credentials.file"),
                Symbols.check(values), values.choice("layout"), stream(values), ring(values), rest(values),
                failover(values), cache(values), orders(values), limits(values), strategy(values),
                simulator(values));
    }

    private static Stream stream(Values values) {
        Duration first = positive(values, "stream.backoff-first");
        Duration most = positive(values, "stream.backoff-most");
        if (most.compareTo(first) < 0) {
            throw values.refusal("stream.backoff-most", "must not be below stream.backoff-first");
        }
        return new Stream(Symbols.streamTypes(values), values.count("stream.per-connection"),
                positive(values, "stream.connect-timeout"), positive(values, "stream.acknowledge-timeout"),
                positive(values, "stream.silence"), first, most, values.choice("stream.spin"));
    }

    private static Ring ring(Values values) {
        int size = values.count("ring.size");
        if (Integer.bitCount(size) != 1) {
            throw values.refusal("ring.size", "must be a power of two, such as "
                    + Integer.highestOneBit(size));
        }
        return new Ring(size, values.choice("ring.wait"));
    }

    private static Rest rest(Values values) {
        int pool = values.count("rest.pool-size");
        if (values.count("rest.per-host") > pool) {
            throw values.refusal("rest.per-host", "must not be above rest.pool-size");
        }
        Duration window = positive(values, "rest.receive-window");
        if (window.compareTo(Duration.ofSeconds(60)) > 0) {
            throw values.refusal("rest.receive-window", "the venue takes 60s at most");
        }
        return new Rest(pool, values.count("rest.per-host"), positive(values, "rest.keep-alive"),
                positive(values, "rest.connect-timeout"), positive(values, "rest.call-timeout"), window);
    }

    private static Failover failover(Values values) {
        return new Failover(positive(values, "failover.period"), values.count("failover.window"),
                values.count("failover.failure-percent"), positive(values, "failover.retry-after"),
                positive(values, "failover.poll-period"));
    }

    private static Cache cache(Values values) {
        return new Cache(values.count("cache.capacity"), positive(values, "cache.ttl"));
    }

    private static Orders orders(Values values) {
        return new Orders(values.choice("orders.mode"), fee(values, "orders.paper-maker-fee-bps"),
                fee(values, "orders.paper-taker-fee-bps"));
    }

    private static BigDecimal fee(Values values, String name) {
        BigDecimal fee = values.decimal(name);
        if (fee.compareTo(BigDecimal.valueOf(1000)) > 0 || fee.stripTrailingZeros().scale() > 2) {
            throw values.refusal(name, "expected 0 to 1000 basis points in steps of 0.01");
        }
        return fee;
    }

    private static Limits limits(Values values) {
        return new Limits(values.decimal("limits.max-notional"), values.count("limits.max-orders-per-second"),
                values.count("limits.max-open-orders"), values.count("limits.max-distance-bps"));
    }

    private static Strategy strategy(Values values) {
        return new Strategy(values.text("strategy.name"), values.groups("strategy."));
    }

    private static Simulator simulator(Values values) {
        return new Simulator(values.wide("simulator.seed"), values.count("simulator.events-per-second"),
                values.onOff("simulator.tls"));
    }

    private static Duration positive(Values values, String name) {
        Duration duration = values.duration(name);
        if (duration.isZero()) {
            throw values.refusal(name, "must be above zero");
        }
        return duration;
    }
}
