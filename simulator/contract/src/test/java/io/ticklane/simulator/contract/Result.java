package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.DynamicTest;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call of one client. Immutable.
 *
 * @param how the client's own name of the call, or of what it throws; null if it has no such call
 * @param why in the latter case, why not
 * @param failure null if all was as it should be
 */
record Result(Call call, @Nullable String how, @Nullable String why, @Nullable Throwable failure) {

    static Result passed(Call call, String how) {
        return new Result(call, how, null, null);
    }

    static Result failed(Call call, String how, Throwable failure) {
        return new Result(call, how, null, failure);
    }

    static Result absent(Call call, String why) {
        return new Result(call, null, why, null);
    }

    /** The same as a test. */
    DynamicTest test() {
        return DynamicTest.dynamicTest(how == null ? call.label() + ": " + why : call.label() + ": " + how,
                () -> {
                    if (failure != null) {
                        fail(failure.getMessage(), failure);
                    }
                });
    }
}
