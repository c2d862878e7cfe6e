package io.ticklane.bench.endtoend;

import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.SimulatorStats.MarketProgress;
import io.ticklane.simulator.StartWhen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;

/**
 * The other end of the wire: a simulator with a metronome in a process of its own. Told what to do by lines on
 * standard input: {@code go} begins, {@code progress} prints {@code sent late maxLateMicros}, the end of input
 * ends it. Prints {@code READY rest stream certificate} first.
 */
final class Sender {
    private Sender() {}

    /** Arguments: symbols, hot symbols, ticks a second, milliseconds, {@code tls} or {@code plain}. */
    public static void main(String[] arguments) throws IOException, CertificateEncodingException {
        SimulatorConfig config = SimulatorConfig.builder()
                .symbolCount(Integer.parseInt(arguments[0]))
                .hotSymbols(Integer.parseInt(arguments[1]))
                .metronome(Integer.parseInt(arguments[2]),
                        Duration.ofMillis(Long.parseLong(arguments[3])))
                .startWhen(StartWhen.TOLD)
                .tls("tls".equals(arguments[4]))
                .spin(true)
                .build();
        try (Simulator simulator = Simulator.start(config)) {
            X509Certificate certificate = simulator.certificate();
            System.out.println("READY " + simulator.rest() + " " + simulator.stream() + " "
                    + (certificate == null
                            ? "-"
                            : Base64.getEncoder().encodeToString(certificate.getEncoded())));
            BufferedReader input = new BufferedReader(
                    new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if ("go".equals(line)) {
                    simulator.startMarket();
                } else {
                    MarketProgress progress = simulator.stats().market();
                    System.out.println(
                            progress.ticks() + " " + progress.lateTicks() + " " + progress.maxLateMicros());
                }
            }
        }
    }
}
