package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.engine.OrderType;
import org.jspecify.annotations.Nullable;

/** How much the answer to a placement tells ({@code newOrderRespType}). */
public enum Detail {
    /** Numbers and names. */
    ACK,
    /** What became of it. */
    RESULT,
    /** Its fills as well. */
    FULL;

    /** What a request asks for, or null. */
    static @Nullable Detail read(Parameters parameters) throws ApiException {
        return parameters.choice("newOrderRespType", Detail.class, ApiException.invalid("newOrderRespType"));
    }

    /** What is told of an order of this type where the request does not say. */
    static Detail usual(OrderType type) {
        return type == OrderType.MARKET || type == OrderType.LIMIT ? FULL : ACK;
    }
}
