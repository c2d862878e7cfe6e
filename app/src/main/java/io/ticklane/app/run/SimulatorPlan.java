package io.ticklane.app.run;

import io.ticklane.app.config.AppConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator on its own shall do.
 *
 * @param port 0 for any
 * @param adminPort 0 for any
 * @param symbols empty where {@code symbolCount} says how many
 * @param symbolCount 0 where {@code symbols} says which
 * @param accounts JSON, or null for the one default account
 * @param nowMillis where the venue's clock starts; empty for the wall clock
 * @param limits {@code on}, {@code off} or a file
 * @param faults JSON script of what goes wrong, or null
 */
public record SimulatorPlan(AppConfig config, int port, int adminPort, boolean tls, MarketSource market,
        List<String> symbols, int symbolCount, @Nullable Path accounts, OptionalLong nowMillis,
        String limits, @Nullable Path faults) {
    /** Keeps a copy of the symbols. */
    public SimulatorPlan {
        symbols = List.copyOf(symbols);
    }
}
