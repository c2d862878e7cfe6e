package io.ticklane.simulator.net;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.sbe.SbeEnvelope;
import io.ticklane.simulator.sbe.SbeEvents;
import io.ticklane.simulator.sbe.SbeResponses;
import io.ticklane.simulator.sbe.SbeVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in SBE what the WebSocket API says in JSON, frame by frame. Stateless.
 *
 * @param version what the connection asked for
 * @param micros whether times in the JSON are in microseconds
 */
record SbeText(SbeVersion version, boolean micros) {
    /** An answer to a request of this method, or an event that is no account's. */
    byte[] answer(String method, byte[] json) {
        Map<String, ?> frame = parsed(json);
        Object error = frame.get("error");
        int status = frame.get("status") instanceof Long number ? number.intValue() : 0;
        return status == 0
                ? event(frame)
                : SbeResponses.frame(
                        new SbeEnvelope(version, frame.get("id"),
                                frame.get("rateLimits") instanceof List<?> limits ? limits : null),
                        method, status, error == null ? frame.get("result") : error, micros);
    }

    /** An event. */
    byte[] event(byte[] json) {
        return event(parsed(json));
    }

    private byte[] event(Map<String, ?> frame) {
        Integer subscription = frame.get("subscriptionId") instanceof Long id
                ? (Integer) id.intValue()
                : null;
        return SbeEvents.frame(members(frame.get("event")), subscription, micros);
    }

    private static Map<String, ?> parsed(byte[] json) {
        try {
            return members(Json.parse(json));
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Objects have names for keys. */
    @SuppressWarnings("unchecked")
    private static Map<String, ?> members(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, ?>) members;
        }
        throw new IllegalStateException("no object: " + value);
    }
}
