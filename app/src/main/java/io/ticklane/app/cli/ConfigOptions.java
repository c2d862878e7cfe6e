package io.ticklane.app.cli;

import io.ticklane.app.config.AppConfig;
import io.ticklane.app.config.ConfigLoader;
import io.ticklane.app.config.Profiles;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of every command that reads the configuration. */
final class ConfigOptions {
    @Option(names = "--set", paramLabel = "key=value",
            description = "Any configuration key, such as cache.ttl=1s; repeatable.%nconfig/simulator.conf lists all.")
    List<String> overrides = new ArrayList<>();

    /** The configuration of a venue in these surroundings. */
    AppConfig load(String venue, Surroundings surroundings) {
        return new ConfigLoader(surroundings.environment(),
                warning -> surroundings.err().println("ticklane: " + warning)).load(venue, overrides);
    }

    /** Venue names for completion. */
    static final class Venues implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Profiles.names().iterator();
        }
    }
}
