package io.ticklane.simulator.api.rest;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came off the wire.
 *
 * @param path without the query: {@code /api/v3/order}
 * @param query as sent, still percent-encoded, without the question mark; empty if none
 * @param body as sent, each byte as the character of the same number (ISO 8859-1) so that nothing is lost
 *     before the signature is checked; empty if none
 * @param apiKey header {@code X-MBX-APIKEY}
 * @param timeUnit header {@code X-MBX-TIME-UNIT}
 * @param remoteIp whose request weight it is
 */
public record RestRequest(String method, String path, String query, String body, @Nullable String apiKey,
        @Nullable String timeUnit, String remoteIp) {}
