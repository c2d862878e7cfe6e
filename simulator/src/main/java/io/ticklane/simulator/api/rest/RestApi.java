package io.ticklane.simulator.api.rest;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Route;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.access.Dispatcher;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.api.rest.RestReply.Header;
import io.ticklane.simulator.engine.Wallet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests by HTTP under {@code /api/v3}, and the few under {@code /sapi/v1}: paths, headers and statuses. Simulator thread only. */
public final class RestApi {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final String BASE = "/api/v3/";
    private static final String WALLET_BASE = "/sapi/v1/";

    private final Routes routes;
    private final Dispatcher dispatcher;
    private final Usage usage;

    public RestApi(Routes routes, Dispatcher dispatcher, Usage usage) {
        this.routes = routes;
        this.dispatcher = dispatcher;
        this.usage = usage;
    }

    /** Answers a request. Never throws. */
    public RestReply handle(RestRequest request) {
        Route route = route(request);
        if (route == null) {
            int status = request.path().equals(BASE + "userDataStream") ? GONE : NOT_FOUND;
            usage.weight(request.remoteIp(), 1);
            return new RestReply(status, new byte[0], headers(request, null));
        }
        Dispatcher.Outcome outcome = outcome(request, route);
        return new RestReply(outcome.status(), outcome.json(), headers(request, outcome.placer()));
    }

    private @Nullable Route route(RestRequest request) {
        String path = request.path();
        if (path.startsWith(BASE)) {
            return routes.rest(request.method() + " " + path.substring(BASE.length()));
        }
        return path.startsWith(WALLET_BASE) ? routes.rest(request.method() + " " + path) : null;
    }

    private Dispatcher.Outcome outcome(RestRequest request, Route route) {
        try {
            Caller caller = new Caller(null, micros(request.timeUnit()), Caller.Transport.REST,
                    request.remoteIp());
            Parameters parameters = Parameters.of(request.method(), request.query(), request.body());
            return dispatcher.dispatch(route, parameters, caller, request.apiKey());
        } catch (ApiException e) {
            usage.weight(request.remoteIp(), 1);
            return Dispatcher.refused(e);
        }
    }

    private static boolean micros(@Nullable String timeUnit) throws ApiException {
        if (timeUnit == null) {
            return false;
        }
        return switch (timeUnit) {
            case "MICROSECOND", "microsecond" -> true;
            case "MILLISECOND", "millisecond" -> false;
            default -> throw new ApiException(-1194,
                    "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
        };
    }

    private List<Header> headers(RestRequest request, @Nullable Wallet placer) {
        String used = Integer.toString(usage.weight(request.remoteIp(), 0));
        List<Header> headers = new ArrayList<>(4);
        headers.add(new Header("x-mbx-used-weight", used));
        headers.add(new Header("x-mbx-used-weight-1m", used));
        if (placer != null) {
            headers.add(
                    new Header("x-mbx-order-count-10s", Integer.toString(usage.ordersInTenSeconds(placer))));
            headers.add(new Header("x-mbx-order-count-1d", Integer.toString(usage.ordersToday(placer))));
        }
        return headers;
    }
}
