package io.ticklane.app.session;

import io.ticklane.app.Refusal;
import io.ticklane.app.config.AppConfig;
import io.ticklane.app.doctor.Probes;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.rest.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks a venue by REST. One thread. */
public final class RestProbe implements Probes.Probe {
    private final RestClient client;

    private RestProbe(RestClient client) {
        this.client = client;
    }

    /**
     * Connects to nothing yet.
     *
     * @throws Refusal if the credentials cannot be used
     */
    public static Probes.Probe open(AppConfig config, @Nullable Credentials credentials) {
        try {
            return new RestProbe(new RestClient(config.venue(), config.rest(), credentials, null));
        } catch (VenueException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public long clockOffsetMillis() throws VenueException {
        return client.measureClock().offsetMicros() / 1000;
    }

    @Override
    public void account() throws VenueException {
        byte[] unused = client.signedGet("/api/v3/account", "omitZeroBalances=true");
    }

    @Override
    public void close() {
        client.close();
    }
}
