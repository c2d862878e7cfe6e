package io.ticklane.simulator.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds one unmasked WebSocket frame in a reused array: the payload is written first, then the header, and
 * for combined connections the wrapper around it, go into the room left in front. Simulator thread only.
 */
final class FrameBuffer {
    /** Room for the longest header and the longest combined wrapper. */
    static final int HEADROOM = 512;

    private static final int LONGEST_HEADER = 10;
    private static final int WIRE_DECIMALS = 8;
    private static final int FIN_TEXT = 0x81;
    private static final int FIN_BINARY = 0x82;
    private static final long[] POWERS_OF_TEN = powersOfTen();
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private byte[] bytes = new byte[4096];
    private int end = HEADROOM;

    private final int opcode;

    FrameBuffer() {
        this(FIN_TEXT);
    }

    private FrameBuffer(int opcode) {
        this.opcode = opcode;
    }

    /** For binary frames. */
    static FrameBuffer binary() {
        return new FrameBuffer(FIN_BINARY);
    }

    void begin() {
        end = HEADROOM;
    }

    byte[] bytes() {
        return bytes;
    }

    void put(byte[] text) {
        put(text, 0, text.length);
    }

    void put(byte[] text, int offset, int length) {
        ensure(length);
        System.arraycopy(text, offset, bytes, end, length);
        end += length;
    }

    void put(char ascii) {
        ensure(1);
        bytes[end++] = (byte) ascii;
    }

    FrameBuffer put(String ascii) {
        ensure(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[end++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** A further member that is a number. */
    FrameBuffer number(String name, long value) {
        name(name).putNumber(value);
        return this;
    }

    /** A further member that is text without anything to escape. */
    FrameBuffer text(String name, String value) {
        name(name).put('"');
        put(ascii(value));
        put('"');
        return this;
    }

    /** A further member that is true or false. */
    FrameBuffer flag(String name, boolean value) {
        name(name).putBoolean(value);
        return this;
    }

    /** A further member that is a decimal in quotes. */
    FrameBuffer decimal(String name, long value, int scale) {
        name(name).put('"');
        putDecimal(value, scale);
        put('"');
        return this;
    }

    /** A further member that is a wide decimal in quotes, by its whole part and its fraction at scale 8. */
    FrameBuffer wide(String name, long whole, long fraction) {
        name(name).put('"');
        putNumber(whole);
        put('.');
        ensure(WIRE_DECIMALS);
        writeDigits(fraction, WIRE_DECIMALS);
        put('"');
        return this;
    }

    private FrameBuffer name(String name) {
        return put(",\"").put(name).put("\":");
    }

    /** A decimal of which all {@code decimals} are written and no more. */
    FrameBuffer putFixed(long value, int decimals) {
        ensure(32);
        if (value < 0) {
            bytes[end++] = '-';
        }
        long whole = Math.abs(value) / POWERS_OF_TEN[decimals];
        writeDigits(whole, digits(whole));
        if (decimals > 0) {
            bytes[end++] = '.';
            writeDigits(Math.abs(value) - whole * POWERS_OF_TEN[decimals], decimals);
        }
        return this;
    }

    void putBoolean(boolean value) {
        put(value ? TRUE : FALSE);
    }

    void putNumber(long value) {
        ensure(20);
        if (value < 0) {
            bytes[end++] = '-';
        }
        writeDigits(Math.abs(value), digits(Math.abs(value)));
    }

    /** The value with 8 decimals; {@code scale} is at most 8. */
    void putDecimal(long value, int scale) {
        ensure(32);
        if (value < 0) {
            bytes[end++] = '-';
        }
        long magnitude = Math.abs(value);
        long whole = magnitude / POWERS_OF_TEN[scale];
        long fraction = (magnitude - whole * POWERS_OF_TEN[scale]) * POWERS_OF_TEN[WIRE_DECIMALS - scale];
        writeDigits(whole, digits(whole));
        bytes[end++] = '.';
        writeDigits(fraction, WIRE_DECIMALS);
    }

    /** Puts the header in front of the payload; returns the frame's offset. It ends at {@link #end()}. */
    int frameRaw() {
        return header(HEADROOM, end - HEADROOM);
    }

    /** Puts wrapper and header around the payload; returns the frame's offset. To be called after raw. */
    int frameCombined(byte[] prefix) {
        put('}');
        int start = HEADROOM - prefix.length;
        System.arraycopy(prefix, 0, bytes, start, prefix.length);
        return header(start, end - start);
    }

    int end() {
        return end;
    }

    /** Cuts what was put after {@code end}. */
    void truncate(int end) {
        this.end = end;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A complete text frame of its own array. For cold paths. */
    static byte[] textFrame(String text) {
        FrameBuffer frame = new FrameBuffer();
        frame.put(ascii(text));
        int start = frame.frameRaw();
        return Arrays.copyOfRange(frame.bytes, start, frame.end);
    }

    private int header(int payloadStart, int length) {
        if (length < 126) {
            bytes[payloadStart - 2] = (byte) opcode;
            bytes[payloadStart - 1] = (byte) length;
            return payloadStart - 2;
        }
        if (length < 65_536) {
            bytes[payloadStart - 4] = (byte) opcode;
            bytes[payloadStart - 3] = 126;
            bytes[payloadStart - 2] = (byte) (length >>> 8);
            bytes[payloadStart - 1] = (byte) length;
            return payloadStart - 4;
        }
        Arrays.fill(bytes, payloadStart - LONGEST_HEADER, payloadStart, (byte) 0);
        bytes[payloadStart - 10] = (byte) opcode;
        bytes[payloadStart - 9] = 127;
        for (int i = 0; i < 4; i++) {
            bytes[payloadStart - 1 - i] = (byte) (length >>> (8 * i));
        }
        return payloadStart - LONGEST_HEADER;
    }

    private void writeDigits(long value, int count) {
        long rest = value;
        for (int i = end + count - 1; i >= end; i--) {
            long tenth = rest / 10;
            bytes[i] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        end += count;
    }

    private void ensure(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
    }

    private static int digits(long value) {
        int count = 1;
        while (count < POWERS_OF_TEN.length && value >= POWERS_OF_TEN[count]) {
            count++;
        }
        return count;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
