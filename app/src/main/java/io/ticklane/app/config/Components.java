package io.ticklane.app.config;

import io.ticklane.app.Refusal;
import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.ThreadPins;
import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.bridge.latency.StageMode;
import io.ticklane.connector.EventTimeUnit;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.failover.FailoverConfig;
import io.ticklane.connector.order.OrderGatewayConfig;
import io.ticklane.connector.order.PaperConfig;
import io.ticklane.connector.rest.RestConfig;
import io.ticklane.connector.ring.RingConfig;
import io.ticklane.connector.spot.Layout;
import io.ticklane.connector.spot.OrderRoute;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.stream.StreamConfig;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds each component's record from the values of its keys. What a record refuses is told with its place. */
final class Components {
    private final Values values;

    Components(Values values) {
        this.values = values;
    }

    AppConfig all() {
        boolean embedded = embedded();
        VenueProfile venue = new VenueProfile(values.text("venue.name"),
                values.address("venue.rest", "http", "https"), values.address("venue.stream", "ws", "wss"),
                optional("venue.sbe"), optional("venue.orders"),
                values.onOff("venue.real-money"));
        StreamFormat format = format(venue, embedded);
        if (!embedded) {
            checkGiven("venue.rest");
            checkGiven("venue.stream");
        }
        return new AppConfig(venue, embedded, values.text("credentials.file"),
                Symbols.check(values), Layout.valueOf(values.choice("layout").toUpperCase(Locale.ROOT)),
                threads(),
                Symbols.streams(values, format), format,
                values.choice("stream.time-unit").equals("us")
                        ? EventTimeUnit.MICROSECOND
                        : EventTimeUnit.MILLISECOND,
                stream(), values.choice("stream.spin"), ring("ring.inbound"),
                ring("ring.outbound"), rest(), positive("rest.max-clock-offset"), failover(),
                positive("failover.poll-period"), cache(), values.choice("orders.mode"),
                route(venue, embedded), gateway(), paper(),
                limits(), latency(),
                new AppConfig.Strategy(values.text("strategy.name"), values.groups("strategy.")),
                new AppConfig.Simulator(values.wide("simulator.seed"),
                        values.count("simulator.events-per-second"), values.onOff("simulator.tls"),
                        values.onOff("simulator.listen-keys")));
    }

    /** A profile that names no venue and does not say either means the simulator. */
    private boolean embedded() {
        return values.onOff("venue.embedded") || (!values.given("venue.embedded")
                && !values.given("venue.rest") && !values.given("venue.stream"));
    }

    private void checkGiven(String name) {
        if (!values.given(name)) {
            throw new Refusal(
                    name + ": no address is given; set venue.rest and venue.stream, or venue.embedded"
                            + " = true for the simulator");
        }
    }

    private @Nullable URI optional(String name) {
        return values.text(name).isEmpty() ? null : values.address(name, "ws", "wss");
    }

    private StreamFormat format(VenueProfile venue, boolean embedded) {
        StreamFormat format = StreamFormat.valueOf(values.choice("stream.format").toUpperCase(Locale.ROOT));
        if (format == StreamFormat.SBE && venue.sbe() == null && !embedded) {
            throw values.refusal("stream.format", "sbe needs the address of the SBE streams in venue.sbe");
        }
        return format;
    }

    private OrderRoute route(VenueProfile venue, boolean embedded) {
        OrderRoute route = OrderRoute.valueOf(values.choice("orders.route").toUpperCase(Locale.ROOT));
        if (route == OrderRoute.WEBSOCKET && venue.orders() == null && !embedded) {
            throw values.refusal("orders.route",
                    "websocket needs the address of the WebSocket API in venue.orders");
        }
        return route;
    }

    private AppConfig.Threads threads() {
        String pins = values.text("threads.pin");
        built("threads.pin", () -> ThreadPins.parse(pins));
        return new AppConfig.Threads(pins, values.onOff("threads.awake"));
    }

    private StreamConfig stream() {
        Duration first = positive("stream.backoff-first");
        return built("stream.backoff-max",
                () -> new StreamConfig(values.count("stream.streams-per-connection"),
                        positive("stream.connect-timeout"), positive("stream.acknowledge-timeout"),
                        positive("stream.silence"), first, positive("stream.backoff-max"),
                        values.choice("stream.spin").equals("on")));
    }

