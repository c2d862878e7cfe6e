package io.ticklane.app.cli;

import io.ticklane.app.doctor.Probes;
import io.ticklane.app.run.MarketProfiles;
import io.ticklane.app.run.Sessions;
import io.ticklane.app.run.Simulators;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Everything a command touches outside itself.
 *
 * @param charset of both streams
 * @param terminal what the streams are connected to
 */
record Surroundings(PrintStream out, PrintStream err, Charset charset, InputStream in,
        Map<String, String> environment,
        Terminal terminal, Sessions sessions, Simulators simulators, Probes probes,
        MarketProfiles profiles) {}
