package io.ticklane.bench.receive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The one frame that is sent, with an id of 18 digits to write over, and the way to read a short masked one. One
 * thread.
 */
final class TickFrame {
    private static final String BEFORE = "{\"stream\":\"" + Target.STREAM + "\",\"data\":{\"u\":";
    private static final String AFTER = ",\"s\":\"BTCUSDT\",\"b\":\"67123.45000000\",\"B\":\"1.23456000\","
            + "\"a\":\"67123.46000000\",\"A\":\"0.65432000\"}}";
    private static final int ID_DIGITS = 18;
    private static final int ID_AT = 4 + BEFORE.length();
    /** Bytes of the whole frame. */
    static final int SIZE = ID_AT + ID_DIGITS + AFTER.length();

    private final byte[] bytes;

    TickFrame() {
        bytes = ByteBuffer.allocate(SIZE).put((byte) 0x81).put((byte) 126).putShort((short) (SIZE - 4))
                .put((BEFORE + "0".repeat(ID_DIGITS) + AFTER).getBytes(StandardCharsets.US_ASCII)).array();
    }

    /** Itself, with that id. The next call writes over it. */
    byte[] with(long id) {
        long rest = id;
        for (int i = ID_AT + ID_DIGITS - 1; i >= ID_AT; i--) {
            long quotient = rest / 10;
            bytes[i] = (byte) ('0' + rest - quotient * 10);
            rest = quotient;
        }
        return bytes;
    }

    /** The text of the masked frame of less than 64 KiB at the buffer's beginning, or empty while it is not whole. */
    static String unmasked(ByteBuffer in) {
        if (in.position() < 4) {
            return "";
        }
        int length = in.get(1) & 0x7f;
        int mask = length == 126 ? 4 : 2;
        int size = length == 126 ? in.getShort(2) & 0xffff : length;
        if (in.position() < mask + 4 + size) {
            return "";
        }
        byte[] text = new byte[size];
        for (int i = 0; i < size; i++) {
            text[i] = (byte) (in.get(mask + 4 + i) ^ in.get(mask + i % 4));
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
