package io.ticklane.app.session;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import io.ticklane.app.config.AppConfig;
import io.ticklane.app.run.Curve;
import io.ticklane.app.run.Figures;
import io.ticklane.app.run.MarketSource;
import io.ticklane.app.run.Plan;
import io.ticklane.app.run.Session;
import io.ticklane.bridge.BridgeStatus;
import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.Ticklane;
import io.ticklane.bridge.TicklaneBuilder;
import io.ticklane.bridge.latency.TimelineSample;
import io.ticklane.bridge.strategy.Strategies;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.spot.OrderRoute;
import io.ticklane.connector.spot.SpotConfig;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.spot.StreamKind;
import io.ticklane.simulator.Simulator;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connector with a strategy on it, and where the plan says so the simulator that it trades with.
 *
 * <p>One thread.
 */
public final class LiveSession implements Session {
    /** What a simulator in the process takes. */
    private static final int SIMULATOR_PROCESSORS = 1;

    private final Plan plan;
    private final Strategy strategy;
    private final @Nullable Simulator simulator;
    private final Playback playback;
    private @Nullable Ticklane ticklane;
    private @Nullable Figures last;
    private long startNanos;
    private long sampledNanos;

    private LiveSession(Plan plan, Strategy strategy, @Nullable Simulator simulator) {
        this.plan = plan;
        this.strategy = strategy;
        this.simulator = simulator;
        playback = new Playback(plan.market(), simulator);
    }

    /**
     * Makes the strategy and starts the simulator where there is one.
     *
     * @throws Refusal if the strategy or the market is no good
     */
    public static Session open(Plan plan) {
        AppConfig config = plan.config();
        if (config.format() == StreamFormat.SBE && plan.market().kind() == MarketSource.Kind.RECORDED) {
            throw new Refusal("stream.format: a capture holds JSON and is played as it is; use json");
        }
        try {
            Strategy strategy = strategy(config.strategy());
            Simulator simulator = config.embedded()
                    ? Simulator.start(Markets.embedded(config, plan.market()))
                    : null;
            return new LiveSession(plan, strategy, simulator);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Markets.refusal(e, plan.market());
        }
    }

    private static Strategy strategy(AppConfig.Strategy wanted) {
        try {
            return Strategies.byName(wanted.name(), wanted.own());
        } catch (IllegalArgumentException e) {
            boolean none = e.getCause() instanceof ReflectiveOperationException;
            throw new Refusal(e.getMessage() + (none ? Nearest.hint(wanted.name(), Strategies.NAMES) : ""),
                    e);
        }
    }

