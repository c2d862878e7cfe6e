package io.ticklane.bench.endtoend;

import io.ticklane.bench.Compilers;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.connector.VenueProfile;
import io.ticklane.simulator.metronome.Rhythm;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A {@link Sender} in a process of its own, ended with this object. One thread. */
public final class SenderProcess implements AutoCloseable {
    /**
     * How the sender kept its plan.
     *
     * @param maxLateMicros the worst since it was given its pace
     * @param orders that came
     * @param compiledMillis what its compilers took so far
     */
    record Progress(long sent, long late, double maxLateMicros, long orders, long compiledMillis) {

        private static final long FEW = 20;

        /** Whether all left on time since then and, if that is asked, about as many orders came as ticks left. */
        boolean steadySince(Progress before, boolean answered) {
            long ticks = sent - before.sent;
            long difference = Math.abs(orders - before.orders - ticks);
            return late == before.late && (!answered || difference <= Math.max(FEW, ticks / 5));
        }
    }

    /**
     * What became of orders.
     *
     * @param seconds for which they were kept
     * @param orders that came meanwhile
     * @param refused likewise
     */
    record Traced(double seconds, long orders, long refused, LatencyFigures wireToWire) {}

    private static final long SETTLE_NANOS = 5_000_000_000L;
    private static final long SETTLE_LOOK_MILLIS = 200;
    private static final int STEADY_LOOKS = 2;

    /** Room for the orders that a venue remembers of a round, which are moved there once: its pauses are short then. */
    private static final List<String> VENUE_HEAP = List.of("-Xms1g", "-Xmx1g", "-Xmn48m",
            "-XX:MaxTenuringThreshold=0");
    private static final int READY_FIELDS = 6;

    private final SenderKey key;
    private final Process process;
    private final BufferedReader output;
    private final Writer input;
    private final VenueProfile venue;
    private final @Nullable X509Certificate certificate;

    /**
     * Starts it and waits until its port is open.
     *
     * @param cores where it runs; null leaves it to the system
     */
    SenderProcess(int symbols, int hotSymbols, int rate, Rhythm rhythm, boolean tls, @Nullable Cores cores)
            throws IOException {
        key = SenderKey.fresh();
        List<String> command = javaCommand(VENUE_HEAP);
        if (cores != null) {
            command.addAll(0, List.of("taskset", "-c", cores.sender()));
        }
        command.add(Sender.class.getName());
        command.addAll(
                List.of(Integer.toString(symbols), Integer.toString(hotSymbols), Integer.toString(rate),
                        rhythm.name(), tls ? "tls" : "plain", key.publicKey()));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        output = process.inputReader(StandardCharsets.US_ASCII);
        input = process.outputWriter(StandardCharsets.US_ASCII);
        String[] ready = line().split(" ", -1);
        if (ready.length != READY_FIELDS || !"READY".equals(ready[0])) {
            close();
            throw new IOException("the sender did not start");
        }
        venue = new VenueProfile("simulator", URI.create(ready[1]), URI.create(ready[2]),
                URI.create(ready[3]), URI.create(ready[4]), false);
        certificate = "-".equals(ready[5]) ? null : certificate(ready[5]);
    }

    /** A plain one whose symbols take turns, evenly. */
    public static SenderProcess of(int symbols, int rate) throws IOException {
        return new SenderProcess(symbols, symbols, rate, Rhythm.STEADY, false, null);
    }

    /** This process's Java with its flags and class path, ready for a main class. */
    public static List<String> javaCommand() {
        return javaCommand(List.of());
    }

    private static List<String> javaCommand(List<String> furtherFlags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(furtherFlags);
        command.add("-cp");
        command.add(ManagementFactory.getRuntimeMXBean().getClassPath());
        return command;
    }

    /** Where it listens. */
    public VenueProfile venue() {
        return venue;
    }

    /** Of whom may trade there. */
    SenderKey key() {
        return key;
    }

    @Nullable
    X509Certificate certificate() {
        return certificate;
    }

    /** The first tick is sent one period from now. */
    public void go() throws IOException {
        say("go");
    }

    /** From now on it keeps the latencies of orders, so many at most. */
    void trace(int orders) throws IOException {
        say("trace " + orders);
        line();
    }

    /** What it kept since: from a tick out to the order in that answers it. */
    Traced traced() throws IOException {
        say("traced");
        String[] fields = line().split(" ", 4);
        return new Traced(Long.parseLong(fields[0]) / 1e9, Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                FiguresLine.parse(fields[3]));
    }

    /** So many ticks a second from now on; with 0 it stands still. */
    void pace(int ticksPerSecond) throws IOException {
        say("pace " + ticksPerSecond);
    }

    Progress progress() throws IOException {
        say("progress");
        String[] fields = line().split(" ", -1);
        return new Progress(Long.parseLong(fields[0]), Long.parseLong(fields[1]),
                Double.parseDouble(fields[2]), Long.parseLong(fields[3]), Long.parseLong(fields[4]));
    }

    /** Waits until its compilers and those of this process have nothing to do, but no longer than that. */
    void awaitCompiled(Duration most) throws IOException, InterruptedException {
        Compilers.awaitRest(() -> progress().compiledMillis() + Compilers.millis(), most);
    }

    /**
     * Waits until ticks have left on time for a while, but no longer than that.
     *
     * @param answered whether as many orders have to come as ticks leave
     */
    void awaitSteady(Duration most, boolean answered) throws IOException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        Progress before = progress();
        int steady = 0;
        while (steady < STEADY_LOOKS && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(SETTLE_LOOK_MILLIS);
            Progress now = progress();
            steady = now.steadySince(before, answered) ? steady + 1 : 0;
            before = now;
        }
    }

    /** Stands still and waits until so many are received as were sent, but not for long. */
    Progress settled(LongSupplier received) throws IOException, InterruptedException {
        pace(0);
        Progress sent = progress();
        long end = System.nanoTime() + SETTLE_NANOS;
        while (received.getAsLong() < sent.sent() && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(SETTLE_LOOK_MILLIS);
        }
        return sent;
    }

    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void say(String word) throws IOException {
        input.write(word + "\n");
        input.flush();
    }

    private String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the sender ended; see above");
        }
        return line;
    }

    private static X509Certificate certificate(String base64) throws IOException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (CertificateException e) {
            throw new IOException("the sender's certificate cannot be read: " + e.getMessage(), e);
        }
    }
}
