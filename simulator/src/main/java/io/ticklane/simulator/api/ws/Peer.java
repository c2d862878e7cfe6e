package io.ticklane.simulator.api.ws;

/** The client's end of a connection. Simulator thread only. */
public interface Peer {
    /**
     * Takes the answer to a request, or a farewell; no effect if the connection is on its way out.
     *
     * @param method what was asked, without a version, or empty
     * @param utf8 the whole frame in JSON
     */
    void answer(String method, byte[] utf8);

    /** Takes an event of an account: the whole frame in JSON. */
    void event(byte[] utf8);

    /** Ends the connection with a close frame, after what was sent before. */
    void disconnect(int code, String reason);
}
