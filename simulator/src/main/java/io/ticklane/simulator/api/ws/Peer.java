package io.ticklane.simulator.api.ws;

/** The client's end of a connection. Simulator thread only. */
public interface Peer {
    /** Sends a text frame with an answer or a farewell; no effect if the connection is on its way out. */
    void send(byte[] utf8);

    /** As {@link #send}, for events of an account. */
    void event(byte[] utf8);

    /** Ends the connection with a close frame, after what was sent before. */
    void disconnect(int code, String reason);
}
