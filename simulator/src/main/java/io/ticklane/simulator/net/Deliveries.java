package io.ticklane.simulator.net;

/** Hears what is handed to sockets of stream connections, as it is after all faults. Simulator thread only. */
public interface Deliveries {
    /** A complete WebSocket frame of a stream. */
    void delivered(long connection, String stream, byte[] frame, int offset, int length);
}
