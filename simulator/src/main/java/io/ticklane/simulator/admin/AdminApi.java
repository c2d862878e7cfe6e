package io.ticklane.simulator.admin;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds who answers a request to the admin port, by method and path. Filled once. Simulator thread only. */
public final class AdminApi {
    private static final String OPEN = "*";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private record Route(String method, List<String> path, Handler handler) {
        String name() {
            return method + " /" + String.join("/", path);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** Answers a request. */
    public interface Handler {
        /**
         * The answer.
         *
         * @throws JsonException if the body is no JSON
         * @throws IllegalArgumentException with one line for people if something else about the request is wrong
         */
        JsonWriter handle(AdminRequest request) throws JsonException;
    }

    /**
     * Adds a kind of request.
     *
     * @param path such as {@code /faults/*}; a star stands for whatever a segment holds
     */
    public AdminApi add(String method, String path, Handler handler) {
        routes.add(new Route(method, segments(path), handler));
        return this;
    }

    /** Answers a request; what is wrong with it is said in the answer. */
    public RestReply handle(RestRequest request) {
        try {
            List<String> path = segments(request.path());
            for (Route route : routes) {
                List<String> arguments = arguments(route, request.method(), path);
                if (arguments != null) {
                    return reply(200, route.handler
                            .handle(new AdminRequest(arguments, query(request.query()), request.body())));
                }
            }
            return error(NOT_FOUND, "no " + request.method() + " " + request.path() + "; there are "
                    + String.join(", ", routes.stream().map(Route::name).toList()));
        } catch (JsonException e) {
            return error(BAD_REQUEST, "the body is no JSON: " + e.getMessage());
        } catch (AdminException e) {
            return error(e.status(), Objects.requireNonNullElse(e.getMessage(), ""));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return error(BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable List<String> arguments(Route route, String method, List<String> path) {
        if (!route.method.equals(method) || route.path.size() != path.size()) {
            return null;
        }
        List<String> arguments = new ArrayList<>(2);
        for (int i = 0; i < path.size(); i++) {
            if (route.path.get(i).equals(OPEN)) {
                arguments.add(decoded(path.get(i)));
            } else if (!route.path.get(i).equals(path.get(i))) {
                return null;
            }
        }
        return arguments;
    }

    private static List<String> segments(String path) {
        return Arrays.asList((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                query.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static RestReply reply(int status, JsonWriter json) {
        return new RestReply(status, json.bytes(), List.of());
    }

    private static RestReply error(int status, String message) {
        return reply(status, new JsonWriter().object().put("error", message).end());
    }
}