    @Override
    public void start() throws VenueException {
        try {
            VenueCheck.keys(plan);
            ticklane = builder().start();
            startNanos = System.nanoTime();
        } catch (VenueException e) {
            throw VenueCheck.named(plan.config(), e);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Figures glance() {
        Figures done = last;
        return done != null ? done : FigureReader.read(running(), simulator, startNanos, false);
    }

    @Override
    public Figures figures() {
        Figures done = last;
        return done != null ? done : FigureReader.read(running(), simulator, startNanos, true);
    }

    @Override
    public Curve recentTickToOrder() {
        double p50 = 0;
        double p99 = 0;
        double max = 0;
        long count = 0;
        List<TimelineSample> samples = running().latency().timeline();
        for (TimelineSample sample : samples) {
            if (sample.atNanos() - sampledNanos > 0 && sample.tickToOrder().count() > 0) {
                long more = sample.tickToOrder().count();
                p50 = (p50 * count + sample.tickToOrder().p50() * more) / (count + more);
                p99 = Math.max(p99, sample.tickToOrder().p99());
                max = Math.max(max, sample.tickToOrder().max());
                count += more;
            }
        }
        sampledNanos = samples.isEmpty() ? sampledNanos : samples.get(samples.size() - 1).atNanos();
        return new Curve(p50, p50, p99, p99, max, count, List.of());
    }

    @Override
    public boolean ended() {
        return !failure().isEmpty() || playback.ended(glance());
    }

    @Override
    public String failure() {
        Ticklane session = ticklane;
        if (session == null || last != null) {
            return "";
        }
        BridgeStatus status = session.status();
        if (status.state() == BridgeStatus.State.HALTED) {
            return "trading was halted: " + status.reason();
        }
        return status.strategyFailed() ? "the strategy threw an exception, see the log" : "";
    }

    @Override
    public void stop() {
        Ticklane session = ticklane;
        if (session == null || last != null) {
            return;
        }
        // Quotes value the positions and go with the session; what winding down adds is read after it.
        Figures before = FigureReader.read(session, simulator, startNanos, false);
        session.close();
        last = FigureReader.afterClose(session, simulator, startNanos, before);
    }

    @Override
    public void close() {
        stop();
        if (simulator != null) {
            simulator.close();
        }
    }

    private TicklaneBuilder builder() {
        AppConfig config = plan.config();
        Set<StreamKind> kinds = EnumSet.copyOf(config.streams());
        List<String> symbols = config.symbols();
        VenueProfile venue = config.venue();
        Credentials credentials = plan.credentials();
        X509Certificate certificate = null;
        if (simulator != null) {
            venue = new VenueProfile(venue.name(), simulator.rest(), simulator.stream(), simulator.sbe(),
                    simulator.wsApi(), false);
            credentials = simulatorKey(config);
            certificate = simulator.certificate();
            symbols = simulator.symbols();
            if (plan.market().kind() == MarketSource.Kind.RECORDED) {
                kinds = Markets.kinds(simulator.streams());
            }
        }
        TicklaneBuilder builder = Ticklane.builder(venue).symbols(symbols).strategy(strategy)
                .orders(OrderMode.valueOf(plan.orderMode().toUpperCase(Locale.ROOT))).limits(config.limits())
                .latency(config.latency()).pinThreads(config.threads().pins())
                .keepAwake(config.threads().awake())
                .cache(config.cache().capacity(), config.cache().ttl())
                .pricesFirst(config.cache().warmUp());
        Path file = config.cache().file();
        if (file != null) {
            builder.cacheFile(file);
        }
        if (credentials != null) {
            builder.credentials(credentials);
        }
        if (certificate != null) {
            builder.trust(certificate);
        }
        Set<StreamKind> streams = kinds;
        return builder.tune(defaults -> tuned(defaults, streams));
    }

    /** SBE streams take no other key than Ed25519; over the WebSocket API it saves signing each order. */
    private static Credentials simulatorKey(AppConfig config) {
        return config.format() == StreamFormat.SBE || config.route() == OrderRoute.WEBSOCKET
                ? new Credentials(Credentials.Type.ED25519, Simulator.ED25519_API_KEY,
                        Simulator.ED25519_PRIVATE_KEY)
                : new Credentials(Credentials.Type.HMAC, Simulator.API_KEY, Simulator.SECRET);
    }

    private SpotConfig tuned(SpotConfig defaults, Set<StreamKind> streams) {
        AppConfig config = plan.config();
        SpotConfig tuned = new SpotConfig(defaults.venue(), defaults.symbols(), streams, config.layout(),
                config.stream(), config.inbound(), config.outbound(), config.rest(),
                config.failover(), config.pollPeriod(), config.maxClockOffset(), defaults.orders(),
                config.gateway(), config.paper(), config.format(), config.timeUnit(), config.route());
        if (!config.spin().equals("auto")) {
            return tuned.withStream(config.stream().withSpin(config.spin().equals("on")));
        }
        int processors = Runtime.getRuntime().availableProcessors();
        return tuned.withSpinFor(simulator == null ? processors : processors - SIMULATOR_PROCESSORS);
    }

    private Ticklane running() {
        Ticklane session = ticklane;
        if (session == null) {
            throw new IllegalStateException("not started");
        }
        return session;
    }
}
