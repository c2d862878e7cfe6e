package io.ticklane.app.doctor;

import io.ticklane.app.config.AppConfig;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import org.jspecify.annotations.Nullable;

/** Asks venues. */
@FunctionalInterface
public interface Probes {
    /** A way to ask the configured venue. The caller closes it. */
    Probe open(AppConfig config, @Nullable Credentials credentials);

    /** One thread. */
    interface Probe extends AutoCloseable {
        /** The venue's clock less ours, in milliseconds, corrected by half the time of the call. */
        long clockOffsetMillis() throws VenueException;

        /** Returns if the venue accepts a signed request for the account. */
        void account() throws VenueException;

        @Override
        void close();
    }
}
