package io.ticklane.app.session;

import io.ticklane.app.Refusal;
import io.ticklane.app.run.SimulatorPlan;
import io.ticklane.app.run.Simulators.RunningSimulator;
import io.ticklane.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A simulator for other processes. One thread. */
public final class LoneSimulator implements RunningSimulator {
    private final Simulator simulator;
    private final String account;
    private final @Nullable Path certificate;

    private LoneSimulator(Simulator simulator, String account, @Nullable Path certificate) {
        this.simulator = simulator;
        this.account = account;
        this.certificate = certificate;
    }

    /**
     * Starts one.
     *
     * @throws Refusal if it cannot start: a port in use, a file that is wrong
     */
    public static RunningSimulator start(SimulatorPlan plan) {
        Simulator simulator;
        try {
            simulator = Simulator.start(Markets.alone(plan));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Markets.refusal(e, plan.market());
        }
        String account = plan.accounts() == null
                ? "account: key " + Simulator.API_KEY + " secret " + Simulator.SECRET
                : "accounts: from " + plan.accounts();
        try {
            return new LoneSimulator(simulator, account, plan.tls() ? certificate(simulator) : null);
        } catch (IOException | IllegalStateException e) {
            simulator.close();
            throw new Refusal(
                    "--tls: the certificate cannot be written to " + System.getProperty("java.io.tmpdir")
                            + "; make room there or set TMPDIR",
                    e);
        }
    }

    @Override
    public String ready() {
        return simulator.readyLine() + (certificate == null ? "" : " cert=" + certificate);
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public void close() {
        simulator.close();
        if (certificate != null) {
            try {
                Files.deleteIfExists(certificate);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path certificate(Simulator simulator) throws IOException {
        Path file = Files.createTempFile("ticklane-simulator-", ".pem");
        simulator.writeCertificate(file);
        return file;
    }
}
