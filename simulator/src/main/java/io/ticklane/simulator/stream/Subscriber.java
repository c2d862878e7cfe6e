package io.ticklane.simulator.stream;

/** The receiving end of one WebSocket connection. Simulator thread only. */
public interface Subscriber {
    /** Takes a copy of one complete WebSocket frame, to be written with the others of this tick. */
    void send(byte[] bytes, int offset, int length);
}