    private RingConfig ring(String prefix) {
        return built(prefix + "-size",
                () -> new RingConfig(values.count(prefix + "-size"), values.choice(prefix + "-wait")));
    }

    private RestConfig rest() {
        int pool = values.count("rest.pool-size");
        int perHost = values.count("rest.per-host");
        if (perHost > pool) {
            throw values.refusal("rest.per-host", "must not be above rest.pool-size, " + pool);
        }
        if (values.count("rest.ready-connections") > perHost) {
            throw values.refusal("rest.ready-connections", "must not be above rest.per-host, " + perHost);
        }
        Duration window = positive("rest.recv-window");
        return built("rest.recv-window",
                () -> new RestConfig(pool, perHost, positive("rest.keep-alive"),
                        positive("rest.connect-timeout"),
                        positive("rest.call-timeout"), window.toMillis(),
                        values.count("rest.ready-connections")));
    }

    private FailoverConfig failover() {
        return built("failover.minimum",
                () -> new FailoverConfig(positive("failover.period"), values.count("failover.window"),
                        values.count("failover.minimum"), values.count("failover.failure-percent"),
                        positive("failover.wait-in-open"), values.count("failover.trials"),
                        values.duration("failover.start-grace")));
    }

    private AppConfig.Cache cache() {
        return new AppConfig.Cache(values.count("cache.capacity"), positive("cache.ttl"), cacheFile(),
                values.choice("cache.warm-up").equals("rest"));
    }

    private @Nullable Path cacheFile() {
        String name = values.text("cache.file");
        if (name.isEmpty()) {
            return null;
        }
        try {
            Path file = Path.of(name).toAbsolutePath();
            Path folder = file.getParent();
            if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
                throw values.refusal("cache.file", "expected a file in a folder that exists, is " + name);
            }
            return file;
        } catch (InvalidPathException e) {
            throw values.refusal("cache.file", "no path: " + name);
        }
    }

    private OrderGatewayConfig gateway() {
        return built("orders.inquiry-max",
                () -> new OrderGatewayConfig(values.count("orders.max-in-flight"),
                        positive("orders.watch-period"),
                        positive("orders.inquiry-first"), positive("orders.inquiry-max"),
                        values.duration("orders.settle-margin"), values.duration("orders.close-timeout")));
    }

    private PaperConfig paper() {
        int maker = feePpm("paper.maker-fee-bps");
        int taker = feePpm("paper.taker-fee-bps");
        return built("paper.max-price-age",
                () -> new PaperConfig(maker, taker, positive("paper.max-price-age")));
    }

    private int feePpm(String name) {
        BigDecimal ppm = values.decimal(name).movePointRight(2).stripTrailingZeros();
        if (ppm.scale() > 0 || ppm.compareTo(BigDecimal.valueOf(100_000)) > 0) {
            throw values.refusal(name, "expected 0 to 1000 basis points in steps of 0.01");
        }
        return ppm.intValueExact();
    }

    private OrderLimits limits() {
        return built("limits.max-notional", () -> new OrderLimits(
                values.decimal("limits.max-notional").toPlainString(),
                values.count("limits.max-orders-per-second"), values.count("limits.max-open-orders"),
                values.count("limits.max-distance-bps")));
    }

    private LatencyConfig latency() {
        return built("latency.outlier-threshold",
                () -> new LatencyConfig(
                        StageMode.valueOf(values.choice("latency.stages").toUpperCase(Locale.ROOT)),
                        values.duration("latency.outlier-threshold").toNanos(),
                        values.count("latency.flight-ticks"), values.onOff("latency.jvm-events")));
    }

    private Duration positive(String name) {
        Duration duration = values.duration(name);
        if (duration.toMillis() < 1) {
            throw values.refusal(name, "must be 1ms or more");
        }
        return duration;
    }

    private <T> T built(String name, Supplier<T> component) {
        try {
            return component.get();
        } catch (IllegalArgumentException e) {
            throw values.refusal(name, String.valueOf(e.getMessage()));
        }
    }
}
