package io.ticklane.cache;

import java.lang.invoke.VarHandle;
import net.openhft.chronicle.core.UnsafeMemory;

/**
 * The 64 bytes of an entry, one cache line, by their address. Eight longs in the machine's byte order:
 *
 * <pre>
 *  0 version       even: whole; odd: being written
 *  8 owner         instrument id in the low 32 bits (-1: nobody's), source in the high
 * 16 updateId
 * 24 bidPrice
 * 32 bidQuantity
 * 40 askPrice
 * 48 askQuantity
 * 56 receivedNanos
 * </pre>
 *
 * <p>A sequence lock: the one writer makes the version odd, writes, makes it even; a reader takes a
 * version, copies, and has a consistent copy if the version was even and is still the same. At one address versions
 * only ever rise, also from one owner to the next. Stateless; the caller answers for the address.
 */
final class Entry {
    static final int BYTES = 64;
    static final int NOBODY = -1;

    static final int OWNER = 8;
    static final int UPDATE_ID = 16;
    static final int BID_PRICE = 24;
    static final int BID_QUANTITY = 32;
    static final int ASK_PRICE = 40;
    static final int ASK_QUANTITY = 48;
    static final int RECEIVED_NANOS = 56;

    private Entry() {}

    /** Writer: the entry is in pieces from here. Returns the version for {@link #end}. */
    static long begin(long address) {
        long version = (get(address) + 1) | 1;
        put(address, version);
        VarHandle.storeStoreFence();
        return version;
    }

    static void writePrices(long address, long bidPrice, long bidQuantity, long askPrice, long askQuantity) {
        put(address + BID_PRICE, bidPrice);
        put(address + BID_QUANTITY, bidQuantity);
        put(address + ASK_PRICE, askPrice);
        put(address + ASK_QUANTITY, askQuantity);
    }

    static void writeOrigin(long address, int instrument, int source, long updateId, long receivedNanos) {
        put(address + OWNER, ((long) source << 32) | (instrument & 0xffff_ffffL));
        put(address + UPDATE_ID, updateId);
        put(address + RECEIVED_NANOS, receivedNanos);
    }

    /** Writer: the entry is whole again. */
    static void end(long address, long version) {
        VarHandle.releaseFence();
        put(address, version + 1);
    }

    /** Writer: nobody's from here. */
    static void retire(long address) {
        long version = begin(address);
        writeOrigin(address, NOBODY, Quote.STREAM, 0, 0);
        end(address, version);
    }

    /** Reader: the version to copy under. */
    static long version(long address) {
        long version = get(address);
        VarHandle.acquireFence();
        return version;
    }

    /** Reader: whether what was copied since is consistent. An odd version, made even, is one that has passed. */
    static boolean isWhole(long address, long version) {
        VarHandle.acquireFence();
        return get(address) == (version & ~1L);
    }

    /** Copies instrument and source. Returns the instrument in the low 32 bits, {@link #NOBODY} for nobody. */
    static long copyOrigin(long address, Quote into) {
        long owner = get(address + OWNER);
        into.instrument = (int) owner;
        into.source = (int) (owner >>> 32);
        return owner;
    }

    /** Copies all else but the age. Returns when it was received. */
    static long copyRest(long address, Quote into) {
        long receivedNanos = get(address + RECEIVED_NANOS);
        into.updateId = get(address + UPDATE_ID);
        into.bidPrice = get(address + BID_PRICE);
        into.bidQuantity = get(address + BID_QUANTITY);
        into.askPrice = get(address + ASK_PRICE);
        into.askQuantity = get(address + ASK_QUANTITY);
        into.receivedNanos = receivedNanos;
        return receivedNanos;
    }

    /** The instrument whose entry it is, or {@link #NOBODY}. */
    static int owner(long address) {
        return (int) get(address + OWNER);
    }

    static int source(long address) {
        return (int) (get(address + OWNER) >>> 32);
    }

    static long updateId(long address) {
        return get(address + UPDATE_ID);
    }

    static long receivedNanos(long address) {
        return get(address + RECEIVED_NANOS);
    }

    private static long get(long address) {
        return UnsafeMemory.unsafeGetLong(address);
    }

    private static void put(long address, long value) {
        UnsafeMemory.unsafePutLong(address, value);
    }
}
