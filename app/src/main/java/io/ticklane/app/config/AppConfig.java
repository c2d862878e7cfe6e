package io.ticklane.app.config;

import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.latency.LatencyConfig;
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
import io.ticklane.connector.spot.StreamKind;
import io.ticklane.connector.stream.StreamConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be configured, one record for each component; the keys of a profile file mirror it. Units
 * are in the names or the types; what each means is written beside the key in the profile files.
 *
 * <p>Immutable and valid once made; any thread.
 *
 * @param embedded whether the venue is a simulator started inside this process
 * @param symbols in the order of their ids
 * @param spin {@code on}, {@code off} or {@code auto}
 * @param orderMode as the key {@code orders.mode} says, not yet resolved
 */
public record AppConfig(VenueProfile venue, boolean embedded, String credentialsFile, List<String> symbols,
        Layout layout, Threads threads, Set<StreamKind> streams, StreamFormat format, EventTimeUnit timeUnit,
        StreamConfig stream, String spin, RingConfig inbound,
        RingConfig outbound, RestConfig rest, Duration maxClockOffset, FailoverConfig failover,
        Duration pollPeriod, Cache cache, String orderMode, OrderRoute route, OrderGatewayConfig gateway,
        PaperConfig paper,
        OrderLimits limits, LatencyConfig latency, Strategy strategy, Simulator simulator) {

    /** Keeps copies of the lists. */
    public AppConfig {
        symbols = List.copyOf(symbols);
        streams = Set.copyOf(streams);
    }

    /** The same with other symbols. */
    public AppConfig withSymbols(List<String> others) {
        return new AppConfig(venue, embedded, credentialsFile, others, layout, threads, streams, format,
                timeUnit, stream, spin, inbound,
                outbound, rest, maxClockOffset, failover, pollPeriod, cache, orderMode, route, gateway, paper,
                limits, latency,
                strategy, simulator);
    }

    /**
     * What is asked of the system for threads.
     *
     * @param pins which of them stay on which processors, checked where they are made
     * @param awake whether idle processors are kept from halting
     */
    public record Threads(String pins, boolean awake) {}

    /**
     * The price cache; it is made when the instruments are known.
     *
     * @param file where it is kept; null for memory alone
     * @param warmUp whether prices are asked for over REST at the start
     */
    public record Cache(int capacity, Duration ttl, @Nullable Path file, boolean warmUp) {}

    /** The strategy: a sample's name or a class, and the settings of each by strategy, as text. */
    public record Strategy(String name, Map<String, Map<String, String>> settings) {
        /** Keeps a copy. */
        public Strategy {
            settings = Map.copyOf(settings);
        }

        /** The settings of the strategy; those under {@code strategy.settings} belong to any class. */
        public Map<String, String> own() {
            return settings.getOrDefault(name, settings.getOrDefault("settings", Map.of()));
        }
    }

    /** The simulator. */
    public record Simulator(long seed, int eventsPerSecond, boolean tls, boolean listenKeys) {}
}
