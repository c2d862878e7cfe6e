package io.ticklane.simulator.fault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Surgery on complete, unmasked WebSocket frames. Stateless. */
final class Frames {
    private static final int TEXT = 1;
    private static final int OPCODE = 0x0F;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    private Frames() {}

    /** Where the payload begins. */
    static int payload(byte[] frame, int offset) {
        int length = frame[offset + 1] & 0x7F;
        return offset + (length < SHORT ? 2 : length == SHORT ? 4 : 10);
    }

    static boolean text(byte[] frame, int offset) {
        return (frame[offset] & OPCODE) == TEXT;
    }

    /** A frame of the same kind with this payload. */
    static byte[] framed(byte first, byte[] payload, int from, int length) {
        int header = length < SHORT ? 2 : length < 65_536 ? 4 : 10;
        byte[] frame = new byte[header + length];
        frame[0] = first;
        if (header == 2) {
            frame[1] = (byte) length;
        } else {
            int digits = header - 2;
            frame[1] = (byte) (header == 4 ? SHORT : LONG);
            for (int i = 0; i < Math.min(digits, 4); i++) {
                frame[header - 1 - i] = (byte) (length >>> (8 * i));
            }
        }
        System.arraycopy(payload, from, frame, header, Math.min(length, payload.length - from));
        return frame;
    }

    /** Changes so many bytes of the payload; text stays printable. */
    static byte[] corrupted(byte[] frame, int count, RandomGenerator random) {
        byte[] changed = frame.clone();
        int from = payload(frame, 0);
        for (int i = 0; i < count && from < frame.length; i++) {
            int at = random.nextInt(from, frame.length);
            changed[at] = text(frame, 0)
                    ? (byte) (' ' + (changed[at] - ' ' + random.nextInt(1, 95)) % 95)
                    : (byte) (changed[at] ^ random.nextInt(1, 256));
        }
        return changed;
    }

    /** Leaves so many bytes of the payload, or half of it. */
    static byte[] truncated(byte[] frame, int left) {
        int from = payload(frame, 0);
        int whole = frame.length - from;
        return framed(frame[0], frame, from, Math.min(whole, left == 0 ? whole / 2 : left));
    }

    /** Fills the payload up to so many bytes: blanks behind text, zeros behind anything else. */
    static byte[] oversized(byte[] frame, int size) {
        int from = payload(frame, 0);
        int whole = frame.length - from;
        byte[] larger = framed(frame[0], frame, from, Math.max(whole, size));
        if (text(frame, 0)) {
            Arrays.fill(larger, payload(larger, 0) + whole, larger.length, (byte) ' ');
        }
        return larger;
    }

    /** The same depth event beginning with another id. */
    static byte[] beginning(byte[] frame, long firstId) {
        int from = payload(frame, 0);
        int at = FrameIds.member(frame, from, frame.length, 'U');
        if (at < 0) {
            return frame;
        }
        int after = at;
        while (after < frame.length && frame[after] >= '0' && frame[after] <= '9') {
            after++;
        }
        byte[] digits = Long.toString(firstId).getBytes(StandardCharsets.US_ASCII);
        byte[] payload = new byte[frame.length - from - (after - at) + digits.length];
        System.arraycopy(frame, from, payload, 0, at - from);
        System.arraycopy(digits, 0, payload, at - from, digits.length);
        System.arraycopy(frame, after, payload, at - from + digits.length, frame.length - after);
        return framed(frame[0], payload, 0, payload.length);
    }
}
