package io.ticklane.simulator.rest;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import java.util.List;

/** Skeleton. */
public final class RestApi {
    public RestApi(Exchange exchange, VenueClock clock) {}

    /** Answers a request. Never throws. */
    public RestReply handle(RestRequest request) {
        return new RestReply(404, new byte[0], List.of());
    }
}
