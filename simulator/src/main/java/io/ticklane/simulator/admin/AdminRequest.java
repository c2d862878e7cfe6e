package io.ticklane.simulator.admin;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the admin port. Immutable.
 *
 * @param arguments what stands in the path where the route leaves it open, in order
 * @param query parameters by name
 * @param bodyText as sent, each byte as the character of the same number; empty if none
 */
public record AdminRequest(List<String> arguments, Map<String, String> query, String bodyText) {
    /** What stands in the path at the first open place. */
    public String argument() {
        return arguments.get(0);
    }

    /**
     * A whole number from the query.
     *
     * @throws IllegalArgumentException with one line for people
     */
    public long number(String name, long fallback) {
        String text = query.get(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(name + " must be a whole number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    /** The body, any JSON. */
    public @Nullable Object json() throws JsonException {
        return Json.parse(bodyText.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * The body as an object, empty if there is no body.
     *
     * @throws IllegalArgumentException if it is something else, or has members other than those known
     */
    public Map<?, ?> object(String... known) throws JsonException {
        Object body = bodyText.isBlank() ? Map.of() : json();
        if (!(body instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException(
                    "the body must be an object with " + String.join(", ", known));
        }
        for (Object name : members.keySet()) {
            if (!List.of(known).contains(String.valueOf(name))) {
                throw new IllegalArgumentException("unknown member '" + name + "'; there are "
                        + String.join(", ", known));
            }
        }
        return members;
    }

    /** Text of a member that must be there. */
    static String required(Map<?, ?> members, String name) {
        Object value = members.get(name);
        if (value == null || value.toString().isEmpty()) {
            throw new IllegalArgumentException("member '" + name + "' is missing");
        }
        return value.toString();
    }
}
