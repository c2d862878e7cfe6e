package io.ticklane.connector.wire;

import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;

/**
 * Decodes frames of market data in place. One thread.
 */
public final class MarketDecoder {
    /** A market event was decoded and handed over. */
    public static final int MARKET_DATA = 0;
    /** The answer to a control frame; see {@link ControlFrames#parse}. */
    public static final int CONTROL_REPLY = 1;
    /** The venue is about to close the connection. */
    public static final int SERVER_SHUTDOWN = 2;
    /** Valid, and of no interest: an unknown event or instrument. */
    public static final int IGNORED = 3;
    /** Not a frame that can be trusted; nothing of it was handed over. */
    public static final int MALFORMED = 4;

    private final DecoderCounters counters = new DecoderCounters();

    /** Decodes what concerns these instruments and hands it to {@code handler}. */
    public MarketDecoder(Instruments instruments, InboundHandler handler) {}

    /** Decodes one frame; one of the constants above. Never throws on bad input. */
    public int decode(byte[] buffer, int offset, int length, long receivedNanos) {
        return 0;
    }

    /** Forgets the last ids: the next event of each instrument is not checked for a gap. After a reconnect. */
    public void resetSequences() {

    }

    /** What was decoded so far. */
    public DecoderCounters counters() {
        return counters;
    }
}
