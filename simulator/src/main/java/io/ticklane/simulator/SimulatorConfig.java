package io.ticklane.simulator;

import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.api.access.AccountsFile;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.api.ws.EventOrder;
import io.ticklane.simulator.api.ws.UserDataConfig;
import io.ticklane.simulator.admin.FaultScript;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.metronome.Rhythm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of venue to start. Immutable; {@link #builder} gives one with defaults: a synthetic market of BTCUSDT and
 * ETHUSDT on free ports of the loopback interface.
 *
 * @param host address to listen on
 * @param port for REST and streams; 0: any free one
 * @param sbePort for SBE streams; 0: any free one
 * @param adminPort always on 127.0.0.1; 0: any free one
 * @param tls whether the port speaks TLS with a certificate made at start
 * @param files captures for playback, in order; others ignore it
 * @param speed of playback: 1 as recorded, infinity as fast as receivers take it
 * @param loop whether playback begins anew after the last file, with the same ids and times
 * @param startWhen null: playback when all its streams are subscribed, a metronome at the first subscription
 * @param seed of the synthetic market
 * @param symbols upper case; empty: the first {@code symbolCount}, or all that a recording holds
 * @param symbolCount how many, if none are named
 * @param eventsPerSecond of the synthetic market; 0: by the number of symbols
 * @param rate ticks a second of the metronome; 0: as many as its readers take
 * @param rhythm how those ticks lie in time
 * @param hotSymbols of a metronome: so many, from the first, get 15 of 16 ticks; 0: all are alike
 * @param marketDuration how long the metronome goes; zero: for good
 * @param accounts empty: one with {@link Simulator#API_KEY} and {@link Simulator#ED25519_API_KEY}, and a million of
 *     everything
 * @param nowMillis where the venue's clock starts, in epoch milliseconds; 0: the machine's time
 * @param spin whether the venue never sleeps: for measuring, at the price of a core
 * @param frameLimit whether clients that send more than 5 frames a second on a stream connection are cut off
 * @param pingEvery distance of pings on stream connections
 * @param pongWithin how long a ping may stay without its pong
 * @param connectionLife after which stream connections are closed
 * @param backlogLimit bytes waiting for a reader at which its connection is cut
 * @param limits how often clients may ask; by default that is counted and told, and nobody is refused
 * @param userData how account events are delivered
 * @param faults what goes wrong from the start on; their times count from when the ports are open
 */
public record SimulatorConfig(String host, int port, int sbePort, int adminPort, boolean tls,
        MarketKind market,
        List<Path> files, double speed, boolean loop, @Nullable StartWhen startWhen, long seed,
        List<String> symbols, int symbolCount, int eventsPerSecond, int rate, Rhythm rhythm,
        int hotSymbols,
        Duration marketDuration,
        List<Account> accounts, long nowMillis, boolean spin, boolean frameLimit, Duration pingEvery,
        Duration pongWithin, Duration connectionLife, long backlogLimit, RateLimits limits,
        UserDataConfig userData, List<Fault> faults) {

    public SimulatorConfig {
        files = List.copyOf(files);
        symbols = List.copyOf(symbols);
        accounts = List.copyOf(accounts);
        faults = List.copyOf(faults);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
        }
        if (sbePort < 0 || sbePort > 65_535) {
            throw new IllegalArgumentException("SBE port must be 0 to 65535, but is " + sbePort);
        }
        if (adminPort < 0 || adminPort > 65_535) {
            throw new IllegalArgumentException("admin port must be 0 to 65535, but is " + adminPort);
        }
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, but is " + speed);
        }
        if (market == MarketKind.PLAYBACK && files.isEmpty()) {
            throw new IllegalArgumentException("playback: no capture file named; name at least one");
        }
        if (nowMillis < 0) {
            throw new IllegalArgumentException("the venue's clock cannot start at " + nowMillis);
        }
        if (backlogLimit < 1) {
            throw new IllegalArgumentException("backlog limit must be above 0, but is " + backlogLimit);
        }
    }

    /** Defaults to change. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes to the defaults. One thread. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private int sbePort;
        private int adminPort;
        private boolean tls;
        private MarketKind market = MarketKind.SYNTHETIC;
        private List<Path> files = List.of();
        private double speed = 1;
        private boolean loop;
        private @Nullable StartWhen startWhen;
        private long seed = 1;
        private List<String> symbols = List.of();
        private int symbolCount = 2;
        private int eventsPerSecond;
        private int rate = 1000;
        private Rhythm rhythm = Rhythm.STEADY;
        private int hotSymbols;
        private Duration marketDuration = Duration.ZERO;
        private List<Account> accounts = List.of();
        private long nowMillis;
        private boolean spin;
        private boolean frameLimit = true;
        private Duration pingEvery = Duration.ofSeconds(20);
        private Duration pongWithin = Duration.ofSeconds(60);
        private Duration connectionLife = Duration.ofHours(24);
        private long backlogLimit = 64L << 20;
        private RateLimits limits = RateLimits.OFF;
        private EventOrder eventOrder = EventOrder.MIXED;
        private boolean listenKeys;
        private List<Fault> faults = List.of();

        private Builder() {}

        /** Address to listen on. */
        public Builder host(String address) {
            host = address;
            return this;
        }

        /** Port of REST and streams; 0 for any. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Port of the SBE streams; 0 for any. */
        public Builder sbePort(int number) {
            sbePort = number;
            return this;
        }

        /** Port of the admin interface; 0 for any. */
        public Builder adminPort(int number) {
            adminPort = number;
            return this;
        }

        /** TLS on the venue's port. */
        public Builder tls(boolean on) {
            tls = on;
            return this;
        }

        /** A synthetic market drawn from this seed. */
        public Builder synthetic(long newSeed) {
            market = MarketKind.SYNTHETIC;
            seed = newSeed;
            return this;
        }

        /** Orders, cancels and takes of the synthetic market a second; 0: by the number of symbols. */
        public Builder eventsPerSecond(int count) {
            eventsPerSecond = count;
            return this;
        }

        /** These captures, one after the other, at this speed; infinity is as fast as possible. */
        public Builder playback(List<Path> captures, double newSpeed) {
            market = MarketKind.PLAYBACK;
            files = captures;
            speed = newSpeed;
            return this;
        }

        /** Playback without end. */
        public Builder loop(boolean on) {
            loop = on;
            return this;
        }

        /**
         * A metronome of this many ticks a second, 0 for as many as its readers take, for so long; zero is for good.
         */
        public Builder metronome(int ticksPerSecond, Duration duration) {
            market = MarketKind.METRONOME;
            rate = ticksPerSecond;
            marketDuration = duration;
            return this;
        }

        /** How the ticks of a metronome lie in time; evenly, if nothing else is said. */
        public Builder rhythm(Rhythm of) {
            rhythm = of;
            return this;
        }

        /** Gives 15 of 16 ticks of a metronome to so many symbols, from the first. */
        public Builder hotSymbols(int count) {
            hotSymbols = count;
            return this;
        }

        /** When a recording or metronome begins. */
        public Builder startWhen(StartWhen moment) {
            startWhen = moment;
            return this;
        }

        /** The symbols by name. */
        public Builder symbols(List<String> names) {
            symbols = names;
            return this;
        }

        /** So many symbols, if none are named. */
        public Builder symbolCount(int count) {
            symbolCount = count;
            return this;
        }

        /** Who may trade. */
        public Builder accounts(List<Account> list) {
            accounts = list;
            return this;
        }

        /**
         * Who may trade, from a JSON file.
         *
         * @throws IllegalArgumentException with one line for people: file, what is wrong where
         */
        public Builder accountsFile(Path file) {
            accounts = AccountsFile.read(file);
            return this;
        }

        /** Where the venue's clock starts, in epoch milliseconds. */
        public Builder now(long epochMillis) {
            nowMillis = epochMillis;
            return this;
        }

        /** Never sleeping. */
        public Builder spin(boolean on) {
            spin = on;
            return this;
        }

        /** The limit of 5 client frames a second. */
        public Builder frameLimit(boolean on) {
            frameLimit = on;
            return this;
        }

        /** Pings so far apart, each to be answered within so long. */
        public Builder pings(Duration every, Duration within) {
            pingEvery = every;
            pongWithin = within;
            return this;
        }

        /** Life of a stream connection. */
        public Builder connectionLife(Duration life) {
            connectionLife = life;
            return this;
        }

        /** Bytes that may wait for a slow reader. */
        public Builder backlogLimit(long limit) {
            backlogLimit = limit;
            return this;
        }

        /** How often clients may ask. */
        public Builder limits(RateLimits newLimits) {
            limits = newLimits;
            return this;
        }

        /** What comes first, a command's answer or its account events. */
        public Builder eventOrder(EventOrder order) {
            eventOrder = order;
            return this;
        }

        /** The retired account streams by listen key, for clients that know no others. */
        public Builder listenKeys(boolean on) {
            listenKeys = on;
            return this;
        }

        /** What goes wrong from the start on. */
        public Builder faults(List<Fault> script) {
            faults = script;
            return this;
        }

        /**
         * What goes wrong from the start on, from a JSON file: a list of what {@code POST /faults} takes.
         *
         * @throws IllegalArgumentException with one line for people: file, what is wrong with which fault
         */
        public Builder faultsFile(Path file) {
            faults = FaultScript.read(file);
            return this;
        }

        /** Nothing happens but what is posted to the admin port. */
        public Builder manual() {
            market = MarketKind.MANUAL;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException with one line for people
         */
        public SimulatorConfig build() {
            return new SimulatorConfig(host, port, sbePort, adminPort, tls, market, files, speed, loop,
                    startWhen,
                    seed,
                    symbols, symbolCount, eventsPerSecond, rate, rhythm, hotSymbols, marketDuration, accounts,
                    nowMillis, spin,
                    frameLimit, pingEvery, pongWithin, connectionLife, backlogLimit, limits,
                    new UserDataConfig(eventOrder, seed, listenKeys), faults);
        }
    }
}
