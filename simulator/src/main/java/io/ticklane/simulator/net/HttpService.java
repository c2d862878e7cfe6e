package io.ticklane.simulator.net;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import org.jspecify.annotations.Nullable;

/** Answers HTTP requests, whatever they ask. Simulator thread. */
public interface HttpService {
    /** Must not throw. */
    RestReply handle(RestRequest request);

    /**
     * The page for people, or one of its parts; null if this is none.
     *
     * @param html whether the asker would like to read it
     */
    default @Nullable RestReply page(String path, boolean html) {
        return null;
    }

    /** Name of the account that a key belongs to, or empty. */
    default String account(@Nullable String apiKey) {
        return "";
    }

    /** Name on the WebSocket API of what a request asks for, or empty. */
    default String method(RestRequest request) {
        return "";
    }
}
