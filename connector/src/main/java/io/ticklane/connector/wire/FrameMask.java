package io.ticklane.connector.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Masks the payload of WebSocket frames in place, eight bytes at a time. Keys come from a mixed counter that
 * starts at a secret: nobody who sees one frame's payload beforehand knows its key, which is what a mask is for.
 *
 * <p>One thread. Does not allocate.
 */
final class FrameMask {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long counter;

    FrameMask() {
        this(new SecureRandom().nextLong());
    }

    FrameMask(long seed) {
        counter = seed;
    }

    /**
     * Draws a key, writes it before the payload and masks that. Up to seven bytes behind the payload must exist
     * in the array; they are changed.
     */
    void apply(byte[] frame, int payload, int length) {
        int key = next();
        INTS.set(frame, payload - Integer.BYTES, key);
        long word = (key & 0xFFFF_FFFFL) | (long) key << 32;
        for (int at = payload; at < payload + length; at += Long.BYTES) {
            LONGS.set(frame, at, (long) LONGS.get(frame, at) ^ word);
        }
    }

    private int next() {
        long mixed = counter += STEP;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return (int) (mixed ^ mixed >>> 31);
    }
}
