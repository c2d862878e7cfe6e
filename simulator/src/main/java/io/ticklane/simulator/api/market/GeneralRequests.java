package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.engine.VenueClock;

/** {@code ping} and {@code time}. One thread. */
public final class GeneralRequests {
    private final VenueClock clock;

    public GeneralRequests(VenueClock clock) {
        this.clock = clock;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET ping", "ping", Security.NONE, this::ping);
        routes.add("GET time", "time", Security.NONE, this::time);
    }

    private Plan ping(Parameters parameters) {
        return new Plan(1, (out, caller) -> out.object().end());
    }

    private Plan time(Parameters parameters) {
        return new Plan(1,
                (out, caller) -> out.object().put("serverTime", caller.time(clock.epochMicros())).end());
    }
}
