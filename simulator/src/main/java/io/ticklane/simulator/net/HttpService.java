package io.ticklane.simulator.net;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;

/** Answers HTTP requests, whatever they ask. Simulator thread. */
public interface HttpService {
    /** Must not throw. */
    RestReply handle(RestRequest request);
}
