package io.ticklane.bench.duel;

import io.ticklane.bench.Compilers;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.SimulatorStats;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Target;
import io.ticklane.simulator.metronome.Rhythm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The venue of one turn: a metronome of best prices that begins with the first subscription. Its first line is a
 * {@link Greeting}. Then {@code pace N} changes the ticks a second, {@code begin N} keeps latencies of the
 * next N orders, {@code end} prints a {@link Stretch}, {@code compiled} for how many milliseconds compilers worked.
 */
final class DuelVenue {
    /** As an argument: answers come some milliseconds late, as those of a venue that is elsewhere. */
    static final String LATE = "late";
    static final String PROMPT = "prompt";

    /** Told to clients, so that none of them holds orders back. */
    private static final int NO_LIMIT = 100_000_000;
    private static final String ACCOUNT = "duel";
    private static final String ED25519_KEY = "ticklane-duel-ed25519-key-" + "0".repeat(38);
    private static final String DELAY = "5ms";
    /** How long after the end of a stretch its last ticks may be answered. */
    private static final Duration GRACE = Duration.ofMillis(200);
    /** So many values a window at least, so that a tail of 1 % is one of several. */
    private static final long WINDOW_VALUES = 200;

    private final Simulator simulator;
    private int rate;
    private long beginNanos;
    private SimulatorStats before;

    private DuelVenue(Simulator simulator, int rate) {
        this.simulator = simulator;
        this.rate = rate;
        before = simulator.stats();
    }

    /** Arguments: ticks a second, a {@link Rhythm}, {@link #LATE} or {@link #PROMPT}. */
    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, InterruptedException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        int rate = Integer.parseInt(arguments[0]);
        try (Simulator simulator = Simulator
                .start(config(rate, Rhythm.valueOf(arguments[1]), arguments[2].equals(LATE), pair))) {
            System.out.println(new Greeting(simulator.rest(), simulator.stream(), simulator.wsApi(),
                    Simulator.API_KEY, Simulator.SECRET, ED25519_KEY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())).line());
            DuelVenue venue = new DuelVenue(simulator, rate);
            BufferedReader input = new BufferedReader(
                    new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                System.out.println(venue.answer(line));
            }
        }
    }

    private static SimulatorConfig config(int rate, Rhythm rhythm, boolean late, KeyPair pair) {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return SimulatorConfig.builder()
                .symbolCount(1)
                .metronome(rate, Duration.ZERO).rhythm(rhythm)
                .limits(new RateLimits(false, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, 1,
                        Duration.ofMinutes(1), Duration.ofMinutes(1)))
                .accounts(List.of(
                        new Account(ACCOUNT, Simulator.API_KEY, Account.KeyType.HMAC, Simulator.SECRET,
                                Map.of("BTC", "1000000", "USDT", "1000000000"), List.of("SPOT")),
                        new Account(ACCOUNT, ED25519_KEY, Account.KeyType.ED25519, pem, Map.of(),
                                List.of("SPOT"))))
                .faults(late ? delays() : List.of())
                .spin(true)
                .build();
    }

    /** Of what clients wait for, not of what is measured. */
    private static List<Fault> delays() {
        return Stream.of(Fault.now(FaultKind.DELAY_ACKNOWLEDGEMENT, Duration.ZERO),
                Fault.now(FaultKind.SLOW, Duration.ZERO).at(Target.endpoint("session.*")),
                Fault.now(FaultKind.SLOW, Duration.ZERO).at(Target.endpoint("order.*")))
                .map(fault -> fault.with("delay", DELAY)).toList();
    }

    private String answer(String line) throws InterruptedException {
        if (line.startsWith("pace ")) {
            rate = number(line);
            simulator.pace(rate);
            return "paced";
        }
        if (line.startsWith("begin ")) {
            simulator.traceWireToWire(number(line));
            before = simulator.stats();
            beginNanos = System.nanoTime();
            return "begun";
        }
        return line.equals("compiled") ? Long.toString(Compilers.millis()) : stretch().line();
    }

    private Stretch stretch() throws InterruptedException {
        long endNanos = System.nanoTime();
        SimulatorStats at = simulator.stats();
        TimeUnit.NANOSECONDS.sleep(GRACE.toNanos());
        SimulatorStats after = simulator.stats();
        long[] answers = sentBetween(beginNanos, endNanos, simulator.wireToWireTrace());
        long orders = after.orders() - before.orders();
        return new Stretch(rate, (endNanos - beginNanos) / 1e9,
                at.market().dueTicks() - before.market().dueTicks(),
                at.market().ticks() - before.market().ticks(),
                at.market().lateTicks() - before.market().lateTicks(), answers.length / 2,
                orders - (after.wireToWire().count() - before.wireToWire().count()),
                after.rejects() - before.rejects(), figures(answers, rate));
    }

    /** Those of a trace whose ticks left within that time. */
    static long[] sentBetween(long begin, long end, long[] trace) {
        long[] within = new long[trace.length];
        int count = 0;
        for (int i = 0; i < trace.length; i += 2) {
            long sent = trace[i] - trace[i + 1];
            if (sent - begin >= 0 && sent - end < 0) {
                within[count++] = trace[i];
                within[count++] = trace[i + 1];
            }
        }
        return Arrays.copyOf(within, count);
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
    }

    private static LatencyFigures figures(long[] trace, int rate) {
        if (trace.length == 0) {
            return LatencyFigures.NONE;
        }
        long window = Math.max(WindowedLatencies.WINDOW_NANOS, WINDOW_VALUES * 1_000_000_000 / rate);
        int orders = trace.length / 2;
        WindowedLatencies latencies = new WindowedLatencies(orders,
                (int) ((trace[trace.length - 2] - trace[0]) / window) + 2, window);
        for (int i = 0; i < trace.length; i += 2) {
            latencies.record(trace[i], trace[i + 1]);
        }
        return latencies.figures();
    }
}
