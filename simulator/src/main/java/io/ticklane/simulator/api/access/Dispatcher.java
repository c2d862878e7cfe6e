package io.ticklane.simulator.api.access;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Route;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out requests of either transport. Checks in this order: key, parameters, timestamp, signature, then what the
 * request itself says. Simulator thread only.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int OK = 200;
    private static final int FAULT = 500;

    private final Exchange exchange;
    private final Gate gate;
    private final Usage usage;

    public Dispatcher(Exchange exchange, Gate gate, Usage usage) {
        this.exchange = exchange;
        this.gate = gate;
        this.usage = usage;
    }

    /**
     * What came of a request.
     *
     * @param status as in HTTP
     * @param json the result, or {@code {"code":…,"msg":…}}
     * @param code 0, or the venue's error code
     * @param placer the account whose count of unfilled orders the answer tells, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    public record Outcome(int status, byte[] json, int code, @Nullable Wallet placer) {
        /** The JSON as text. */
        public String text() {
            return new String(json, StandardCharsets.UTF_8);
        }
    }

    /** What a request costs that failed before its weight was known. */
    private static final int LEAST_WEIGHT = 1;

    /** How far a request got. */
    private static final class Attempt {
        int weight = LEAST_WEIGHT;
    }

    /**
     * Carries out a request and charges it. Never throws: what should not happen is logged and answered with 500.
     *
     * @param apiKey key that came with the request, or null
     */
    public Outcome dispatch(Route route, Parameters parameters, Caller caller, @Nullable String apiKey) {
        Attempt attempt = new Attempt();
        Outcome outcome;
        try {
            outcome = answer(attempt, route, parameters, caller, apiKey);
        } catch (ApiException e) {
            outcome = refused(e);
        } catch (RuntimeException e) {
            LOG.error("request {}{} failed", route.rest(), route.method(), e);
            outcome = refused(
                    new ApiException(-1000, "An unknown error occurred while processing the request.",
                            FAULT));
        }
        if (route.placement()) {
            report(parameters, outcome.code());
        }
        usage.weight(caller.address(),
                outcome.code() == 0 && route.security() == Security.TRADE ? 0 : attempt.weight);
        return outcome;
    }

    private Outcome answer(Attempt attempt, Route route, Parameters parameters, Caller caller,
            @Nullable String apiKey) throws ApiException {
        boolean signed = route.security() != Security.NONE;
        Caller known = signed ? caller.as(gate.owner(apiKey)) : caller;
        Plan plan = route.reader().read(parameters);
        attempt.weight = plan.weight();
        if (signed) {
            gate.expect(parameters);
        }
        parameters.done();
        if (signed) {
            gate.inTime(parameters);
            gate.signed(parameters, known.wallet());
        }
        boolean counted = plan.orders() > 0
                && !(plan.evenOverLimit() && usage.orderLimit(known.wallet(), plan.orders()) != null);
        if (counted) {
            usage.orders(known.wallet(), plan.orders());
        }
        JsonWriter out = new JsonWriter();
        try {
            plan.body().write(out, known);
        } catch (ApiException e) {
            // One half of a cancel-replace may have been done, and then its order counts.
            if (counted && e.data() == null) {
                usage.orders(known.wallet(), -plan.orders());
            }
            throw e;
        }
        return new Outcome(OK, out.bytes(), 0, plan.orders() > 0 ? known.wallet() : null);
    }

    /** The answer to a request that is refused. */
    public static Outcome refused(ApiException e) {
        JsonWriter out = new JsonWriter().object().put("code", e.code()).put("msg", e.text());
        String data = e.data();
        if (data != null) {
            out.raw("data", data);
        }
        return new Outcome(e.status(), out.end().bytes(), e.code(), null);
    }

    private void report(Parameters parameters, int code) {
        String symbol = parameters.peek("symbol");
        String name = parameters.peek("newClientOrderId");
        exchange.reportPlacement(symbol == null ? -1 : exchange.symbol(symbol), name == null ? "" : name,
                code);
    }
}
