package io.ticklane.connector.wire;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds instruments by a name in a frame, and in the same line of memory their scales and the id of their last tick:
 * among very many, each further line is a wait. Names of at most 15 bytes are compared as two words, and with their
 * closing quote, so that no byte behind a shorter name can pass for padding.
 *
 * <p>One thread.
 */
final class SymbolTable {
    /** Instead of an update id: no tick yet. */
    static final long NO_TICK = -1;

    private static final int WORDS = 2;
    private static final int MAX_BYTES = WORDS * Long.BYTES;
    private static final int LAST_TICK = 3;
    private static final int SLOT = 4;
    private static final long IN_A_SLOT = -2;
    private static final int MANY = 16_384;
    private static final int PRICE_SCALE = 32;
    private static final int QUANTITY_SCALE = 40;
    private static final int SCALE = 0xff;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final Instruments instruments;
    /**
     * Of each slot: the two words of a name, its scales above its id plus one, or 0, and the update id of its last
     * tick; half a cache line.
     */
    private final long[] slots;
    private final int mask;
    /**
     * By instrument, the last update ids of those whose names are too long for a slot, {@link #IN_A_SLOT} for the
     * others; empty if there are none of the former.
     */
    private final long[] lastTicks;
    /** Where what was found last in a slot begins. */
    private int place;
    /** Scales of what was found last, as they stand in a slot. */
    private long scales;

    SymbolTable(Instruments instruments) {
        this.instruments = instruments;
        // Short searches, until the table no longer fits into the near caches: then half the memory is worth more.
        int room = instruments.size() > MANY ? 2 : 4;
        int capacity = Integer.highestOneBit(Math.max(4, instruments.size() * room));
        if (instruments.size() > capacity / 5 * 4) {
            capacity *= 2;
        }
        mask = capacity - 1;
        slots = new long[capacity * SLOT];
        long[] elsewhere = {};
        for (Instrument instrument : instruments) {
            byte[] name = instrument.symbol().getBytes(StandardCharsets.UTF_8);
            if (name.length < MAX_BYTES) {
                byte[] quoted = Arrays.copyOf(name, name.length + 1);
                quoted[name.length] = '"';
                insert(word(quoted, 0), word(quoted, Long.BYTES), scales(instrument) | instrument.id() + 1L);
            } else {
                if (elsewhere.length == 0) {
                    elsewhere = new long[instruments.size()];
                    Arrays.fill(elsewhere, IN_A_SLOT);
                }
                elsewhere[instrument.id()] = NO_TICK;
            }
        }
        lastTicks = elsewhere;
        forgetTicks();
    }

    /** Reads a name up to its closing quote and moves behind it; {@link Instruments#UNKNOWN} for any other. */
    int read(JsonCursor in) {
        int start = in.position;
        if (in.end - start < MAX_BYTES) {
            return readLong(in);
        }
        long first = in.wordAt(start);
        long quote = quoteIn(first);
        if (quote != 0) {
            in.position = start + (Long.numberOfTrailingZeros(quote) >>> 3) + 1;
            return find(first & upTo(quote), 0);
        }
        long second = in.wordAt(start + Long.BYTES);
        quote = quoteIn(second);
        if (quote == 0) {
            return readLong(in);
        }
        in.position = start + Long.BYTES + (Long.numberOfTrailingZeros(quote) >>> 3) + 1;
        return find(first, second & upTo(quote));
    }

    /** The instrument of the name in these bytes, or {@link Instruments#UNKNOWN}. */
    int find(byte[] buffer, int at, int length) {
        if (length >= MAX_BYTES) {
            return found(instruments.idOf(buffer, at, length));
        }
        long first = '"';
        long second = 0;
        for (int i = length - 1; i >= 0; i--) {
            second = (second << 8) | (first >>> 56);
            first = (first << 8) | (buffer[at + i] & 0xff);
        }
        return find(first, second);
    }

