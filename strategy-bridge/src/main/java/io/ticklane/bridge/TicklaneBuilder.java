package io.ticklane.bridge;

import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.rest.TrustAnchors;
import io.ticklane.connector.spot.SpotConfig;
import io.ticklane.connector.spot.StreamKind;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Ticklane} needs. Used by one thread, once. */
public final class TicklaneBuilder {
    private final VenueProfile venue;
    private List<String> symbols = List.of();
    private EnumSet<StreamKind> streams = EnumSet.of(StreamKind.BOOK_TICKER);
    private OrderMode orders = OrderMode.PAPER;
    private @Nullable Strategy strategy;
    private @Nullable Credentials credentials;
    private @Nullable X509TrustManager trust;
    private BridgeConfig bridge = BridgeConfig.defaults();
    private LatencyConfig latency = LatencyConfig.defaults();
    private int cacheCapacity = PriceCacheConfig.DEFAULT_CAPACITY;
    private long ttlNanos = PriceCacheConfig.DEFAULT_TTL_NANOS;
    private @Nullable Path cacheFile;
    private boolean pricesFirst;
    private boolean warmUp = true;
    private ThreadPins pins = ThreadPins.parse("");
    private boolean keepAwake;
    private UnaryOperator<SpotConfig> tuning = UnaryOperator.identity();

    TicklaneBuilder(VenueProfile venue) {
        this.venue = venue;
    }

    /** The instruments to trade, at least one. */
    public TicklaneBuilder symbols(String... names) {
        symbols = List.of(names);
        return this;
    }

    /** The instruments to trade, at least one. */
    public TicklaneBuilder symbols(List<String> names) {
        symbols = List.copyOf(names);
        return this;
    }

    /** What to subscribe for each symbol; top of book alone if not called. */
    public TicklaneBuilder streams(StreamKind first, StreamKind... more) {
        streams = EnumSet.of(first, more);
        return this;
    }

    /** What decides. */
    public TicklaneBuilder strategy(Strategy decider) {
        strategy = decider;
        return this;
    }

    /** Where orders go; on paper if not called. Other modes need credentials. */
    public TicklaneBuilder orders(OrderMode mode) {
        orders = mode;
        return this;
    }

    /** The key that signs orders. */
    public TicklaneBuilder credentials(Credentials key) {
        credentials = key;
        return this;
    }

    /** Trusts this certificate of the venue and no other; a simulator's own, for instance. */
    public TicklaneBuilder trust(X509Certificate certificate) {
        trust = TrustAnchors.only(certificate);
        return this;
    }

    /** What every order must pass. */
    public TicklaneBuilder limits(OrderLimits limits) {
        bridge = new BridgeConfig(limits, bridge.orderTable(), bridge.timerNanos());
        return this;
    }

    /** The core's measures, limits included. */
    public TicklaneBuilder bridge(BridgeConfig config) {
        bridge = config;
        return this;
    }

    /** What is recorded of each tick; {@link LatencyConfig#defaults} if not called. */
    public TicklaneBuilder latency(LatencyConfig config) {
        latency = config;
        return this;
    }

    /** How many instruments the cache holds at a time, 131,072 at most, and up to which age a price is fresh. */
    public TicklaneBuilder cache(int capacity, Duration timeToLive) {
        cacheCapacity = capacity;
        ttlNanos = timeToLive.toNanos();
        return this;
    }

    /**
     * Keeps the cache in a file, best under {@code /dev/shm}: views of other processes read it, and the next session
     * starts with its prices, as old as they are.
     */
    public TicklaneBuilder cacheFile(Path file) {
        cacheFile = file;
        return this;
    }

    /**
     * Whether prices are asked for once, over REST, at the start: streams tell only of changes. False if not called.
     */
    public TicklaneBuilder pricesFirst(boolean wanted) {
        pricesFirst = wanted;
        return this;
    }

    /** Whether made-up events are run through a throw-away core before the start; true if not called. */
    public TicklaneBuilder warmUp(boolean wanted) {
        warmUp = wanted;
        return this;
    }

    /**
     * Keeps threads on processors of their own, by name: {@code stream-0=2,core=3}, or a range, {@code gateway=0-1}.
     * Linux only; where it cannot be done the session says so and starts all the same.
     *
     * @throws IllegalArgumentException one line: that is no such list
     */
    public TicklaneBuilder pinThreads(String pinned) {
        pins = ThreadPins.parse(pinned);
        return this;
    }

    /**
     * Keeps the machine's idle processors from halting while the session runs, so that threads that sleep are woken in
     * microseconds; false if not called. Linux only, for root or whom it lets; where it cannot be done the session says
     * so and starts all the same. Not for a session whose threads spin: their processors are never idle.
     */
    public TicklaneBuilder keepAwake(boolean wanted) {
        keepAwake = wanted;
        return this;
    }

    /** Changes the connector's configuration after everything else was put into it. */
    public TicklaneBuilder tune(UnaryOperator<SpotConfig> change) {
        tuning = change;
        return this;
    }

    /**
     * Connects and starts.
     *
     * @throws VenueException one line: the venue cannot be reached, refuses, or does not know a symbol
     * @throws IllegalArgumentException one line: something is missing or does not fit
     */
    public Ticklane start() throws VenueException {
        strategy();
        return Ticklane.start(this);
    }

    SpotConfig spotConfig() {
        return tuning.apply(SpotConfig.of(venue, symbols).withStreams(streams).withOrders(orders));
    }

    PriceCacheConfig cacheConfig() {
        return new PriceCacheConfig(cacheCapacity, ttlNanos, Math.max(1, spotConfig().symbols().size()))
                .withFile(cacheFile);
    }

    boolean asksForPrices() {
        return pricesFirst;
    }

    ThreadPins pins() {
        return pins;
    }

    boolean keepsAwake() {
        return keepAwake;
    }

    boolean warmsUp() {
        return warmUp;
    }

    LatencyConfig latencyConfig() {
        return latency;
    }

    BridgeConfig bridgeConfig() {
        return bridge;
    }

    Strategy strategy() {
        if (strategy == null) {
            throw new IllegalArgumentException("no strategy: call strategy(...) before start()");
        }
        return strategy;
    }

    @Nullable
    Credentials credentials() {
        return credentials;
    }

    @Nullable
    X509TrustManager trust() {
        return trust;
    }
}
