package io.ticklane.simulator.sbe.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SbeBufferTest {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final SbeBuffer buffer = new SbeBuffer(4);

    @Test
    void growsWithEveryKindOfWrite() {
        buffer.putByte(4, (byte) 1);
        buffer.putShort(8, (short) 2, ORDER);
        buffer.putInt(16, 3, ORDER);
        buffer.putLong(32, 4, ORDER);
        buffer.putFloat(64, 0.5f, ORDER);
        buffer.putBytes(128, new byte[]{9, 8, 7}, 1, 2);
        buffer.putBytes(256, buffer, 128, 2);
        assertEquals(1, buffer.getByte(4));
        assertEquals(2, buffer.getShort(8, ORDER));
        assertEquals(3, buffer.getInt(16, ORDER));
        assertEquals(4, buffer.getLong(32, ORDER));
        assertEquals(0.5f, buffer.getFloat(64, ORDER));
        assertArrayEquals(new byte[]{8, 7}, buffer.copy(128, 2));
        assertArrayEquals(new byte[]{8, 7}, buffer.copy(256, 2));
    }

    @Test
    void isLittleEndian() {
        buffer.putInt(0, 0x01020304, ORDER);
        buffer.putLong(4, -2, ORDER);
        assertEquals("04030201feffffffffffffff", HexFormat.of().formatHex(buffer.copy(0, 12)));
    }

    @Test
    void readsNothingPastTheEnd() {
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.getByte(4));
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.getLong(0, ORDER));
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.getByte(-1));
    }

    @Test
    void aWindowKeepsToItsBounds() {
        SbeBuffer whole = new SbeBuffer(new byte[]{1, 2, 3, 4, 5});
        SbeBuffer window = new SbeBuffer(0);
        window.wrap(whole, 1, 3);
        assertEquals(3, window.capacity());
        assertEquals(2, window.getByte(0));
        window.putByte(2, (byte) 9);
        assertEquals(9, whole.getByte(3));
        assertThrows(IndexOutOfBoundsException.class, () -> window.getByte(3));
        assertThrows(IndexOutOfBoundsException.class, () -> window.putByte(3, (byte) 1));
        assertThrows(IndexOutOfBoundsException.class, () -> window.wrap(whole, 3, 3));
    }

    @Test
    void doesNotGrowWhatItDidNotMake() {
        SbeBuffer wrapped = new SbeBuffer(new byte[2]);
        assertThrows(IndexOutOfBoundsException.class, () -> wrapped.putInt(0, 1, ORDER));
    }

    @Test
    void copiesBetweenBuffers() {
        SbeBuffer from = new SbeBuffer(new byte[]{1, 2, 3});
        from.getBytes(1, buffer, 3, 2);
        assertArrayEquals(new byte[]{0, 0, 0, 2, 3}, buffer.copy(0, 5));
        byte[] out = new byte[2];
        buffer.getBytes(3, out);
        assertArrayEquals(new byte[]{2, 3}, out);
    }
}
