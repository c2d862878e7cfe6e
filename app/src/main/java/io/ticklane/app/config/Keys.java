package io.ticklane.app.config;

import static io.ticklane.app.config.Key.address;
import static io.ticklane.app.config.Key.choice;
import static io.ticklane.app.config.Key.count;
import static io.ticklane.app.config.Key.decimal;
import static io.ticklane.app.config.Key.duration;
import static io.ticklane.app.config.Key.list;
import static io.ticklane.app.config.Key.onOff;
import static io.ticklane.app.config.Key.text;

import io.ticklane.cache.PriceCacheConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every key there is, in the order of the profile files. Immutable; any thread. */
final class Keys {
    private static final String[] WAITS = {"busy-spin", "yielding", "phased", "sleeping", "blocking"};

    static final List<Key> ALL = List.of(
            text("venue.name", "simulator"),
            address("venue.rest", "http://127.0.0.1:0"),
            address("venue.stream", "ws://127.0.0.1:0"),
            address("venue.sbe", ""),
            address("venue.orders", ""),
            onOff("venue.embedded", false),
            onOff("venue.real-money", false),
            text("credentials.file", ""),
            list("symbols", "BTCUSDT,ETHUSDT,BNBUSDT"),
            choice("layout", "auto", "auto", "inline", "ring", "shared"),
            text("threads.pin", ""),
            onOff("threads.awake", false),
            list("stream.types", "bookTicker,trade"),
            choice("stream.format", "json", "json", "sbe"),
            choice("stream.time-unit", "ms", "ms", "us"),
            count("stream.streams-per-connection", 200, 1, 1024),
            duration("stream.connect-timeout", "5s"),
            duration("stream.acknowledge-timeout", "5s"),
            duration("stream.silence", "5s"),
            duration("stream.backoff-first", "100ms"),
            duration("stream.backoff-max", "30s"),
            choice("stream.spin", "auto", "auto", "on", "off"),
            count("ring.inbound-size", 16_384, 8, 1 << 20),
            choice("ring.inbound-wait", "blocking", WAITS),
            count("ring.outbound-size", 1024, 8, 1 << 20),
            choice("ring.outbound-wait", "blocking", WAITS),
            count("rest.pool-size", 100, 1, 1000),
            count("rest.per-host", 30, 1, 1000),
            duration("rest.keep-alive", "30s"),
            duration("rest.connect-timeout", "5s"),
            duration("rest.call-timeout", "12s"),
            duration("rest.recv-window", "5s"),
            count("rest.ready-connections", 4, 0, 1000),
            duration("rest.max-clock-offset", "5s"),
            duration("failover.period", "100ms"),
            count("failover.window", 10, 1, 1000),
            count("failover.minimum", 5, 1, 1000),
            count("failover.failure-percent", 50, 1, 100),
            duration("failover.wait-in-open", "1s"),
            count("failover.trials", 3, 1, 1000),
            duration("failover.start-grace", "5s"),
            duration("failover.poll-period", "250ms"),
            count("cache.capacity", 1000, 1, PriceCacheConfig.ENTRY_LIMIT),
            duration("cache.ttl", "500ms"),
            text("cache.file", ""),
            choice("cache.warm-up", "off", "off", "rest"),
            choice("orders.mode", "auto", "auto", "paper", "test", "venue"),
            choice("orders.route", "rest", "rest", "websocket"),
            count("orders.max-in-flight", 64, 1, 10_000),
            duration("orders.watch-period", "1s"),
            duration("orders.inquiry-first", "250ms"),
            duration("orders.inquiry-max", "5s"),
            duration("orders.settle-margin", "1s"),
            duration("orders.close-timeout", "2s"),
            decimal("paper.maker-fee-bps", "10"),
            decimal("paper.taker-fee-bps", "10"),
            duration("paper.max-price-age", "500ms"),
            decimal("limits.max-notional", "10000"),
            count("limits.max-orders-per-second", 100, 0, 100_000),
            count("limits.max-open-orders", 200, 0, 65_536),
            count("limits.max-distance-bps", 100, 0, 10_000),
            choice("latency.stages", "all", "all", "ends", "off"),
            duration("latency.outlier-threshold", "1ms"),
            count("latency.flight-ticks", 256, 2, 65_536),
            onOff("latency.jvm-events", false),
            text("strategy.name", "spread-crosser"),
            count("strategy.spread-crosser.orders-per-second", 20, 1, 100_000),
            decimal("strategy.spread-crosser.notional", "0"),
            count("strategy.spread-crosser.slack-bps", 5, 0, 1000),
            count("strategy.market-maker.quotes-per-second", 20, 1, 100_000),
            decimal("strategy.market-maker.notional", "0"),
            count("strategy.market-maker.tolerance-ticks", 1, 0, 1_000_000),
            count("strategy.market-maker.max-inventory", 5, 1, 1_000_000),
            count("simulator.seed", 1, 0, Long.MAX_VALUE),
            count("simulator.events-per-second", 0, 0, 1_000_000),
            onOff("simulator.tls", false),
            onOff("simulator.listen-keys", false));

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
