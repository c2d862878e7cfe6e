package io.ticklane.bench.hiccups;

import java.nio.ByteBuffer;

/**
 * Looks at the clock again and again, and touches memory in between, a page further each time. One thread.
 */
final class Loop implements Runnable {
    private static final int PAGE = 4_096;
    private static final int LINE = 64;
    private static final int TOUCHES = 8;

    private final ByteBuffer memory;
    private final long warmUpNanos;
    private final long nanos;
    private HoldUps holdUps = new HoldUps();

    /**
     * Has not begun.
     *
     * @param bytes of memory that is touched; a power of two
     */
    Loop(int bytes, long warmUpNanos, long nanos) {
        memory = ByteBuffer.allocateDirect(bytes);
        this.warmUpNanos = warmUpNanos;
        this.nanos = nanos;
    }

    @Override
    public void run() {
        turn(warmUpNanos);
        holdUps = turn(nanos);
    }

    /** Once it has ended. */
    HoldUps holdUps() {
        return holdUps;
    }

    private HoldUps turn(long forNanos) {
        HoldUps found = new HoldUps();
        int mask = memory.capacity() - 1;
        int at = 0;
        long begin = System.nanoTime();
        long last = begin;
        while (last - begin < forNanos) {
            for (int i = 0; i < TOUCHES; i++) {
                memory.put(at, (byte) 1);
                at = at + PAGE + LINE & mask;
            }
            long now = System.nanoTime();
            if (now - last > HoldUps.LEAST_NANOS) {
                found.heldUp(now - last);
            }
            last = now;
        }
        found.ran(last - begin);
        return found;
    }
}
