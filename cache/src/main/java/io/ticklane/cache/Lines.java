package io.ticklane.cache;

/** Memory off the heap in cache lines, one behind the other; where it is does not change. Any thread. */
interface Lines extends AutoCloseable {
    /** Lines of a page, the unit in which a file is reserved. */
    int PAGE = 1024;
    int PAGE_BYTES = PAGE * Entry.BYTES;

    /** The address of a line, from 0. */
    long line(int line);

    /** Memory reserved off the heap. */
    long offHeapBytes();

    /** Gives up the memory: no address may be used from here on. */
    @Override
    void close();

    /** How many pages that many lines take. */
    static int pages(int lines) {
        return Math.max(1, (lines + PAGE - 1) / PAGE);
    }
}
