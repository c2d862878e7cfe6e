package io.ticklane.simulator.net;

import io.ticklane.simulator.fault.Scope;
import java.util.List;

/**
 * An open WebSocket connection. Immutable.
 *
 * @param address of the peer
 * @param ageNanos since it was opened
 * @param account that is logged on, or empty
 * @param streams that are subscribed
 * @param backlog bytes that the peer has not taken yet
 */
public record ConnectionView(long id, Scope scope, String address, long ageNanos, String account,
        List<String> streams, long backlog) {
    public ConnectionView {
        streams = List.copyOf(streams);
    }
}
