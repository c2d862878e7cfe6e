package io.ticklane.simulator;

import io.ticklane.simulator.admin.AdminApi;
import io.ticklane.simulator.admin.StepRequests;
import io.ticklane.simulator.api.rest.RestApi;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.fault.Faults;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Market;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.manual.HandClock;
import io.ticklane.simulator.manual.ManualMarket;
import io.ticklane.simulator.metronome.MetronomeConfig;
import io.ticklane.simulator.metronome.MetronomeMarket;
import io.ticklane.simulator.net.AdminServer;
import io.ticklane.simulator.net.HttpService;
import io.ticklane.simulator.net.NetConfig;
import io.ticklane.simulator.net.NetLoop;
import io.ticklane.simulator.net.Services;
import io.ticklane.simulator.net.TlsIdentity;
import io.ticklane.simulator.net.VenueServer;
import io.ticklane.simulator.page.Page;
import io.ticklane.simulator.playback.Capture;
import io.ticklane.simulator.playback.PlaybackMarket;
import io.ticklane.simulator.stream.StreamHub;
import io.ticklane.simulator.stream.StreamKind;
import io.ticklane.simulator.stream.WireToWire;
import io.ticklane.simulator.synthetic.SyntheticConfig;
import io.ticklane.simulator.synthetic.SyntheticHistory;
import io.ticklane.simulator.synthetic.SyntheticMarket;
import io.ticklane.simulator.tape.History;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Everything that lives on the simulator's thread, put together. Simulator thread only. */
final class Venue {
    private final SimulatorConfig config;
    private final List<SymbolSpec> symbols;
    private final List<String> streams;
    private final NetLoop loop;
    private final StreamHub hub;
    private final Faults faults;
    private final VenueServer server;
    private final AdminServer admin;
    private final OrderTally tally;
    private final WireToWire wireToWire;
    private final VenueTime time;
    /** The market's time; of the machine, or by hand. */
    private final LongSupplier nanos;
    private final @Nullable HandClock hand;
    private final Tape tape;
    private final Market market;
    private final Timeline timeline;
    private final @Nullable PlaybackMarket playback;
    private final @Nullable MetronomeMarket metronome;
    private final long startNanos = System.nanoTime();
    private final Page page = new Page();
    private int port;
    private int sbePort;
    private int adminPort;
    private boolean startWanted;

    /**
     * Puts the venue together; opens nothing yet.
     *
     * @param capture what is played, or null if nothing is
     * @param streams what {@link StartWhen#ALL_SUBSCRIBED} waits for
     */
    Venue(SimulatorConfig config, List<SymbolSpec> symbols, List<String> streams, @Nullable Capture capture,
            @Nullable TlsIdentity tls, NetLoop loop) {
        this.config = config;
        this.symbols = symbols;
        this.streams = streams;
        this.loop = loop;
        hand = config.market() == MarketKind.MANUAL ? new HandClock(System::nanoTime) : null;
        nanos = hand == null ? System::nanoTime : hand;
        time = VenueTime.startingAt(config.nowMillis(), startNanos, nanos);
        Exchange exchange = new Exchange(symbols,
                config.accounts().isEmpty() ? DefaultAccount.keys(symbols) : config.accounts(),
                Fees.STANDARD, time);
        tape = new Tape(symbols, ReferenceRule.STANDARD);
        if (capture == null) {
            exchange.listen(tape);
        }
        wireToWire = new WireToWire(symbols.size());
        hub = new StreamHub(symbols, new ExchangeView(exchange, time), tape, wireToWire);
        if (capture != null) {
            hub.leaveToRecording(Set.copyOf(streams));
        }
        faults = new Faults(config.seed(), System::nanoTime);
        Administration administration = new Administration(exchange, faults, time,
                config.market() == MarketKind.SYNTHETIC || config.market() == MarketKind.MANUAL);
        administration.watch(hub);
        VenueClock front = administration.clock();
        Requests requests = new Requests(exchange, front, tape, config.limits(), config.userData(),
                administration::depth);
        server = new VenueServer(loop,
                new NetConfig(config.host(), config.port(), config.sbePort(), tls, config.frameLimit(),
                        config.pingEvery(),
                        config.pongWithin(), config.connectionLife(), config.backlogLimit()),
                new Services(counter(exchange, requests.rest()), requests.ws(), hub, this::catchUp),
                () -> front.epochMicros() / 1000, faults);
        playback = capture == null
                ? null
                : new PlaybackMarket(capture, exchange, new RecordedEvents(hub, tape), time, config.speed(),
                        config.loop(),
                        server::receptive);
        metronome = config.market() == MarketKind.METRONOME
                ? new MetronomeMarket(
                        new MetronomeConfig(symbols, config.hotSymbols(), config.rate(),
                                config.rhythm(), config.marketDuration().toNanos()),
                        exchange, hub, server::receptive)
                : null;
        tally = new OrderTally(wireToWire, server::receivedNanos, symbol -> {
            if (metronome != null) {
                metronome.orderFilled(symbol);
            }
        });
        exchange.listen(tally);
        market = market(exchange);
        timeline = new Timeline(market, hub, time);
        admin = new AdminServer(loop, adminApi(administration, exchange)::handle, this::ownPage);
        hub.onSubscriptions(this::subscriptionsChanged);
        startWanted = startWhen() == StartWhen.AT_ONCE;
    }

