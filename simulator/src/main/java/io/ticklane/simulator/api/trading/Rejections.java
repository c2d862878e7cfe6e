package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.engine.Refusal;

/** The engine's refusals as the venue tells them: the words are the engine's, the number is the action's. Stateless. */
final class Rejections {
    static final int NEW_ORDER = -2010;
    static final int CANCEL = -2011;
    static final int AMEND = -2038;

    private Rejections() {}

    /** Passes on what the engine said to an action with this number. */
    static void check(Refusal refusal, int action) throws ApiException {
        if (refusal != Refusal.NONE) {
            throw of(refusal, action);
        }
    }

    static ApiException of(Refusal refusal, int action) {
        // What the venue says itself before its engine is asked.
        boolean before = refusal == Refusal.WORTH && action == NEW_ORDER;
        return new ApiException(before ? Admission.REJECTED_BEFORE_ENGINE : action, refusal.text());
    }
}
