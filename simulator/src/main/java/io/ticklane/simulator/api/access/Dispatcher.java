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
 * Carries out requests of either transport. Checks in this order: what the address has used up, key, parameters,
 * timestamp, signature, permission, the account's order count, the timestamp again, then what the request itself says.
 * Simulator thread only.
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
     * @param retryMicros when it is worth to ask again, by the venue's clock; 0: nothing is said about that
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    public record Outcome(int status, byte[] json, int code, @Nullable Wallet placer, long retryMicros) {
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
        @Nullable
        Wallet refusedOrders;
    }

    /**
     * Carries out a request and charges it. Never throws: what should not happen is logged and answered with 500.
     *
     * @param caller with an account if that is known already, so that neither key nor signature are looked at
     * @param apiKey key that came with the request or has logged on, or null
     */
    public Outcome dispatch(Route route, Parameters parameters, Caller caller, @Nullable String apiKey) {
        Attempt attempt = new Attempt();
        Outcome outcome;
        try {
            outcome = answer(attempt, route, parameters, caller, apiKey);
        } catch (ApiException e) {
            outcome = refused(e, attempt.refusedOrders);
        } catch (RuntimeException e) {
            LOG.error("request {}{} failed", route.rest(), route.method(), e);
            outcome = refused(
                    new ApiException(-1000, "An unknown error occurred while processing the request.",
                            FAULT));
        }
        if (route.placement()) {
            report(parameters, outcome.code());
        }
        usage.charge(caller.address(),
                outcome.code() == 0 && route.security() == Security.TRADE ? 0 : attempt.weight);
        return outcome;
    }

    private Outcome answer(Attempt attempt, Route route, Parameters parameters, Caller caller,
            @Nullable String apiKey) throws ApiException {
        usage.admit(caller.address(), caller.transport() == Caller.Transport.REST);
        Security security = route.security();
        boolean known = caller.account() != null;
        Caller owner = known || security == Security.NONE ? caller : caller.as(gate.owner(apiKey));
        Plan plan = route.reader().read(parameters);
        attempt.weight = plan.weight();
        boolean signed = security != Security.NONE && security != Security.KEY;
        if (signed) {
            gate.expect(parameters);
        }
        parameters.done();
        usage.afford(caller.address(), plan.weight());
        long until = Long.MAX_VALUE;
        if (signed) {
            until = gate.inTime(parameters);
            if (!known) {
                gate.signed(parameters, apiKey);
            }
            gate.permitted(apiKey, security);
        }
        return carriedOut(attempt, plan, owner, until);
    }

    /** The last look at the time is past all that takes time, and costs the order what it costs if it is late. */
    private Outcome carriedOut(Attempt attempt, Plan plan, Caller owner, long until) throws ApiException {
        boolean counted = plan.orders() > 0 && !plan.evenOverLimit();
        if (counted) {
            attempt.refusedOrders = owner.wallet();
            usage.place(owner.wallet(), plan.orders());
            attempt.refusedOrders = null;
        }
        gate.stillInTime(until);
        JsonWriter out = new JsonWriter();
        try {
            plan.body().write(out, owner);
        } catch (ApiException e) {
            // One half of a cancel-replace may have been done, and then its order counts.
            if (counted && e.data() == null) {
                usage.unplace(owner.wallet(), plan.orders());
            }
            throw e;
        }
        return new Outcome(OK, out.bytes(), 0, plan.orders() > 0 ? owner.wallet() : null, 0);
    }

    /** The answer to a request that is refused. */
    public static Outcome refused(ApiException e) {
        return refused(e, null);
    }

    private static Outcome refused(ApiException e, @Nullable Wallet placer) {
        JsonWriter out = new JsonWriter().object().put("code", e.code()).put("msg", e.text());
        String data = e.data();
        if (data != null) {
            out.raw("data", data);
        }
        return new Outcome(e.status(), out.end().bytes(), e.code(), placer, e.retryMicros());
    }

    private void report(Parameters parameters, int code) {
        String symbol = parameters.peek("symbol");
        String name = parameters.peek("newClientOrderId");
        exchange.reportPlacement(symbol == null ? -1 : exchange.symbol(symbol), name == null ? "" : name,
                code);
    }
}
