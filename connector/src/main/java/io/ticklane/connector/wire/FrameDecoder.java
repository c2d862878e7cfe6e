package io.ticklane.connector.wire;

/**
 * Turns the frames of one stream connection into events, which it hands to the handler that it was made with, from
 * inside {@link #decode}.
 *
 * <p>One thread; the counters may be read by any.
 */
public interface FrameDecoder {
    /** A market event was decoded and handed over. */
    int MARKET_DATA = 0;
    /** The answer to a control frame; see {@link ControlFrames#parse}. */
    int CONTROL_REPLY = 1;
    /** The venue is about to close the connection. */
    int SERVER_SHUTDOWN = 2;
    /** Valid, and of no interest: an unknown event or instrument. */
    int IGNORED = 3;
    /** Not a frame that can be trusted. Nothing of it was handed over. */
    int MALFORMED = 4;

    /**
     * Decodes one text frame and hands over its event, if it has one. The bytes are not kept, and none outside the
     * frame is looked at.
     *
     * @param receivedNanos when the frame was complete, monotonic
     * @return one of the constants of this interface; bad input is one of them, never an exception
     */
    int decode(byte[] buffer, int offset, int length, long receivedNanos);

    /**
     * Decodes one binary frame, like {@link #decode}. Where the wire has none, it is {@link #MALFORMED}, and counted.
     *
     * @param receivedNanos when the frame was complete, monotonic
     */
    int decodeBinary(byte[] buffer, int offset, int length, long receivedNanos);

    /** Forgets the last ids: the next event of each instrument is not checked for a gap. After a reconnect. */
    void resetSequences();

    /** What was decoded so far. */
    DecoderCounters counters();
}
