package io.ticklane.simulator.api.rest;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Route;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.access.Dispatcher;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.api.rest.RestReply.Header;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests by HTTP under {@code /api/v3}, and the few under {@code /sapi/v1}: paths, headers and statuses. Simulator
 * thread only.
 */
public final class RestApi {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final String BASE = "/api/v3/";
    private static final String WALLET_BASE = "/sapi/v1/";

    private final Routes routes;
    private final Dispatcher dispatcher;
    private final Usage usage;
    private final VenueClock clock;
    private long requests;

    public RestApi(Routes routes, Dispatcher dispatcher, Usage usage, VenueClock clock) {
        this.routes = routes;
        this.dispatcher = dispatcher;
        this.usage = usage;
        this.clock = clock;
    }

    /** Answers a request. Never throws. An error without a body is for the transport to make a page of. */
    public RestReply handle(RestRequest request) {
        Dispatcher.Outcome outcome = outcome(request);
        return new RestReply(outcome.status(), outcome.json(), headers(request, outcome));
    }

    /** Name on the WebSocket API of what a request asks for, or empty if nobody knows it. */
    public String method(RestRequest request) {
        Route route = route(request);
        return route == null ? "" : route.method();
    }

    private Dispatcher.Outcome outcome(RestRequest request) {
        try {
            Route route = route(request);
            if (route == null) {
                usage.admit(request.remoteIp(), true);
                usage.charge(request.remoteIp(), 1);
                return page(request.path().equals(BASE + "userDataStream") ? GONE : NOT_FOUND);
            }
            Caller caller = new Caller(null, Caller.micros(request.timeUnit()), Caller.Transport.REST,
                    request.remoteIp());
            Parameters parameters = Parameters.of(request.method(), request.query(), request.body());
            return dispatcher.dispatch(route, parameters, caller, request.apiKey());
        } catch (ApiException e) {
            usage.charge(request.remoteIp(), 1);
            return Dispatcher.refused(e);
        }
    }

    private static Dispatcher.Outcome page(int status) {
        return new Dispatcher.Outcome(status, new byte[0], status, null, 0);
    }

    private @Nullable Route route(RestRequest request) {
        String path = request.path();
        if (path.startsWith(BASE)) {
            return routes.rest(request.method() + " " + path.substring(BASE.length()));
        }
        return path.startsWith(WALLET_BASE) ? routes.rest(request.method() + " " + path) : null;
    }

    private List<Header> headers(RestRequest request, Dispatcher.Outcome outcome) {
        String used = Integer.toString(usage.weight(request.remoteIp()));
        List<Header> headers = new ArrayList<>(6);
        headers.add(new Header("x-mbx-uuid", uuid(++requests)));
        headers.add(new Header("x-mbx-used-weight", used));
        headers.add(new Header("x-mbx-used-weight-1m", used));
        Wallet placer = outcome.placer();
        if (placer != null && outcome.code() == 0) {
            for (Usage.Count count : usage.orderCounts(placer)) {
                headers.add(
                        new Header("x-mbx-order-count-" + count.letters(), Integer.toString(count.used())));
            }
        }
        if (outcome.retryMicros() > 0) {
            long wait = outcome.retryMicros() - clock.epochMicros();
            headers.add(new Header("retry-after", Long.toString(Math.max(0, (wait + 999_999) / 1_000_000))));
        }
        return headers;
    }

    /** The same sequence in every run. */
    private static String uuid(long number) {
        long high = number * 0x9e3779b97f4a7c15L;
        long low = (high ^ high >>> 30) * 0xbf58476d1ce4e5b9L;
        return new UUID((high & ~0xf000L) | 0x4000L, (low & (Long.MAX_VALUE >> 1)) | Long.MIN_VALUE)
                .toString();
    }
}
