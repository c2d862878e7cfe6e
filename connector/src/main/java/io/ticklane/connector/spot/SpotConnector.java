package io.ticklane.connector.spot;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.failover.Fallback;
import io.ticklane.connector.failover.FeedBreaker;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.order.PaperOrderGateway;
import io.ticklane.connector.order.RestOrderGateway;
import io.ticklane.connector.order.WebSocketOrderGateway;
import io.ticklane.connector.rest.ClockOffset;
import io.ticklane.connector.rest.RateUsage;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.rest.TickPoller;
import io.ticklane.connector.rest.TrustAnchors;
import io.ticklane.connector.ring.CoreIdle;
import io.ticklane.connector.ring.FatalHandler;
import io.ticklane.connector.ring.InboundRing;
import io.ticklane.connector.ring.OutboundRing;
import io.ticklane.connector.ring.RingConfig;
import io.ticklane.connector.stream.IdleHook;
import io.ticklane.connector.stream.StreamBase;
import io.ticklane.connector.stream.StreamManager;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.DecoderCounters;
import io.ticklane.connector.wire.ExchangeInfo;
import io.ticklane.connector.wire.FrameDecoder;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A connector to one Spot venue: {@link #open} asks the venue for its instruments, {@link #start} brings the
 * prices, {@link #close} ends everything.
 *
 * <p>Methods can be called by any thread; the core is called by one thread only, which the layout chooses.
 */
public final class SpotConnector implements AutoCloseable {
    private static final int DRAIN_BATCH = 256;
    /** A look costs as much as the turn itself: every ten microseconds is enough. */
    private static final int TURNS_PER_ANSWER = 16;
    /** 36 to the power of 8. */
    private static final long SESSIONS = 2_821_109_907_456L;

    private final SpotConfig config;
    private final Layout layout;
    private final Instruments instruments;
    private final RestClient rest;
    private final CoreRelay relay;
    private final InboundRing ring;
    private final OrderGateway gateway;
    private final TickPoller poller;
    private final StreamBase market;
    private final List<DecoderCounters> decoders = new CopyOnWriteArrayList<>();
    // Set by start before its threads run; read by them and by status().
    private volatile @Nullable StreamManager streams;
    private volatile @Nullable FeedBreaker breaker;
    private volatile @Nullable CoreIdle idle;
    private volatile @Nullable FatalHandler fatal;
    private boolean closed;

    private SpotConnector(SpotConfig config, RestClient rest, Instruments instruments,
            @Nullable Credentials credentials, StreamBase market) throws VenueException {
        this.config = config;
        this.rest = rest;
        this.instruments = instruments;
        this.market = market;
        layout = config.layout().resolve(StreamManager.connections(config.streamNames(), config.stream()),
                Runtime.getRuntime().availableProcessors());
        relay = new CoreRelay();
        ring = new InboundRing(inbound(), instruments.size(), relay, this::onFatal, this::onIdle);
        gateway = config.orders() == OrderMode.PAPER ? paper() : venue(credentials);
        poller = new TickPoller(rest, instruments, ring.publisher(), config.pollPeriod());
    }

    /**
     * Asks the venue for the instruments and its time. Nothing else is connected yet.
     *
     * @param credentials needed for orders at the venue and, of type Ed25519, for SBE streams, else may be null
     * @param trust how to verify the venue's certificate; null for the JDK's own anchors
     * @throws VenueException one line: the venue cannot be reached, does not know a symbol, refuses, or its
     *         clock is too far from ours
     * @throws IllegalArgumentException one line: the configuration does not fit
     */
    public static SpotConnector open(SpotConfig config, @Nullable Credentials credentials,
            @Nullable X509TrustManager trust) throws VenueException {
        if (config.orders() != OrderMode.PAPER && credentials == null) {
            throw new IllegalArgumentException("orders to " + config.venue().name()
                    + " need an API key: give credentials, or trade on paper");
        }
        StreamBase market = MarketWire.base(config, credentials,
                trust == null ? null : TrustAnchors.context(trust));
        RestClient rest = new RestClient(config.venue(), config.rest(), credentials, trust);
        try {
            checkClock(config, rest);
            Instruments instruments = new Instruments(
                    ExchangeInfo.parse(rest.get("/api/v3/exchangeInfo", config.symbolQuery()),
                            config.symbols()));
            return new SpotConnector(config, rest, instruments, credentials, market);
        } catch (VenueException | RuntimeException e) {
            rest.close();
            throw e;
        }
    }

    /** The instruments of the session; ids in the order of the configured symbols. */
    public Instruments instruments() {
        return instruments;
    }

    /** Where orders go, all from the core's thread; the answers come to the core. */
    public OrderGateway gateway() {
        return gateway;
    }

    /** The layout in use, never {@link Layout#AUTO}. */
    public Layout layout() {
        return layout;
    }

    /**
     * Starts the threads; prices follow.
     *
     * @param core takes every event, on one thread
     * @param idle called on that thread again and again, for timers
     * @param fatal told when the core throws, on that thread; the core goes on with the next event
     * @throws VenueException if the venue refuses the connections that are opened ahead of orders
     */
    public synchronized void start(InboundHandler core, CoreIdle idle, FatalHandler fatal)
            throws VenueException {
        if (streams != null || closed) {
            throw new IllegalStateException("a connector starts once");
        }
        this.idle = idle;
        this.fatal = fatal;
        relay.to(core);
        if (config.orders() != OrderMode.PAPER) {
            rest.warmUp();
        }
        if (gateway instanceof WebSocketOrderGateway direct) {
            direct.start(config.stream().connectTimeout());
        }
        boolean inline = layout == Layout.INLINE;
        InboundHandler sink = inline ? ring.direct() : ring.publisher();
        IdleHook hook = inline ? whenIdle() : null;
        StreamManager manager = new StreamManager(market, config.streamNames(), config.stream(),
                () -> decoder(sink), ring.publisher(), hook);
        streams = manager;
        breaker = new FeedBreaker(config.failover(), () -> manager.healthy(System.nanoTime()),
                fallback(),
                ring.publisher());
        if (inline) {
            ring.wakeBy(manager::wakeup);
        } else {
            ring.start();
        }
        manager.start();
        breaker.start();
    }

    /**
     * Asks once over REST for the prices of all instruments; they come to the core as ticks of that source, received
     * when they were asked for. Does not wait; a failure is logged. Call it once, after {@link #start}.
     */
    public void askForPrices() {
        poller.pollOnce();
    }

    /**
     * Waits until every stream is acknowledged.
     *
     * @return false if that takes longer; {@link #status} tells why
     */
    public boolean awaitLive(Duration timeout) throws InterruptedException {
        StreamManager manager = streams;
        if (manager == null) {
            throw new IllegalStateException("not started");
        }
        return manager.awaitSubscribed(timeout);
    }

    /** Tells the core, in order with everything else, that the session is over; it winds down its orders. */
    public void announceStop(String reason) {
        ring.publisher().onFeed(FeedEvent.state(FeedState.STOPPED, System.nanoTime(), reason));
    }

    /** How it stands now. */
    public SpotStatus status() {
        StreamManager manager = streams;
        FeedBreaker feed = breaker;
        return new SpotStatus(layout, feed == null ? FeedState.CONNECTING : feed.state(),
                feed == null ? List.of() : feed.transitions(), manager == null ? List.of() : manager.status(),
                manager == null ? 0 : manager.reconnects(), DecoderTotals.of(decoders), ring.dropped(),
                ring.highWater(), ring.size());
    }

    /** What the venue's rate limits say of us. */
    public RateUsage usage() {
        return rest.usage();
    }

    /** The venue's clock against ours, as last measured, or null. */
    public @Nullable ClockOffset clock() {
        return rest.clock();
    }

    /** Ends streams, fallback, orders and ring, in this order. Open orders stay as they are. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (breaker != null) {
            breaker.close();
        }
        poller.close();
        gateway.close();
        StreamManager manager = streams;
        if (manager != null) {
            manager.close();
            // What others published since the stream thread ended is handled here, where it did end.
            if (layout == Layout.INLINE && manager.ended()) {
                ring.drain(Integer.MAX_VALUE);
            }
        }
        ring.close();
        rest.close();
    }

    private Fallback fallback() {
        return new Fallback() {
            @Override
            public void start() {
                poller.start();
            }

            @Override
            public void stop() {
                poller.stop();
            }

            @Override
            public boolean delivers(long nowNanos) {
                return poller.delivers(nowNanos);
            }
        };
    }

    private FrameDecoder decoder(InboundHandler sink) {
        FrameDecoder decoder = MarketWire.decoder(config, instruments, sink);
        decoders.add(decoder.counters());
        return decoder;
    }

    private RingConfig inbound() {
        return layout == Layout.RING
                ? new RingConfig(config.inbound().size(), "busy-spin")
                : config.inbound();
    }

    private OrderGateway paper() {
        // Runs on the core thread, so its reports need no ring.
        PaperOrderGateway paper = new PaperOrderGateway(instruments, config.paper(), System::nanoTime, relay);
        relay.watchedBy(paper);
        return paper;
    }

    private OrderGateway venue(@Nullable Credentials credentials) throws VenueException {
        ClientOrderIds ids = new ClientOrderIds(session());
        URI address = config.venue().orders();
        boolean direct = config.route() == OrderRoute.WEBSOCKET && config.orders() == OrderMode.VENUE;
        if (direct && address == null) {
            throw new VenueException(VenueException.Remedy.STOP, 0, config.venue().name()
                    + " has no WebSocket API: set venue.orders, or orders.route=rest");
        }
        RestOrderGateway venue = new RestOrderGateway(rest, instruments, ids, config.orders(),
                config.gateway(), ring.publisher());
        if (!direct || address == null || credentials == null) {
            return new OutboundRing(config.outbound(), venue, this::onFatal);
        }
        // Writes on the core's own thread: a hop would cost more than the write.
        try {
            return new WebSocketOrderGateway(config.venue().name(), address, market.tls(), credentials,
                    instruments, ids, venue, rest, config.stream(), config.rest().callTimeout(),
                    config.gateway().maxInFlight());
        } catch (VenueException | RuntimeException e) {
            venue.close();
            throw e;
        }
    }

    /** Eight letters and digits that no other session on the account is likely to have. */
    private static String session() {
        return Long.toString(new SecureRandom().nextLong(SESSIONS / Character.MAX_RADIX, SESSIONS),
                Character.MAX_RADIX);
    }

    /** A core that spins on its stream also looks for answers to its orders: else another thread is woken for each. */
    private IdleHook whenIdle() {
        if (!config.stream().spin() || !(gateway instanceof WebSocketOrderGateway direct)) {
            return this::drainAll;
        }
        return new IdleHook() {
            private int turns;

            @Override
            public void idle() {
                if (++turns % TURNS_PER_ANSWER == 0) {
                    direct.poll();
                }
                drainAll();
            }
        };
    }

    private void drainAll() {
        while (ring.drain(DRAIN_BATCH) == DRAIN_BATCH) {
            // More is waiting, and the thread may sleep afterwards.
        }
    }

    private void onIdle(long nowNanos) {
        CoreIdle work = idle;
        if (work != null) {
            work.onIdle(nowNanos);
        }
    }

    private void onFatal(String what, Throwable cause) {
        FatalHandler handler = fatal;
        if (handler != null) {
            handler.onFatal(what, cause);
        }
    }

    private static void checkClock(SpotConfig config, RestClient rest) throws VenueException {
        ClockOffset offset = rest.measureClock();
        long millis = Math.abs(offset.offsetMicros()) / 1_000;
        if (millis > config.maxClockOffset().toMillis()) {
            throw new VenueException(VenueException.Remedy.STOP, 0,
                    "this machine's clock is " + plain(millis)
                            + (offset.offsetMicros() > 0 ? " behind " : " ahead of ") + config.venue().name()
                            + ": set it (NTP), or raise rest.max-clock-offset");
        }
    }

    private static String plain(long millis) {
        Duration duration = Duration.ofMillis(millis);
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : millis + " ms";
    }
}
