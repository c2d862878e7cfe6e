package io.ticklane.simulator.rest;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderListener;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.rest.RestReply.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests as the venue does. Checks in this order: path, time unit, key, parameters, timestamp,
 * signature, filters, then what the engine says. Simulator thread only.
 */
public final class RestApi {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int FAULT = 500;
    private static final int MAKER_CREDIT = -5;
    private static final int TAKER_CREDIT = -1;
    private static final String BASE = "/api/v3/";
    private static final String PLACE = "POST " + BASE + "order";

    private enum Security {
        /** No key needed. */
        NONE,
        /** Key and signature. */
        SIGNED,
        /** As signed, and free of charge when it succeeds. */
        TRADE
    }

    private record Route(Plan.Reader reader, Security security) {}

    private final Exchange exchange;
    private final Gate gate;
    private final Usage usage;
    private final Map<String, Route> routes = new HashMap<>();

    /**
     * Opens the counter over an exchange.
     *
     * @throws IllegalArgumentException with one line for people if an account's key cannot be read
     */
    public RestApi(Exchange exchange, VenueClock clock) {
        this.exchange = exchange;
        gate = new Gate(exchange, clock);
        usage = new Usage(clock);
        exchange.listen(new OrderListener() {
            @Override
            public void onFill(Order order, Fill fill) {
                if (order.fills().size() == 1) {
                    usage.orders(order.owner(), fill.maker() ? MAKER_CREDIT : TAKER_CREDIT);
                }
            }
        });
        OrderText text = new OrderText(exchange);
        MarketRequests market = new MarketRequests(exchange, clock);
        open("GET ping", Security.NONE, market::ping);
        open("GET time", Security.NONE, market::time);
        open("GET exchangeInfo", Security.NONE, new InfoRequest(exchange, clock)::info);
        open("GET depth", Security.NONE, market::depth);
        open("GET ticker/bookTicker", Security.NONE, market::bookTicker);
        open("GET ticker/price", Security.NONE, market::price);
        OrderRequests orders = new OrderRequests(exchange, usage, text);
        open("POST order", Security.TRADE, orders::place);
        open("POST order/test", Security.SIGNED, orders::test);
        open("GET order", Security.SIGNED, orders::query);
        open("DELETE order", Security.TRADE, orders::cancel);
        open("GET openOrders", Security.SIGNED, orders::openOrders);
        open("DELETE openOrders", Security.TRADE, orders::cancelAll);
        AccountRequests accounts = new AccountRequests(exchange, usage, text);
        open("GET account", Security.SIGNED, accounts::account);
        open("GET myTrades", Security.SIGNED, accounts::myTrades);
        open("GET rateLimit/order", Security.SIGNED, accounts::orderCounts);
    }

    private void open(String methodAndName, Security security, Plan.Reader reader) {
        routes.put(methodAndName.replace(" ", " " + BASE), new Route(reader, security));
    }

    /** Answers a request. Never throws: what should not happen is logged and answered with 500. */
    public RestReply handle(RestRequest request) {
        Route route = routes.get(request.method() + " " + request.path());
        if (route == null) {
            int status = request.path().equals(BASE + "userDataStream") ? GONE : NOT_FOUND;
            return new RestReply(status, new byte[0], headers(request, 1, null));
        }
        Attempt attempt = new Attempt(request);
        try {
            boolean micros = micros(request.timeUnit());
            Wallet wallet = route.security == Security.NONE ? null : gate.owner(request.apiKey());
            return answer(attempt, route, new Plan.Caller(wallet, micros));
        } catch (ApiException e) {
            report(attempt, e.code());
            return new RestReply(e.status(), error(e.code(), e.text()),
                    headers(request, attempt.weight, null));
        } catch (RuntimeException e) {
            LOG.error("request {} {} failed", request.method(), request.path(), e);
            report(attempt, -1000);
            return new RestReply(FAULT,
                    error(-1000, "An unknown error occurred while processing the request."),
                    headers(request, attempt.weight, null));
        }
    }

    /** How far a request got. */
    private static final class Attempt {
        final RestRequest request;
        @Nullable
        Parameters parameters;
        int weight = 1;

        Attempt(RestRequest request) {
            this.request = request;
        }

        boolean placement() {
            return PLACE.equals(request.method() + " " + request.path());
        }
    }

    private RestReply answer(Attempt attempt, Route route, Plan.Caller caller) throws ApiException {
        RestRequest request = attempt.request;
        Parameters parameters = Parameters.of(request.method(), request.query(), request.body());
        attempt.parameters = parameters;
        Plan plan = route.reader.read(parameters);
        attempt.weight = plan.weight();
        Wallet wallet = caller.account();
        if (wallet != null) {
            gate.expect(parameters);
        }
        parameters.done();
        if (wallet != null) {
            gate.inTime(parameters);
            gate.signed(parameters, wallet);
        }
        JsonWriter out = new JsonWriter();
        plan.body().write(out, caller);
        report(attempt, 0);
        int weight = route.security == Security.TRADE ? 0 : plan.weight();
        return new RestReply(OK, out.bytes(), headers(request, weight, attempt.placement() ? wallet : null));
    }

    private void report(Attempt attempt, int code) {
        if (attempt.placement()) {
            Parameters parameters = attempt.parameters;
            String symbol = parameters == null ? null : parameters.peek("symbol");
            String name = parameters == null ? null : parameters.peek("newClientOrderId");
            exchange.reportPlacement(symbol == null ? -1 : exchange.symbol(symbol), name == null ? "" : name,
                    code);
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

    private static byte[] error(int code, String message) {
        return new JsonWriter().object().put("code", code).put("msg", message).end().bytes();
    }

    private List<Header> headers(RestRequest request, int weight, @Nullable Wallet placer) {
        String used = Integer.toString(usage.weight(request.remoteIp(), weight));
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
