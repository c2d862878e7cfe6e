package io.ticklane.bench.floor;

import io.ticklane.connector.wire.DecoderCounters;
import io.ticklane.connector.wire.FrameDecoder;
import java.nio.charset.StandardCharsets;

/** Looks at answers of the WebSocket API for nothing but their status. The receiving thread. */
final class FloorAnswers implements FrameDecoder {
    private static final byte[] OK = "\"status\":200".getBytes(StandardCharsets.US_ASCII);
    /** The status comes early, behind the request's id. */
    private static final int LOOKED_AT = 64;

    private long accepted;
    private long refused;

    @Override
    public int decode(byte[] buffer, int offset, int length, long receivedNanos) {
        int end = offset + Math.min(length, LOOKED_AT) - OK.length;
        for (int at = offset; at <= end; at++) {
            if (isOk(buffer, at)) {
                accepted++;
                return IGNORED;
            }
        }
        refused++;
        return IGNORED;
    }

    @Override
    public int decodeBinary(byte[] buffer, int offset, int length, long receivedNanos) {
        return IGNORED;
    }

    @Override
    public void resetSequences() {
        // It has none.
    }

    @Override
    public DecoderCounters counters() {
        throw new UnsupportedOperationException("answers are no market data");
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    private static boolean isOk(byte[] buffer, int at) {
        for (int i = 0; i < OK.length; i++) {
            if (buffer[at + i] != OK[i]) {
                return false;
            }
        }
        return true;
    }
}
