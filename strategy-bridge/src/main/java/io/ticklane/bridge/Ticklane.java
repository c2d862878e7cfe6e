package io.ticklane.bridge;

import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Outlier;
import io.ticklane.cache.CacheStatistics;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.rest.ClockOffset;
import io.ticklane.connector.spot.SpotConnector;
import io.ticklane.connector.spot.SpotStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running session: connector, cache, core and one strategy, put together and started. What an engine embeds.
 *
 * <pre>{@code
 * try (Ticklane ticklane = Ticklane.builder(VenueProfile.binanceTestnet())
 *         .symbols("BTCUSDT", "ETHUSDT")
 *         .strategy(new MyStrategy())
 *         .start()) {
 *     ticklane.awaitLive(Duration.ofSeconds(10));
 *     ...
 * }
 * }</pre>
 *
 * <p>All methods can be called by any thread but the core; the strategy is called by the core alone.
 */
public final class Ticklane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticklane.class);
    private static final long WIND_DOWN_NANOS = 2_000_000_000L;
    private static final long LOOK_NANOS = 2_000_000L;

    private final SpotConnector connector;
    private final PriceCache cache;
    private final StrategyBridge bridge;
    private final LatencyRecorder latency;
    private final AwakeProcessors awake;
    private final ScheduledExecutorService report;
    private boolean closed;

    private Ticklane(SpotConnector connector, PriceCache cache, StrategyBridge bridge,
            LatencyRecorder latency, AwakeProcessors awake) {
        this.connector = connector;
        this.cache = cache;
        this.bridge = bridge;
        this.latency = latency;
        this.awake = awake;
        report = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "report");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A session to be: top of book, default limits, orders on paper, until told otherwise. */
    public static TicklaneBuilder builder(VenueProfile venue) {
        return new TicklaneBuilder(venue);
    }

    static Ticklane start(TicklaneBuilder settings) throws VenueException {
        // Two threads must not be the first to log.
        LOG.debug("starting at {}", settings.spotConfig().venue().name());
        // The map takes most of a second to come up, and the code to warm up; the venue is asked meanwhile.
        LatencyRecorder latency = new LatencyRecorder(settings.latencyConfig());
        CompletableFuture<PriceCache> opening = CompletableFuture
                .supplyAsync(() -> openWarm(settings, latency), Ticklane::onItsOwnThread);
        SpotConnector connector = null;
        AwakeProcessors awake = settings.keepsAwake() ? AwakeProcessors.keep() : AwakeProcessors.NONE;
        try {
            connector = SpotConnector.open(settings.spotConfig(), settings.credentials(), settings.trust());
            PriceCache cache = opened(opening);
            StrategyBridge bridge = new StrategyBridge(connector.instruments(), cache, connector.gateway(),
                    settings.strategy(), settings.bridgeConfig(), latency, System::nanoTime);
            Ticklane ticklane = new Ticklane(connector, cache, bridge, latency, awake);
            connector.start(bridge, bridge::onTimer,
                    (what, cause) -> bridge.killSwitch().activate("core failed on " + what + ": " + cause));
            if (settings.asksForPrices()) {
                connector.askForPrices();
            }
            ticklane.sampleEachSecond();
            settings.pins().apply();
            return ticklane;
        } catch (VenueException | RuntimeException e) {
            if (connector != null) {
                connector.close();
            }
            closeWhenOpened(opening);
            latency.close();
            awake.close();
            throw e;
        }
    }

    /**
     * Waits until every stream is acknowledged.
     *
     * @return false if that takes longer than {@code timeout}; {@link #connection} tells why
     */
    public boolean awaitLive(Duration timeout) throws InterruptedException {
        return connector.awaitLive(timeout);
    }

    /** The instruments of the session. */
    public Instruments instruments() {
        return connector.instruments();
    }

    /** The cache, for reading from any thread without stopping the core. */
    public QuoteReader quotes() {
        return cache;
    }

    /**
     * Copies the quote of an instrument.
     *
     * @return as {@link QuoteReader#read}; {@link QuoteReader#ABSENT} for an unknown symbol
     */
    public int quote(String symbol, Quote into) {
        Instrument instrument = connector.instruments().find(symbol);
        if (instrument == null) {
            into.clear();
            return QuoteReader.ABSENT;
        }
        return cache.read(instrument.id(), System.nanoTime(), into);
    }

    /** Hits, misses, evictions and size of the cache. */
    public CacheStatistics cache() {
        return cache.statistics();
    }

    /**
     * Has cached prices removed, by the core; they come back with the next tick. An instrument that is removed is
     * absent to every reader.
     *
     * @param pattern a symbol, in which {@code *} stands for any characters and {@code ?} for one; any case
     * @return completed with how many were removed; with {@link IllegalStateException} if the session has ended
     */
    public CompletableFuture<Integer> invalidate(String pattern) {
        return bridge.invalidate(pattern.toUpperCase(Locale.ROOT));
    }

    /** Stage latencies up to now, with curves and a timeline of seconds. */
    public LatencyReport latency() {
        latency.sample(System.nanoTime());
        return latency.report();
    }

    /**
     * The worst ticks over the threshold, worst first: which stage it was, the ticks before, and what the JVM did.
     * What the JVM did becomes known a second or two later.
     */
    public List<Outlier> outliers() {
        latency.sample(System.nanoTime());
        return latency.outliers();
    }

    /** The recorder itself, for a live display of its own rhythm. */
    public LatencyRecorder recorder() {
        return latency;
    }

    /** What the core has counted. */
    public BridgeCounters counters() {
        return bridge.counters();
    }

    /** How the core stands. */
    public BridgeStatus status() {
        return bridge.status();
    }

    /** How connections, feed and ring stand. */
    public SpotStatus connection() {
        return connector.status();
    }

    /** Whether the machine's idle processors are kept from halting, as asked for by {@code keepAwake}. */
    public boolean keepsAwake() {
        return awake.kept();
    }

    /** The venue's clock against ours, as last measured, or null. */
    public @Nullable ClockOffset clock() {
        return connector.clock();
    }

    /** What trading that instrument has led to. */
    public Position position(int instrumentId) {
        return bridge.position(instrumentId);
    }

    /** Throws the kill switch: no order leaves any more, open ones are cancelled. */
    public void kill(String reason) {
        bridge.killSwitch().activate(reason);
    }

    /** Forgets the latencies recorded so far, so that a warm-up does not count. */
    public void resetLatency() {
        latency.reset(System.nanoTime());
    }

    /**
     * Calls the strategy's {@code onStop}, cancels open orders, waits for the answers up to 2 seconds, and ends
     * every thread. Counters can be read afterwards, quotes cannot.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        windDown();
        connector.close();
        report.shutdownNow();
        latency.close();
        cache.close();
        awake.close();
    }

    private void windDown() {
        connector.announceStop("session closed");
        long end = System.nanoTime() + WIND_DOWN_NANOS;
        while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()
                && (bridge.status().state() != BridgeStatus.State.STOPPED || bridge.openOrders() > 0)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void sampleEachSecond() {
        ScheduledFuture<?> unused = report.scheduleAtFixedRate(
                () -> latency.sample(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
    }

    /** Waits for it: a JVM that ends meanwhile would leave half a map behind, and say so. */
    private static void closeWhenOpened(CompletableFuture<PriceCache> opening) {
        try {
            opening.join().close();
        } catch (CompletionException e) {
            LOG.debug("no cache to close: {}", e.toString());
        }
    }

    private static PriceCache openWarm(TicklaneBuilder settings, LatencyRecorder latency) {
        latency.listenToJvm();
        PriceCache cache = PriceCache.open(settings.cacheConfig());
        try {
            if (settings.warmsUp()) {
                TicklaneWarmUp.run(settings.latencyConfig());
            }
            return cache;
        } catch (RuntimeException | Error e) {
            cache.close();
            throw e;
        }
    }

    private static PriceCache opened(CompletableFuture<PriceCache> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void onItsOwnThread(Runnable work) {
        Thread thread = new Thread(work, "cache-opener");
        thread.setDaemon(true);
        thread.start();
    }
}
