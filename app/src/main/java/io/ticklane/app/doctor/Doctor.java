package io.ticklane.app.doctor;

import io.ticklane.app.Refusal;
import io.ticklane.app.config.AppConfig;
import io.ticklane.app.config.Secrets;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs every check in turn and hands each finding over at once. One thread. */
public final class Doctor {
    private static final long DOUBTFUL_OFFSET_MILLIS = 500;
    private static final long BAD_OFFSET_MILLIS = 1000;

    private final AppConfig config;
    private final Map<String, String> environment;
    private final Probes probes;
    private final Consumer<Finding> findings;

    /** Takes what it needs; nothing happens yet. */
    public Doctor(AppConfig config, Map<String, String> environment, Probes probes,
            Consumer<Finding> findings) {
        this.config = config;
        this.environment = Map.copyOf(environment);
        this.probes = probes;
        this.findings = findings;
    }

    /** Checks everything; connects to the venue unless that is the simulator. */
    public void run() {
        JvmCheck.run().forEach(findings);
        MachineCheck.run(config, Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory())
                .forEach(findings);
        findings.accept(
                Finding.good("configuration of " + config.venue().name() + ": every key known and valid"));
        Credentials credentials = null;
        boolean usable = true;
        try {
            credentials = Secrets.find(environment, config.credentialsFile());
        } catch (Refusal e) {
            usable = false;
            String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
            findings.accept(Finding.bad(parts[0], parts.length > 1 ? parts[1] : "set the key again"));
        }
        if (config.embedded()) {
            findings.accept(
                    Finding.good("the simulator runs inside the process: no network and no key needed"));
            return;
        }
        Finding rest = NetworkCheck.run("REST", config.venue().rest(), config.rest().connectTimeout());
        findings.accept(rest);
        findings.accept(
                NetworkCheck.run("streams", config.venue().stream(), config.stream().connectTimeout()));
        if (rest.verdict() == Finding.Verdict.BAD) {
            findings.accept(Finding.doubtful("clock and key not checked: the venue cannot be reached",
                    "mend the connection first"));
            return;
        }
        try (Probes.Probe probe = probes.open(config, credentials)) {
            findings.accept(clock(probe));
            if (usable) {
                findings.accept(key(probe, credentials));
            }
        }
    }

    private Finding clock(Probes.Probe probe) {
        try {
            return clock(probe.clockOffsetMillis());
        } catch (VenueException e) {
            return Finding.bad("the venue's clock could not be read: " + e.getMessage(),
                    "check the address in the profile: does a venue answer there?");
        }
    }

    static Finding clock(long offsetMillis) {
        long off = Math.abs(offsetMillis);
        String what = "clock is " + off + " ms " + (offsetMillis > 0 ? "behind" : "ahead of")
                + " the venue's";
        if (off > BAD_OFFSET_MILLIS) {
            return Finding.bad(what + ": signed requests would be refused",
                    "synchronise it, with chrony or systemd-timesyncd");
        }
        if (off > DOUBTFUL_OFFSET_MILLIS) {
            return Finding.doubtful(what, "synchronise it, with chrony or systemd-timesyncd");
        }
        return Finding.good(what);
    }

    private static Finding key(Probes.Probe probe, @Nullable Credentials credentials) {
        if (credentials == null) {
            return Finding.doubtful("no API key is set: prices and paper orders work, other orders do not",
                    "set " + Secrets.KEY_VARIABLE + " and " + Secrets.SECRET_VARIABLE
                            + " in the environment, or credentials.file");
        }
        try {
            probe.account();
            return Finding.good("API key accepted (" + credentials.type() + ")");
        } catch (VenueException e) {
            return Finding.bad("API key refused: " + e.getMessage(),
                    "check that the key belongs to this venue, may read the account, and allows this address");
        }
    }
}
