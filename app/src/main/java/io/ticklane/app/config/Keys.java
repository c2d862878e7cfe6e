package io.ticklane.app.config;

import static io.ticklane.app.config.Key.address;
import static io.ticklane.app.config.Key.choice;
import static io.ticklane.app.config.Key.count;
import static io.ticklane.app.config.Key.decimal;
import static io.ticklane.app.config.Key.duration;
import static io.ticklane.app.config.Key.list;
import static io.ticklane.app.config.Key.onOff;
import static io.ticklane.app.config.Key.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every key there is, in the order of the profile files. Immutable; any thread. */
final class Keys {
    static final List<Key> ALL = List.of(
            text("venue.name", "simulator"),
            address("venue.rest", "http://127.0.0.1:0"),
            address("venue.stream", "ws://127.0.0.1:0"),
            onOff("venue.embedded", false),
            onOff("venue.real-money", false),
            text("credentials.file", ""),
            list("symbols", "BTCUSDT,ETHUSDT,BNBUSDT"),
            choice("layout", "auto", "auto", "inline", "shared"),
            list("stream.types", "bookTicker,trade"),
            count("stream.per-connection", 200, 1, 1024),
            duration("stream.connect-timeout", "5s"),
            duration("stream.acknowledge-timeout", "5s"),
            duration("stream.silence", "30s"),
            duration("stream.backoff-first", "250ms"),
            duration("stream.backoff-most", "30s"),
            choice("stream.spin", "auto", "auto", "on", "off"),
            count("ring.size", 16_384, 8, 1 << 20),
            choice("ring.wait", "auto", "auto", "busy-spin", "yielding", "phased", "sleeping", "blocking"),
            count("rest.pool-size", 100, 1, 1000),
            count("rest.per-host", 30, 1, 1000),
            duration("rest.keep-alive", "30s"),
            duration("rest.connect-timeout", "3s"),
            duration("rest.call-timeout", "10s"),
            duration("rest.receive-window", "5s"),
            duration("failover.period", "250ms"),
            count("failover.window", 4, 1, 1000),
            count("failover.failure-percent", 50, 1, 100),
            duration("failover.retry-after", "2s"),
            duration("failover.poll-period", "500ms"),
            count("cache.capacity", 1000, 1, 1_000_000),
            duration("cache.ttl", "500ms"),
            choice("orders.mode", "auto", "auto", "paper", "test", "venue"),
            decimal("orders.paper-maker-fee-bps", "10"),
            decimal("orders.paper-taker-fee-bps", "10"),
            decimal("limits.max-notional", "10000"),
            count("limits.max-orders-per-second", 100, 0, 100_000),
            count("limits.max-open-orders", 200, 0, 65_536),
            count("limits.max-distance-bps", 100, 0, 10_000),
            text("strategy.name", "spread-crosser"),
            count("strategy.spread-crosser.orders-per-second", 20, 1, 100_000),
            decimal("strategy.spread-crosser.notional", "0"),
            count("strategy.spread-crosser.slack-bps", 5, 0, 1000),
            count("simulator.seed", 1, 0, Long.MAX_VALUE),
            count("simulator.events-per-second", 0, 0, 1_000_000),
            onOff("simulator.tls", false));

    /** Keys that begin like this are handed to the user's own strategy as they are. */
    static final String FREE = "strategy.settings.";

    /** By name. */
    static final Map<String, Key> BY_NAME = byName();

    private Keys() {}

    private static Map<String, Key> byName() {
        Map<String, Key> keys = new LinkedHashMap<>();
        for (Key key : ALL) {
            keys.put(key.name(), key);
        }
        return keys;
    }
}
