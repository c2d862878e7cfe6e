package io.ticklane.bench.endtoend;

import io.ticklane.bench.Compilers;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.SimulatorStats;
import io.ticklane.simulator.SimulatorStats.MarketProgress;
import io.ticklane.simulator.StartWhen;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.metronome.Rhythm;
import io.ticklane.simulator.synthetic.Symbols;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The other end of the wire: a simulator with a metronome in a process of its own, which sends and receives on one
 * thread that spins. Prints {@code READY rest stream sbe orders certificate} first, then obeys lines on standard
 * input: {@code go} begins; {@code pace N} changes the ticks a second, 0 for none; {@code progress} prints
 * {@code sent late maxLateMicros orders compiledMillis}; {@code trace N} keeps latencies of the next N orders;
 * {@code traced} prints nanoseconds, orders, refusals since and a {@link FiguresLine}. The end of input ends it.
 */
final class Sender {
    /** Told to clients, so that none of them holds orders back. */
    private static final int NO_LIMIT = 100_000_000;
    private static final String PLENTY = "10000000000";

    private final Simulator simulator;
    private long tracedSinceNanos;
    private long ordersBefore;
    private long refusedBefore;

    private Sender(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Arguments: symbols, hot symbols, ticks a second, a {@link Rhythm}, {@code tls} or {@code plain}, public key. */
    public static void main(String[] arguments) throws IOException, CertificateEncodingException {
        try (Simulator simulator = Simulator.start(config(arguments))) {
            X509Certificate certificate = simulator.certificate();
            System.out.println("READY " + simulator.rest() + " " + simulator.stream() + " " + simulator.sbe()
                    + " " + simulator.wsApi() + " " + (certificate == null
                            ? "-"
                            : Base64.getEncoder().encodeToString(certificate.getEncoded())));
            Sender sender = new Sender(simulator);
            BufferedReader input = new BufferedReader(
                    new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                sender.obey(line);
            }
        }
    }

    private static SimulatorConfig config(String[] arguments) {
        String pem = "-----BEGIN PUBLIC KEY-----\n" + arguments[5] + "\n-----END PUBLIC KEY-----\n";
        int symbols = Integer.parseInt(arguments[0]);
        Map<String, String> balances = new HashMap<>();
        for (SymbolSpec spec : Symbols.generated(symbols)) {
            balances.put(spec.baseAsset(), PLENTY);
            balances.put(spec.quoteAsset(), PLENTY);
        }
        return SimulatorConfig.builder()
                .symbolCount(symbols)
                .hotSymbols(Integer.parseInt(arguments[1]))
                .metronome(Integer.parseInt(arguments[2]), Duration.ZERO)
                .rhythm(Rhythm.valueOf(arguments[3]))
                .startWhen(StartWhen.TOLD)
                .tls("tls".equals(arguments[4]))
                .limits(new RateLimits(false, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, 1,
                        Duration.ofMinutes(1), Duration.ofMinutes(1)))
                .accounts(List.of(new Account("bench", SenderKey.NAME, Account.KeyType.ED25519, pem, balances,
                        List.of("SPOT"))))
                .spin(true)
                .build();
    }

    private void obey(String line) {
        if ("go".equals(line)) {
            simulator.startMarket();
        } else if (line.startsWith("pace ")) {
            simulator.pace(Integer.parseInt(line.substring(5)));
        } else if (line.startsWith("trace ")) {
            simulator.traceWireToWire(Integer.parseInt(line.substring(6)));
            SimulatorStats stats = simulator.stats();
            tracedSinceNanos = System.nanoTime();
            ordersBefore = stats.wireToWire().count();
            refusedBefore = stats.rejects();
            System.out.println("tracing");
        } else if ("traced".equals(line)) {
            SimulatorStats stats = simulator.stats();
            System.out.println((System.nanoTime() - tracedSinceNanos) + " "
                    + (stats.wireToWire().count() - ordersBefore) + " "
                    + (stats.rejects() - refusedBefore) + " "
                    + FiguresLine.of(figures(simulator.wireToWireTrace())));
        } else {
            SimulatorStats stats = simulator.stats();
            MarketProgress progress = stats.market();
            System.out.println(progress.ticks() + " " + progress.lateTicks() + " " + progress.maxLateMicros()
                    + " " + stats.orders() + " " + Compilers.millis());
        }
    }

    /** Of pairs of receipt and latency. */
    private static LatencyFigures figures(long[] trace) {
        if (trace.length == 0) {
            return LatencyFigures.NONE;
        }
        WindowedLatencies latencies = new WindowedLatencies(trace.length / 2,
                (int) ((trace[trace.length - 2] - trace[0]) / WindowedLatencies.WINDOW_NANOS) + 2);
        for (int i = 0; i < trace.length; i += 2) {
            latencies.record(trace[i], trace[i + 1]);
        }
        return latencies.figures();
    }
}
