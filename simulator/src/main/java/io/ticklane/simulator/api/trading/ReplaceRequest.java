package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The request that takes back one order and places another, one after the other and not as one. Simulator thread only.
 */
public final class ReplaceRequest {
    private static final int WEIGHT = 1;
    private static final int PARTIALLY_FAILED = -2021;
    private static final int FAILED = -2022;

    private enum Mode {
        /** No new order without the cancel. */
        STOP_ON_FAILURE,
        /** The new order in any case. */
        ALLOW_FAILURE
    }

    /** What happens when the account's count of unfilled orders is used up. */
    private enum OverLimit {
        DO_NOTHING, CANCEL_ONLY
    }

    private enum Result {
        SUCCESS, FAILURE, NOT_ATTEMPTED
    }

    private final Exchange exchange;
    private final Usage usage;
    private final OrderText text;
    private final Cancellation cancellation;
    private final Admission admission;

    public ReplaceRequest(Exchange exchange, Usage usage, OrderText text, ListText lists) {
        this.exchange = exchange;
        this.usage = usage;
        this.text = text;
        cancellation = new Cancellation(exchange, text, lists);
        admission = new Admission(exchange);
    }

    /** Adds this request to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("POST order/cancelReplace", "order.cancelReplace", Security.TRADE, this::replace);
    }

    /** What was asked for. */
    private record Wish(Mode mode, Cancellation.Wish cancel, OrderForm form, Detail detail) {}

    private Plan replace(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        OrderForm form = OrderForm.single(parameters, symbol);
        Detail detail = OrderRequests.detail(parameters, form);
        Mode mode = parameters.choice("cancelReplaceMode", Mode.class,
                ApiException.invalid("cancelReplaceMode"));
        if (mode == null) {
            throw ApiException.missing("cancelReplaceMode");
        }
        OverLimit over = parameters.choice("orderRateLimitExceededMode", OverLimit.class,
                ApiException.invalid("orderRateLimitExceededMode"));
        OrderReference reference = OrderReference.read(parameters, symbol, "cancelOrderId",
                "cancelOrigClientOrderId");
        Wish wish = new Wish(mode, Cancellation.Wish.read(parameters, reference, "cancelNewClientOrderId"),
                form, detail);
        boolean cancelOnly = over == OverLimit.CANCEL_ONLY;
        return new Plan(WEIGHT, 1, cancelOnly, (out, caller) -> carryOut(wish, cancelOnly, out, caller));
    }

    private void carryOut(Wish wish, boolean cancelOnly, JsonWriter out, Caller caller)
            throws ApiException {
        Features.cancelReplace(exchange.rules(wish.form.symbol));
        // Filters and the order count are judged before anything is done.
        Order order = admission.admit(wish.form, caller.wallet());
        ApiException overLimit = cancelOnly ? counted(caller.wallet()) : null;
        Attempt cancel = attempt(answer -> cancellation.carryOut(wish.cancel, answer, caller));
        Attempt placement;
        if (wish.mode == Mode.STOP_ON_FAILURE && cancel.result == Result.FAILURE) {
            placement = new Attempt(Result.NOT_ATTEMPTED, "null");
        } else if (overLimit != null) {
            placement = refused(overLimit);
        } else {
            placement = attempt(answer -> {
                Rejections.check(exchange.replace(order), Rejections.NEW_ORDER);
                text.placed(answer, caller, order, wish.detail);
            });
        }
        if (cancel.result == Result.SUCCESS && placement.result == Result.SUCCESS) {
            write(out, cancel, placement);
        } else {
            throw failure(wish.mode, overLimit != null, caller.transport(), cancel, placement);
        }
    }

    /** Counts the new order, unless the limit is used up already. */
    private @Nullable ApiException counted(Wallet wallet) {
        try {
            usage.place(wallet, 1);
            return null;
        } catch (ApiException e) {
            return e;
        }
    }

    /** One of the two halves with its answer as JSON text. */
    private record Attempt(Result result, String answer) {}

    /** A half that may fail. */
    private interface Half {
        void carryOut(JsonWriter answer) throws ApiException;
    }

    private static Attempt attempt(Half half) {
        JsonWriter answer = new JsonWriter();
        try {
            half.carryOut(answer);
            return new Attempt(Result.SUCCESS, text(answer));
        } catch (ApiException e) {
            return refused(e);
        }
    }

    private static Attempt refused(ApiException e) {
        return new Attempt(Result.FAILURE,
                text(new JsonWriter().object().put("code", e.code()).put("msg", e.text()).end()));
    }

    private static String text(JsonWriter json) {
        return new String(json.bytes(), StandardCharsets.UTF_8);
    }

    private static void write(JsonWriter out, Attempt cancel, Attempt placement) {
        out.object().put("cancelResult", cancel.result.name()).put("newOrderResult", placement.result.name())
                .raw("cancelResponse", cancel.answer).raw("newOrderResponse", placement.answer).end();
    }

    private static ApiException failure(Mode mode, boolean overLimit, Caller.Transport transport,
            Attempt cancel, Attempt placement) {
        boolean half = cancel.result == Result.SUCCESS || placement.result == Result.SUCCESS;
        JsonWriter data = new JsonWriter();
        write(data, cancel, placement);
        return new ApiException(half ? PARTIALLY_FAILED : FAILED,
                half ? "Order cancel-replace partially failed." : "Order cancel-replace failed.",
                status(mode, overLimit, transport, half), text(data));
    }

    private static int status(Mode mode, boolean overLimit, Caller.Transport transport, boolean half) {
        if (overLimit && transport == Caller.Transport.WEBSOCKET) {
            return ApiException.CONFLICT;
        }
        if (overLimit && mode == Mode.STOP_ON_FAILURE) {
            return ApiException.TOO_MANY_REQUESTS;
        }
        return half ? ApiException.CONFLICT : ApiException.BAD_REQUEST;
    }
}
