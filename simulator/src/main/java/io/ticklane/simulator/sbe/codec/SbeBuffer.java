package io.ticklane.simulator.sbe.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes that the generated codecs write to and read from: a window on an array, little endian. Writing past
 * the end makes a buffer of its own longer; reading past the end, or writing past the end of what was wrapped,
 * throws {@link IndexOutOfBoundsException}. One thread.
 */
public final class SbeBuffer {
    /** Where the codecs would take Agrona's constant. */
    public static final byte[] EMPTY = {};

    private static final VarHandle SHORT = littleEndian(short[].class);
    private static final VarHandle INT = littleEndian(int[].class);
    private static final VarHandle LONG = littleEndian(long[].class);

    private byte[] bytes;
    private int start;
    private int capacity;
    private boolean grows;

    /** A buffer that grows. */
    public SbeBuffer(int initialCapacity) {
        bytes = new byte[initialCapacity];
        capacity = initialCapacity;
        grows = true;
    }

    /** A window on all of {@code bytes}, which are not copied. */
    public SbeBuffer(byte[] bytes) {
        this.bytes = bytes;
        capacity = bytes.length;
    }

    /** Makes this a window on part of another buffer, as it stands now. */
    public void wrap(SbeBuffer other, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, other.capacity);
        bytes = other.bytes;
        start = other.start + offset;
        capacity = length;
        grows = false;
    }

    /** The array behind; it changes when the buffer grows. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of the bytes from {@code offset} on. */
    public byte[] copy(int offset, int length) {
        Objects.checkFromIndexSize(offset, length, capacity);
        return Arrays.copyOfRange(bytes, start + offset, start + offset + length);
    }

    public int capacity() {
        return capacity;
    }

    public byte getByte(int index) {
        return bytes[at(index, Byte.BYTES)];
    }

    public short getShort(int index) {
        return (short) SHORT.get(bytes, at(index, Short.BYTES));
    }

    public short getShort(int index, ByteOrder order) {
        return (short) SHORT.get(bytes, at(index, Short.BYTES));
    }

    public int getInt(int index, ByteOrder order) {
        return (int) INT.get(bytes, at(index, Integer.BYTES));
    }

    public long getLong(int index, ByteOrder order) {
        return (long) LONG.get(bytes, at(index, Long.BYTES));
    }

    public float getFloat(int index, ByteOrder order) {
        return Float.intBitsToFloat(getInt(index, order));
    }

    public void getBytes(int index, byte[] to) {
        getBytes(index, to, 0, to.length);
    }

    public void getBytes(int index, byte[] to, int offset, int length) {
        System.arraycopy(bytes, at(index, length), to, offset, length);
    }

    public void getBytes(int index, SbeBuffer to, int toIndex, int length) {
        to.putBytes(toIndex, this, index, length);
    }

    public void putByte(int index, byte value) {
        int at = room(index, Byte.BYTES);
        bytes[at] = value;
    }

    public void putShort(int index, short value, ByteOrder order) {
        int at = room(index, Short.BYTES);
        SHORT.set(bytes, at, value);
    }

    public void putInt(int index, int value, ByteOrder order) {
        int at = room(index, Integer.BYTES);
        INT.set(bytes, at, value);
    }

    public void putLong(int index, long value, ByteOrder order) {
        int at = room(index, Long.BYTES);
        LONG.set(bytes, at, value);
    }

    public void putFloat(int index, float value, ByteOrder order) {
        putInt(index, Float.floatToRawIntBits(value), order);
    }

    public void putBytes(int index, byte[] from, int offset, int length) {
        int at = room(index, length);
        System.arraycopy(from, offset, bytes, at, length);
    }

    public void putBytes(int index, SbeBuffer from, int fromIndex, int length) {
        int source = from.at(fromIndex, length);
        int at = room(index, length);
        System.arraycopy(from.bytes, source, bytes, at, length);
    }

    private int at(int index, int length) {
        return start + Objects.checkFromIndexSize(index, length, capacity);
    }

    private int room(int index, int length) {
        if (index + length > capacity && grows) {
            capacity = Math.max(2 * capacity, index + length);
            bytes = Arrays.copyOf(bytes, capacity);
        }
        return at(index, length);
    }

    private static VarHandle littleEndian(Class<?> view) {
        return MethodHandles.byteArrayViewVarHandle(view, ByteOrder.LITTLE_ENDIAN);
    }
}
