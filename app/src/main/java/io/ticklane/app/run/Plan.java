package io.ticklane.app.run;

import io.ticklane.app.config.AppConfig;
import io.ticklane.connector.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * What a session shall do.
 *
 * @param orderMode {@code paper}, {@code test} or {@code venue}
 * @param market for a venue inside this process
 * @param credentials null where the user set none
 */
public record Plan(AppConfig config, String orderMode, MarketSource market,
        @Nullable Credentials credentials) {}
