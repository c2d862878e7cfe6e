package io.ticklane.connector.stream;

/**
 * Where the frames of a connection go.
 *
 * <p>Called on the stream thread.
 */
interface FrameSink {
    /** Bytes have come. Called once per read, before the frames in it. */
    void onRead(int bytes, long receivedNanos);

    /** A whole text message; the bytes are valid during the call only. */
    void onText(byte[] buffer, int offset, int length, long receivedNanos);

    /** A whole binary message, likewise. */
    void onBinary(byte[] buffer, int offset, int length, long receivedNanos);
}
