package io.ticklane.cache;

/**
 * Which instrument was used when: a doubly linked list threaded through one array, every operation in constant
 * time and without allocation. Writer thread only.
 */
final class RecencyList {
    /** Returned by {@link #last()} where the list is empty. */
    static final int NONE = -1;

    /** Two per instrument, towards the first and towards the last; the ring is closed by an extra element. */
    private final int[] links;
    private final int end;

    RecencyList(int maxInstruments) {
        links = new int[2 * (maxInstruments + 1)];
        end = maxInstruments;
        join(end, end);
    }

    /** Puts in an instrument that is not in the list. */
    void addFirst(int instrument) {
        int first = links[2 * end + 1];
        join(instrument, first);
        join(end, instrument);
    }

    /** Brings an instrument of the list to its front. */
    void moveToFirst(int instrument) {
        if (links[2 * end + 1] != instrument) {
            remove(instrument);
            addFirst(instrument);
        }
    }

    /** Takes out an instrument of the list. */
    void remove(int instrument) {
        join(links[2 * instrument], links[2 * instrument + 1]);
    }

    /** The least recently used instrument, or {@link #NONE}. */
    int last() {
        int last = links[2 * end];
        return last == end ? NONE : last;
    }

    private void join(int left, int right) {
        links[2 * left + 1] = right;
        links[2 * right] = left;
    }
}
