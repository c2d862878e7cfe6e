package io.ticklane.connector.stream;

/**
 * Work that a stream thread does for somebody else whenever it has nothing to read, every few reads while it
 * has, and while it connects, shakes hands and backs off. It should leave nothing undone: the thread may sleep
 * afterwards until {@link StreamManager#wakeup()} or a few milliseconds later.
 *
 * <p>Called on the stream thread; must not block. What it throws is logged and forgotten.
 */
@FunctionalInterface
public interface IdleHook {
    /** Does what is to be done. */
    void idle();
}
