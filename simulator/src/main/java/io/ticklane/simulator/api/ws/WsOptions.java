package io.ticklane.simulator.api.ws;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a WebSocket API connection says.
 *
 * @param returnRateLimits whether answers tell the limits they touched, unless a request says otherwise
 * @param micros whether times are in microseconds
 */
public record WsOptions(boolean returnRateLimits, boolean micros) {
    /** What holds if the address says nothing. */
    public static final WsOptions USUAL = new WsOptions(true, false);

    /** Reads the query; what it does not know is passed over. */
    public static WsOptions of(Map<String, List<String>> query) throws ApiException {
        return new WsOptions(flag(first(query, "returnRateLimits")), Caller.micros(first(query, "timeUnit")));
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    private static boolean flag(@Nullable String text) throws ApiException {
        if (text == null || text.equals("true")) {
            return true;
        }
        if (text.equals("false")) {
            return false;
        }
        throw ApiException.invalid("returnRateLimits");
    }
}
