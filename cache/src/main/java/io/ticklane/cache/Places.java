package io.ticklane.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which line holds the entry of which instrument. With room for every instrument each has the line of its own number.
 * Otherwise lines are given out, and the order of use, a doubly linked list, says who gives his up.
 *
 * <p>The writer changes it, in constant time and without allocation; any thread may {@link #find} and {@link #close}.
 */
final class Places {
    /** Returned by {@link #leastRecent} where no order is kept or nobody is in it. */
    static final int NONE = -1;

    private static final VarHandle FIRST_LINE;
    private static final VarHandle INT = MethodHandles.arrayElementVarHandle(int[].class);

    /** An instrument's record: who was used just after it, who just before it, and its line plus one, 0 for none. */
    private static final int RECORD = 4;
    private static final int LATER = 0;
    private static final int EARLIER = 1;
    private static final int LINE = 2;

    static {
        try {
            FIRST_LINE = MethodHandles.lookup().findVarHandle(Places.class, "firstLine", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int instruments;
    /** Whether each instrument has the line of its own number; there are no records then. */
    private final boolean fixed;
    /** One per instrument, together so that they share a cache line; one more is the end of the order of use. */
    private final int[] records;
    private final int end;
    /** Lines without an entry; the first {@link #free} of them count. */
    private final int[] freeLines;
    private int free;
    /** The most recently used; the end if there is none. */
    private int latest;
    /** The address of line 0; 0 once closed, by any thread. */
    @SuppressWarnings("UnusedVariable")
    private long firstLine;

    /** @param firstLine the address of the first line of an entry; the others follow */
    Places(PriceCacheConfig config, long firstLine) {
        this.firstLine = firstLine;
        instruments = config.maxInstruments();
        fixed = config.slots() == instruments;
        records = new int[fixed ? 0 : RECORD * (instruments + 1)];
        end = RECORD * instruments;
        latest = end;
        free = fixed ? 0 : config.slots();
        freeLines = new int[free];
        for (int line = 0; line < free; line++) {
            freeLines[line] = free - 1 - line;
        }
        if (!fixed) {
            records[end + LATER] = end;
        }
    }

    /**
     * The address of the line that may hold the instrument's entry, or 0 for none. Its owner says whether it does.
     *
     * @throws IndexOutOfBoundsException if there is no such instrument
     */
    long find(int instrument) {
        if (instrument < 0 || instrument >= instruments) {
            throw unknown(instrument);
        }
        int line = instrument;
        if (!fixed) {
            line = (int) INT.getAcquire(records, RECORD * instrument + LINE) - 1;
            if (line < 0) {
                return 0;
            }
        }
        long first = (long) FIRST_LINE.getOpaque(this);
        return first == 0 ? 0 : first + (long) line * Entry.BYTES;
    }

    /** Writer: an instrument that has an entry was used. */
    void use(int instrument) {
        int record = RECORD * instrument;
        if (fixed || record == latest) {
            return;
        }
        int later = records[record + LATER];
        int earlier = records[record + EARLIER];
        records[later + EARLIER] = earlier;
        records[earlier + LATER] = later;
        lead(record);
    }

    /** Writer: the instrument that gives up its entry first, or {@link #NONE}. */
    int leastRecent() {
        return fixed || latest == end ? NONE : records[end + LATER] / RECORD;
    }

    /** Writer: gives an instrument without an entry a line, which there must be. Returns its number. */
    int give(int instrument) {
        if (fixed) {
            return instrument;
        }
        int line = freeLines[--free];
        int record = RECORD * instrument;
        lead(record);
        INT.setRelease(records, record + LINE, line + 1);
        return line;
    }

    /** Writer: takes back the line of an instrument; it must be nobody's by now. */
    void takeBack(int instrument) {
        if (fixed) {
            return;
        }
        int record = RECORD * instrument;
        freeLines[free++] = records[record + LINE] - 1;
        INT.setRelease(records, record + LINE, 0);
        int later = records[record + LATER];
        int earlier = records[record + EARLIER];
        if (record == latest) {
            latest = earlier;
            later = end;
        } else {
            records[later + EARLIER] = earlier;
        }
        records[earlier + LATER] = later;
    }

    /** From here on no instrument is anywhere. Any thread. */
    void close() {
        FIRST_LINE.setRelease(this, 0L);
    }

    private void lead(int record) {
        records[record + EARLIER] = latest;
        records[latest + LATER] = record;
        latest = record;
    }

    private IndexOutOfBoundsException unknown(int instrument) {
        return new IndexOutOfBoundsException("instrument " + instrument + " of " + instruments);
    }
}
