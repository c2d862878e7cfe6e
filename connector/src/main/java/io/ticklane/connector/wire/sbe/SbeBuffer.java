package io.ticklane.connector.wire.sbe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes as the generated decoders read them: a whole array, little endian whatever order is asked for. Reading past
 * the end throws {@link IndexOutOfBoundsException}. One thread.
 */
public final class SbeBuffer {
    /** Where the decoders would take Agrona's constant. */
    public static final byte[] EMPTY = {};

    private static final VarHandle SHORT = littleEndian(short[].class);
    private static final VarHandle INT = littleEndian(int[].class);
    private static final VarHandle LONG = littleEndian(long[].class);

    private byte[] bytes;

    /** The bytes are not copied. */
    public SbeBuffer(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Makes this a copy of a part of another. */
    public void wrap(SbeBuffer other, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, other.bytes.length);
        bytes = Arrays.copyOfRange(other.bytes, offset, offset + length);
    }

    public byte getByte(int index) {
        return bytes[index];
    }

    public short getShort(int index, ByteOrder order) {
        return (short) SHORT.get(bytes, index);
    }

    public int getInt(int index, ByteOrder order) {
        return (int) INT.get(bytes, index);
    }

    public long getLong(int index, ByteOrder order) {
        return (long) LONG.get(bytes, index);
    }

    public void getBytes(int index, byte[] to) {
        getBytes(index, to, 0, to.length);
    }

    public void getBytes(int index, byte[] to, int offset, int length) {
        System.arraycopy(bytes, index, to, offset, length);
    }

    public void getBytes(int index, SbeBuffer to, int toIndex, int length) {
        System.arraycopy(bytes, index, to.bytes, toIndex, length);
    }

    private static VarHandle littleEndian(Class<?> view) {
        return MethodHandles.byteArrayViewVarHandle(view, ByteOrder.LITTLE_ENDIAN);
    }
}
