package io.ticklane.simulator.contract;

import java.util.ArrayList;
import java.util.List;

/** Runs the calls of a client in this JVM, one after the other. One thread. */
final class Cases {
    private final List<Result> results = new ArrayList<>();

    /** A call and what is expected of it. */
    interface Body {
        void run() throws Exception;
    }

    /** Runs a call; {@code how} is the client's name of it. */
    Cases run(Call call, String how, Body body) {
        try {
            body.run();
            results.add(Result.passed(call, how));
        } catch (Exception | AssertionError e) {
            results.add(Result.failed(call, how, e));
        }
        return this;
    }

    /** The client has no such call. */
    Cases absent(Call call, String why) {
        results.add(Result.absent(call, why));
        return this;
    }

    List<Result> results() {
        return List.copyOf(results);
    }
}
