package io.ticklane.simulator;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Faults;
import io.ticklane.simulator.net.NetLoop;
import io.ticklane.simulator.net.TlsIdentity;
import io.ticklane.simulator.playback.Capture;
import io.ticklane.simulator.synthetic.Symbols;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running venue that looks like Binance Spot and is none: no order here buys anything. All of it runs on one
 * thread named {@code venue}; the methods of this class may be called from any other.
 */
public final class Simulator implements AutoCloseable {
    /** Key of the account that exists if none are configured. */
    public static final String API_KEY = "ticklane-simulator-key-00000000000000000000000000000000000000000";
    /** Its HMAC secret. It opens nothing but simulators. */
    public static final String SECRET = "ticklane-simulator-secret-00000000000000000000000000000000000000";
    /** Another key of that account, for what takes Ed25519 only: SBE streams and the logon of a session. */
    public static final String ED25519_API_KEY = "ticklane-ed25519-simulator-key-000000000000000000000000000000000";
    /** Its private key, PKCS#8. It opens nothing but simulators. */
    public static final String ED25519_PRIVATE_KEY = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIHRpY2tsYW5lLXNpbXVsYXRvci1lZDI1NTE5LWtleS0w
            -----END PRIVATE KEY-----
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final long ANSWER_SECONDS = 30;

    private final SimulatorConfig config;
    private final List<SymbolSpec> symbols;
    private final List<String> streams;
    private final @Nullable Capture capture;
    private final @Nullable TlsIdentity tls;
    private final Thread thread;
    private final CompletableFuture<Venue> opened = new CompletableFuture<>();
    private final CompletableFuture<SimulatorStats> ended = new CompletableFuture<>();
    /** Set by the venue's thread before {@link #opened} completes, read by others after that. */
    private @Nullable NetLoop loop;
    /** Written by whoever closes, read by the venue's thread once a round. */
    private volatile boolean closing;

    private Simulator(SimulatorConfig config) {
        this.config = config;
        capture = config.market() == MarketKind.PLAYBACK
                ? Capture.scan(config.files(), config.symbols())
                : null;
        symbols = capture != null
                ? capture.symbols()
                : config.symbols().isEmpty()
                        ? Symbols.generated(config.symbolCount())
                        : Symbols.named(config.symbols());
        streams = capture != null ? capture.streams() : Venue.tickerStreams(symbols);
        tls = config.tls() ? TlsIdentity.create() : null;
        thread = new Thread(this::run, "venue");
        thread.setDaemon(true);
    }

