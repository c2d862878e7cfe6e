package io.ticklane.simulator.sbe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the WebSocket API says around an answer.
 *
 * @param version what the connection asked for
 * @param id of the request: a number, a text, or null
 * @param rateLimits as in JSON, parsed; null if the connection does not want them
 */
public record SbeEnvelope(SbeVersion version, @Nullable Object id, @Nullable List<?> rateLimits) {}
