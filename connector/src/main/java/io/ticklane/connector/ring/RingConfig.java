package io.ticklane.connector.ring;

/**
 * How a ring is sized and how its consumer waits.
 *
 * @param size slots, a power of two from 8 to 2^20
 * @param waiting {@code busy-spin}, {@code yielding}, {@code phased} (spins, then yields, then sleeps),
 *        {@code sleeping} (parks 100 µs; publishing costs nothing) or {@code blocking} (least processor time;
 *        a publisher pays for waking a consumer that sleeps)
 */
public record RingConfig(int size, String waiting) {
    /** 16,384 slots, blocking: a lone event comes at once, and an idle reader sleeps. */
    public static final RingConfig DEFAULT = new RingConfig(16_384, "blocking");

    private static final int MIN_SIZE = 8;
    private static final int MAX_SIZE = 1 << 20;

    /** Checks size and name. */
    public RingConfig {
        if (size < MIN_SIZE || size > MAX_SIZE || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(
                    "ring size must be a power of two from 8 to 1048576, is " + size);
        }
        WaitMode.named(waiting);
    }
}