    /** Opens the ports. */
    void open() {
        port = server.bind();
        config.faults().forEach(fault -> faults.add(fault, System.nanoTime()));
        sbePort = server.bindSbe();
        adminPort = admin.bind(config.adminPort());
    }

    /** One round: what is due at the market, then the sockets. */
    void turn() {
        long now = System.nanoTime();
        if (startWanted) {
            startMarket(now);
        }
        timeline.advance(nanos.getAsLong());
        server.advance(now);
        server.flush();
        loop.poll(config.spin() ? 0 : waitNanos());
        server.flush();
    }

    void close() {
        server.close();
        admin.close();
        if (playback != null) {
            playback.close();
        }
    }

    /** Begins a recording or metronome that waits. */
    void startMarket() {
        startWanted = true;
    }

    Faults faults() {
        return faults;
    }

    int port() {
        return port;
    }

    /** Its sockets. */
    VenueServer server() {
        return server;
    }

    /** The venue's clock. */
    long epochMillis() {
        return time.epochMicros() / 1000;
    }

    int sbePort() {
        return sbePort;
    }

    int adminPort() {
        return adminPort;
    }

    WireToWire wireToWire() {
        return wireToWire;
    }

    void pace(int ticksPerSecond) {
        if (metronome == null) {
            throw new IllegalStateException("a " + config.market() + " market has no rate to change");
        }
        metronome.pace(ticksPerSecond, nanos.getAsLong());
    }

    SimulatorStats stats() {
        Map<String, Long> frames = new LinkedHashMap<>();
        for (StreamKind kind : StreamKind.values()) {
            if (hub.frames(kind) > 0) {
                frames.put(kind.label(), hub.frames(kind));
            }
        }
        return new SimulatorStats((System.nanoTime() - startNanos) / 1e9, server.counters(),
                hub.subscriptions(), frames, tally.orders(), tally.rejects(), tally.fills(),
                wireToWire.latency(), progress());
    }

    private AdminApi adminApi(Administration administration, Exchange exchange) {
        AdminApi api = administration.api(server);
        api.add("GET", "/stats", request -> StatsText.write(stats()));
        api.add("POST", "/start", request -> {
            startMarket();
            return new JsonWriter().object().put("started", true).end();
        });
        if (hand != null && market instanceof ManualMarket manual) {
            new StepRequests(exchange, manual, hand, time, timeline::advance).addTo(api);
        }
        return api;
    }

