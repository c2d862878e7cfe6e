package io.ticklane.simulator.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All kinds of requests that the venue knows. Filled once, then only read. */
public final class Routes {
    private final Map<String, Route> byRest = new LinkedHashMap<>();
    private final Map<String, Route> byMethod = new LinkedHashMap<>();

    /** Adds a kind of request; see {@link Route} for the names. */
    public Routes add(String rest, String method, Security security, Plan.Reader reader) {
        Route route = new Route(rest, method, security, reader);
        put(byRest, rest, route);
        put(byMethod, method, route);
        return this;
    }

    private static void put(Map<String, Route> map, String name, Route route) {
        if (!name.isEmpty() && map.put(name, route) != null) {
            throw new IllegalStateException("two kinds of requests are called " + name);
        }
    }

    /** By verb and path below {@code /api/v3/}, or null. */
    public @Nullable Route rest(String verbAndPath) {
        return byRest.get(verbAndPath);
    }

    /** By name on the WebSocket API, without a version before it, or null. */
    public @Nullable Route method(String name) {
        return byMethod.get(name);
    }

    /** Everything that REST knows. */
    public Collection<Route> rest() {
        return byRest.values();
    }

    /** Everything that the WebSocket API knows. */
    public Collection<Route> methods() {
        return byMethod.values();
    }
}
