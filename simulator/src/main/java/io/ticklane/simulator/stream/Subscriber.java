package io.ticklane.simulator.stream;

/** The receiving end of one WebSocket connection. Simulator thread only. */
public interface Subscriber {
    /**
     * Takes a copy of one complete WebSocket frame with market data, to be written with the others of this tick.
     *
     * @param stream the stream's name, as subscribed
     * @return false if the connection is on its way out or told to be silent
     */
    boolean send(String stream, byte[] bytes, int offset, int length);

    /** Whether so much waits to be taken that what is superseded should not be added. */
    default boolean congested() {
        return false;
    }

    /** Takes a complete WebSocket frame that answers a control frame. */
    void reply(byte[] frame);
}
