package io.ticklane.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/**
 * A Chronicle Map from instrument id to {@link Entry}, and the address of each.
 *
 * <p>Every value starts on a cache line and stays there until its key is removed; the next insert may then get
 * the same address. One segment, because there is one writer and because only then is the number of entries
 * exact. Writer thread only, except where said.
 */
final class ChronicleStore {
    private final ChronicleMap<Integer, byte[]> map;
    private final long offHeapBytes;
    private final ByteBuffer unused = ByteBuffer.allocate(Entry.BYTES).order(ByteOrder.nativeOrder());

    private ChronicleStore(ChronicleMap<Integer, byte[]> map) {
        this.map = map;
        this.offHeapBytes = map.offHeapMemoryUsed();
        unused.putLong(Long.BYTES, Entry.NOBODY & 0xffff_ffffL);
    }

    /**
     * Reserves the memory. Takes most of a second the first time in a JVM.
     *
     * @throws PriceCacheException if Chronicle Map does not start
     */
    static ChronicleStore create(int entries) {
        ChronicleRuntime.prepare();
        try {
            // The hook that closes a map when the JVM exits is left out: it would free the memory under threads
            // that are still running then.
            return new ChronicleStore(ChronicleMap.of(Integer.class, byte[].class)
                    .name("ticklane-prices")
                    .entries(entries)
                    .actualSegments(1)
                    .constantValueSizeBySample(new byte[Entry.BYTES])
                    .entryAndValueOffsetAlignment(Entry.BYTES)
                    .skipCloseOnExitHook(true)
                    .create());
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw new PriceCacheException("The price cache cannot start Chronicle Map: " + e, e);
        }
    }

    /**
     * Puts in an entry that is nobody's yet, for an instrument that has none.
     *
     * @param version odd, above every version that was ever at any address
     * @return its address
     */
    long insert(int instrument, long version) {
        unused.putLong(0, version);
        try (ExternalMapQueryContext<Integer, byte[], ?> context = map.queryContext(instrument)) {
            context.updateLock().lock();
            context.insert(context.absentEntry(), context.wrapValueAsData(unused.array()));
            return address(context.entry().value());
        }
    }

    /** Gives up an instrument's entry, and its address with it. */
    void remove(int instrument) {
        map.remove(instrument);
    }

    /** The address of an instrument's entry, as the map has it now. */
    long addressOf(int instrument) {
        try (ExternalMapQueryContext<Integer, byte[], ?> context = map.queryContext(instrument)) {
            context.readLock().lock();
            return address(context.entry().value());
        }
    }

    /** How many entries the map says it has. */
    long size() {
        return map.longSize();
    }

    /** Memory reserved off the heap. Any thread. */
    long offHeapBytes() {
        return offHeapBytes;
    }

    boolean isClosed() {
        return map.isClosed();
    }

    /** Frees the memory: no address may be used from here on. Any thread. */
    void close() {
        map.close();
    }

    private static long address(Data<byte[]> value) {
        long address = value.bytes().addressForRead(value.offset());
        if (value.size() != Entry.BYTES || address % Entry.BYTES != 0) {
            throw new IllegalStateException(
                    "entry of " + value.size() + " bytes at " + Long.toHexString(address));
        }
        return address;
    }
}
