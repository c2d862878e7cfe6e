package io.ticklane.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/**
 * A Chronicle Map from page number to page, in memory. All pages are put in when the store is made and stay where
 * they are, so that a line is known by its address.
 *
 * <p>A new line is an {@link Entry} of nobody. Any thread.
 */
final class ChronicleStore implements Lines {
    private final ChronicleMap<Integer, byte[]> map;
    private final long[] pages;
    private final long offHeapBytes;

    private ChronicleStore(ChronicleMap<Integer, byte[]> map, int pageCount) {
        this.map = map;
        offHeapBytes = map.offHeapMemoryUsed();
        ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.nativeOrder());
        for (int at = 0; at < PAGE_BYTES; at += Entry.BYTES) {
            page.putLong(at, 1).putLong(at + Long.BYTES, Entry.NOBODY & 0xffff_ffffL);
        }
        pages = new long[pageCount];
        for (int number = 0; number < pageCount; number++) {
            pages[number] = insert(number, page.array());
        }
    }

    /**
     * Reserves the memory. Takes most of a second the first time in a JVM.
     *
     * @throws PriceCacheException if Chronicle Map does not start
     */
    static ChronicleStore create(int lines) {
        ChronicleRuntime.prepare();
        int pageCount = Lines.pages(lines);
        try {
            // The hook that closes a map when the JVM exits is left out: it would free the memory under threads
            // that are still running then.
            return new ChronicleStore(ChronicleMap.of(Integer.class, byte[].class)
                    .name("ticklane-prices")
                    .entries(pageCount)
                    .actualSegments(1)
                    .constantValueSizeBySample(new byte[PAGE_BYTES])
                    .entryAndValueOffsetAlignment(Entry.BYTES)
                    .skipCloseOnExitHook(true)
                    .create(), pageCount);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw new PriceCacheException("The price cache cannot start Chronicle Map: " + e, e);
        }
    }

    @Override
    public long line(int line) {
        return pages[line / PAGE] + (long) (line % PAGE) * Entry.BYTES;
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

    private long insert(int number, byte[] page) {
        try (ExternalMapQueryContext<Integer, byte[], ?> context = map.queryContext(number)) {
            context.updateLock().lock();
            context.insert(context.absentEntry(), context.wrapValueAsData(page));
            return address(context.entry().value());
        }
    }

    private static long address(Data<byte[]> value) {
        long address = value.bytes().addressForRead(value.offset());
        if (value.size() != PAGE_BYTES || address % Entry.BYTES != 0) {
            throw new IllegalStateException(
                    "page of " + value.size() + " bytes at " + Long.toHexString(address));
        }
        return address;
    }
}