    /** Whether a page comes from this venue's own port. */
    private boolean ownPage(String origin) {
        String scheme = config.tls() ? "https://" : "http://";
        return origin.equals(scheme + "127.0.0.1:" + port) || origin.equals(scheme + "localhost:" + port)
                || origin.equals(scheme + "[::1]:" + port);
    }

    private SimulatorStats.MarketProgress progress() {
        MetronomeMarket.Progress ticks = metronome == null
                ? new MetronomeMarket.Progress(0, 0, 0, 0)
                : metronome.progress(nanos.getAsLong());
        return new SimulatorStats.MarketProgress(config.market(), started(), market.ended(),
                playback == null ? Map.of() : playback.played(), ticks.due(), ticks.sent(), ticks.late(),
                ticks.maxLateMicros());
    }

    private boolean started() {
        return playback != null ? playback.started() : metronome == null || metronome.started();
    }

    /** A request meets the market as it is when it arrives: all that was planned before has happened. */
    private HttpService counter(Exchange exchange, RestApi rest) {
        return new HttpService() {
            @Override
            public RestReply handle(RestRequest request) {
                catchUp();
                return rest.handle(request);
            }

            @Override
            public @Nullable RestReply page(String path, boolean html) {
                return page.part(path, html, adminPort);
            }

            @Override
            public String account(@Nullable String apiKey) {
                Wallet wallet = apiKey == null ? null : exchange.wallet(apiKey);
                return wallet == null ? "" : wallet.name();
            }

            @Override
            public String method(RestRequest request) {
                return rest.method(request);
            }
        };
    }

    private void catchUp() {
        timeline.advance(nanos.getAsLong());
    }

    private long waitNanos() {
        long due = Math.min(timeline.nextDueNanos() - nanos.getAsLong(),
                server.nextDueNanos() - System.nanoTime());
        return startWanted && !started() ? 0 : due;
    }

    private void startMarket(long now) {
        startWanted = false;
        if (playback != null) {
            playback.start(now);
        } else if (metronome != null) {
            metronome.start(now);
        }
    }

    private Market market(Exchange exchange) {
        if (playback != null) {
            return playback;
        }
        if (metronome != null) {
            exchange.listen(new TradesOnly(hub));
            return metronome;
        }
        exchange.listen((MarketListener) hub);
        if (config.market() == MarketKind.MANUAL) {
            return new ManualMarket(exchange);
        }
        beginAfter(exchange,
                new SyntheticHistory(config.seed(), symbols, (startNanos - time.nanosAt(0)) / 1_000_000));
        return new SyntheticMarket(
                new SyntheticConfig(config.seed(), symbols, config.eventsPerSecond()), exchange, time,
                startNanos);
    }

    /** Lets ids and prices go on where the past ends. */
    private void beginAfter(Exchange exchange, History past) {
        tape.continueFrom(past);
        for (SymbolSpec spec : symbols) {
            int symbol = spec.index();
            exchange.tradeIds(symbol, past.lastTradeId(symbol), past.lastAggregateId(symbol));
            exchange.lastPrice(symbol, past.lastTrade(symbol).price());
        }
    }

    private StartWhen startWhen() {
        if (config.startWhen() != null) {
            return config.startWhen();
        }
        return config.market() == MarketKind.PLAYBACK
                ? StartWhen.ALL_SUBSCRIBED
                : StartWhen.FIRST_SUBSCRIPTION;
    }

    private void subscriptionsChanged() {
        boolean ready = switch (startWhen()) {
            case FIRST_SUBSCRIPTION -> hub.subscriptions() > 0;
            case ALL_SUBSCRIBED -> streams.stream().allMatch(hub::subscribed);
            case AT_ONCE, TOLD -> false;
        };
        startWanted = startWanted || (ready && !started());
    }

    /** Every bookTicker stream: what a metronome emits. */
    static List<String> tickerStreams(List<SymbolSpec> symbols) {
        return symbols.stream()
                .map(spec -> spec.symbol().toLowerCase(Locale.ROOT) + "@bookTicker")
                .toList();
    }
}