    /**
     * Starts a venue and returns when its ports are open.
     *
     * @throws IllegalArgumentException with one line for people: a capture, symbol or account that is no good
     * @throws IllegalStateException with one line for people: a port that cannot be had
     */
    public static Simulator start(SimulatorConfig config) {
        Simulator simulator = new Simulator(config);
        simulator.thread.start();
        try {
            simulator.opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
        return simulator;
    }

    /** Starts the default venue: a synthetic market on free ports. */
    public static Simulator start() {
        return start(SimulatorConfig.builder().build());
    }

    /** Where REST requests go, without {@code /api}. */
    public URI rest() {
        return uri(tls == null ? "http" : "https", port(), "");
    }

    /** Where stream connections go, without {@code /ws} or {@code /stream}. */
    public URI stream() {
        return uri(tls == null ? "ws" : "wss", port(), "");
    }

    /** Where WebSocket API connections go. */
    public URI wsApi() {
        return uri(tls == null ? "ws" : "wss", port(), "/ws-api/v3");
    }

    /** Where connections for SBE streams go, without {@code /ws} or {@code /stream}; they need an Ed25519 key. */
    public URI sbe() {
        return uri(tls == null ? "ws" : "wss", opened.join().sbePort(), "");
    }

    /** Where the admin interface is. */
    public URI admin() {
        return URI.create("http://127.0.0.1:" + opened.join().adminPort());
    }

    /** The line that tells scripts where everything is; a certificate's file is for the caller to add. */
    public String readyLine() {
        return "READY rest=" + rest() + " ws=" + stream() + " wsapi=" + wsApi() + " admin=" + admin()
                + " sbe=" + sbe();
    }

    /** The port of REST and streams. */
    public int port() {
        return opened.join().port();
    }

    /** The certificate that a client has to trust, or null without TLS. */
    public @Nullable X509Certificate certificate() {
        return tls == null ? null : tls.certificate();
    }

    /**
     * Writes the certificate as PEM.
     *
     * @throws IllegalStateException without TLS, or if the file cannot be written
     */
    public void writeCertificate(Path file) {
        if (tls == null) {
            throw new IllegalStateException("no certificate: this simulator speaks plain text");
        }
        try {
            Files.writeString(file, tls.pem());
        } catch (IOException e) {
            throw new IllegalStateException(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /** The symbols of the venue, upper case. */
    public List<String> symbols() {
        return symbols.stream().map(SymbolSpec::symbol).toList();
    }

    /**
     * The streams that have to be subscribed so that nothing of the market is missed: all that the recording holds, or
     * every bookTicker.
     */
    public List<String> streams() {
        return streams;
    }

    /** Frames that a recording holds for those streams, by type; empty for other markets. */
    public Map<String, Long> recordedFrames() {
        return capture == null ? Map.of() : capture.frames();
    }

    /** Begins a recording or metronome that waits. */
    public void startMarket() {
        ask(venue -> {
            venue.startMarket();
            return true;
        });
    }

    /**
     * Lets a metronome go on with so many ticks a second, or stand still with none.
     *
     * @throws IllegalArgumentException if that is below none, or it goes as fast as its readers take it
     * @throws IllegalStateException for other markets
     */
    public void pace(int ticksPerSecond) {
        ask(venue -> {
            venue.pace(ticksPerSecond);
            return true;
        });
    }

    /** What happened so far; after {@link #close} what had happened then. */
    public SimulatorStats stats() {
        if (ended.isDone()) {
            return ended.join();
        }
        return ask(Venue::stats);
    }

    /** Keeps wire-to-wire latencies of the next so many orders one by one; forgets those kept before. */
    public void traceWireToWire(int orders) {
        ask(venue -> {
            venue.wireToWire().startTrace(orders);
            return true;
        });
    }

    /** Those kept: when the order came and how long it took, in nanoseconds, in turns. */
    public long[] wireToWireTrace() {
        return ask(venue -> venue.wireToWire().trace());
    }

    /** The same as JSON, as the admin port gives it. */
    public byte[] statsJson() {
        return StatsText.write(stats()).bytes();
    }

    /** Makes something go wrong; returns the fault's number. */
    public long fault(Fault fault) {
        return ask(venue -> venue.faults().add(fault, System.nanoTime()));
    }

    /** Ends a fault; false if there is none of that number. */
    public boolean endFault(long id) {
        return ask(venue -> venue.faults().remove(id));
    }

    /** Faults planned or going on. */
    public List<Faults.Entry> faults() {
        return ask(venue -> venue.faults().entries());
    }

    /** Cuts all stream connections with a TCP reset. */
    public void resetConnections() {
        fault(Fault.now(FaultKind.RESET, Duration.ZERO));
    }

    /** Closes all stream connections with a close frame of this code. */
    public void closeConnections(int code, String reason) {
        fault(new Fault(FaultKind.CLOSE, 0, Duration.ZERO, Duration.ZERO, code, reason));
    }

    /** Cuts all stream connections and takes no new ones for so long; REST goes on. */
    public void streamOutage(Duration lasting) {
        fault(Fault.now(FaultKind.REFUSE, lasting));
        resetConnections();
    }

    /** Resets REST requests for so long; streams go on. */
    public void restOutage(Duration lasting) {
        fault(Fault.now(FaultKind.REST_DOWN, lasting));
    }

    /** Closes all connections and the ports, and ends the thread. No effect if closed. */
    @Override
    public void close() {
        closing = true;
        if (loop != null) {
            loop.execute(() -> {});
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        NetLoop own = new NetLoop(Thread.currentThread());
        loop = own;
        @Nullable
        Venue venue = null;
        try {
            venue = new Venue(config, symbols, streams, capture, tls, own);
            venue.open();
            opened.complete(venue);
            while (!closing) {
                venue.turn();
            }
        } catch (RuntimeException | Error e) {
            if (!opened.completeExceptionally(e)) {
                LOG.error("The simulator stops: {}", e.toString(), e);
            }
        } finally {
            if (venue != null) {
                ended.complete(venue.stats());
                venue.close();
            }
            own.shutdown();
        }
    }

    /** Asks on the venue's thread. */
    private <T> T ask(Function<Venue, T> question) {
        Venue venue = opened.join();
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (loop == null || ended.isDone()) {
            throw new IllegalStateException("the simulator is closed");
        }
        loop.execute(() -> {
            try {
                answer.complete(question.apply(venue));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the simulator", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the simulator does not answer", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private URI uri(String scheme, int port, String path) {
        String host = switch (config.host()) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        };
        return URI.create(scheme + "://" + host + ":" + port + path);
    }
}
