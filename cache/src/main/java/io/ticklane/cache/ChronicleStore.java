package io.ticklane.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/**
 * A Chronicle Map in memory with one value, the table of lines. It is put in when the store is made and stays where it
 * is, so that a line is known by its address.
 *
 * <p>A new line is an {@link Entry} of nobody. Any thread.
 */
final class ChronicleStore implements Lines {
    private static final int KEY = 0;

    private final ChronicleMap<Integer, byte[]> map;
    private final long address;
    private final long offHeapBytes;

    private ChronicleStore(ChronicleMap<Integer, byte[]> map, byte[] table) {
        this.map = map;
        offHeapBytes = map.offHeapMemoryUsed();
        ByteBuffer lines = ByteBuffer.wrap(table).order(ByteOrder.nativeOrder());
        for (int at = 0; at < table.length; at += Entry.BYTES) {
            lines.putLong(at + Entry.OWNER, Entry.NOBODY & 0xffff_ffffL);
        }
        address = insert(table);
    }

    /**
     * Reserves the memory. Takes most of a second the first time in a JVM.
     *
     * @throws PriceCacheException if Chronicle Map does not start
     */
    static ChronicleStore create(int lines) {
        ChronicleRuntime.prepare();
        byte[] table = new byte[lines * Entry.BYTES];
        try {
            // The hook that closes a map when the JVM exits is left out: it would free the memory under threads
            // that are still running then.
            return new ChronicleStore(ChronicleMap.of(Integer.class, byte[].class)
                    .name("ticklane-prices")
                    .entries(1)
                    .actualSegments(1)
                    .constantValueSizeBySample(table)
                    .entryAndValueOffsetAlignment(Entry.BYTES)
                    .skipCloseOnExitHook(true)
                    .create(), table);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw new PriceCacheException("The price cache cannot start Chronicle Map: " + e, e);
        }
    }

    @Override
    public long line(int line) {
        return address + (long) line * Entry.BYTES;
    }

    @Override
    public long offHeapBytes() {
        return offHeapBytes;
    }

    boolean isClosed() {
        return map.isClosed();
    }

    @Override
    public void close() {
        map.close();
    }

    private long insert(byte[] table) {
        try (ExternalMapQueryContext<Integer, byte[], ?> context = map.queryContext(KEY)) {
            context.updateLock().lock();
            context.insert(context.absentEntry(), context.wrapValueAsData(table));
            return address(context.entry().value(), table.length);
        }
    }

    private static long address(Data<byte[]> value, int bytes) {
        long address = value.bytes().addressForRead(value.offset());
        if (value.size() != bytes || address % Entry.BYTES != 0) {
            throw new IllegalStateException(
                    "table of " + value.size() + " bytes at " + Long.toHexString(address));
        }
        return address;
    }
}