    /** Too long for a slot, or so near to the end that no whole words can be read. */
    private int readLong(JsonCursor in) {
        int start = in.position;
        return in.skipPlainString()
                ? find(in.buffer, start, in.position - 1 - start)
                : Instruments.UNKNOWN;
    }

    /** Takes note of an instrument that was found otherwise. */
    int found(int id) {
        if (id != Instruments.UNKNOWN) {
            scales = scales(instruments.get(id));
        }
        return id;
    }

    /** Of the instrument that was found last. */
    int priceScale() {
        return (int) (scales >>> PRICE_SCALE) & SCALE;
    }

    /** Of the instrument that was found last. */
    int quantityScale() {
        return (int) (scales >>> QUANTITY_SCALE) & SCALE;
    }

    /**
     * Keeps the update id of an instrument's tick and returns the one before, or {@link #NO_TICK}. Best called for
     * what was found last.
     */
    long swapLastTick(int id, long updateId) {
        int at = place;
        if ((int) slots[at + WORDS] - 1 != id) {
            return swapElsewhere(id, updateId);
        }
        long last = slots[at + LAST_TICK];
        slots[at + LAST_TICK] = updateId;
        return last;
    }

    // Each instrument's id has one home: the array, or else its slot.
    private long swapElsewhere(int id, long updateId) {
        if (id < lastTicks.length && lastTicks[id] != IN_A_SLOT) {
            long last = lastTicks[id];
            lastTicks[id] = updateId;
            return last;
        }
        int at = 0;
        while ((int) slots[at + WORDS] - 1 != id) {
            at += SLOT;
        }
        place = at;
        return swapLastTick(id, updateId);
    }

    /** From here on no instrument had a tick. */
    void forgetTicks() {
        for (int at = 0; at < slots.length; at += SLOT) {
            slots[at + LAST_TICK] = NO_TICK;
        }
        for (int id = 0; id < lastTicks.length; id++) {
            lastTicks[id] = lastTicks[id] == IN_A_SLOT ? IN_A_SLOT : NO_TICK;
        }
    }

    /** How many slots a search for the worst of the names looks at. */
    int longestSearch() {
        int longest = 0;
        for (int slot = 0; slot <= mask; slot++) {
            int at = slot * SLOT;
            if (slots[at + WORDS] != 0) {
                longest = Math.max(longest, (slot - hash(slots[at], slots[at + 1]) & mask) + 1);
            }
        }
        return longest;
    }

    private int find(long first, long second) {
        for (int slot = hash(first, second) & mask;; slot = slot + 1 & mask) {
            int at = slot * SLOT;
            long found = slots[at + WORDS];
            if (found == 0 || (slots[at] == first && slots[at + 1] == second)) {
                scales = found;
                place = at;
                return (int) found - 1;
            }
        }
    }

    private void insert(long first, long second, long found) {
        int slot = hash(first, second) & mask;
        while (slots[slot * SLOT + WORDS] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot * SLOT] = first;
        slots[slot * SLOT + 1] = second;
        slots[slot * SLOT + WORDS] = found;
    }

    private static long scales(Instrument instrument) {
        return (long) instrument.priceScale() << PRICE_SCALE
                | (long) instrument.quantityScale() << QUANTITY_SCALE;
    }

    /** The high bit of the lowest byte that is a quote; higher bits do not count. */
    private static long quoteIn(long word) {
        long zero = word ^ QUOTES;
        return (zero - ONES) & ~zero & HIGH_BITS;
    }

    /** All bits up to the lowest that is set, which is the highest of its byte. */
    private static long upTo(long quote) {
        return quote ^ (quote - 1);
    }

    private static long word(byte[] name, int from) {
        long word = 0;
        for (int i = from; i < Math.min(name.length, from + Long.BYTES); i++) {
            word |= (name[i] & 0xffL) << (8 * (i - from));
        }
        return word;
    }

    private static int hash(long first, long second) {
        long mixed = first ^ second * 0x9E3779B97F4A7C15L;
        // A product carries a difference upwards only, and names may differ in their last letters alone.
        mixed = (mixed ^ mixed >>> 32) * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed >>> 32);
    }
}
