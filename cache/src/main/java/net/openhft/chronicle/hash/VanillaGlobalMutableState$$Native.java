package net.openhft.chronicle.hash;

import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.values.Copyable;

/**
 * The one value class that Chronicle Map needs of its own, which it looks for under this name before it writes and
 * compiles one at run time. Here already, it saves a second and a compiler's thousand classes at every start. Same
 * layout as the one it would write; a test compares them.
 *
 * <p>Chronicle Map's own threads, under its locks.
 */
@SuppressWarnings({"rawtypes", "TypeName"}) // the name is Chronicle's, and so is the raw interface
public class VanillaGlobalMutableState$$Native
        implements
            VanillaGlobalMutableState,
            Copyable<VanillaGlobalMutableState> {
    private static final int TIER_BULKS_AT = 0;
    private static final int FREE_TIER_AT = 3;
    private static final int TIERS_IN_USE_AT = 8;
    private static final int SEGMENT_HEADERS_AT = 13;
    private static final int STORE_SIZE_AT = 17;
    private static final int SIZE = 25;
    private static final long BITS_24 = (1L << 24) - 1;
    private static final long BITS_32 = (1L << 32) - 1;
    private static final long BITS_40 = (1L << 40) - 1;

    private BytesStore store = BytesStore.empty();
    private long offset;

    @Override
    public int getAllocatedExtraTierBulks() {
        return store.readInt(offset + TIER_BULKS_AT) & (int) BITS_24;
    }

    @Override
    public void setAllocatedExtraTierBulks(int bulks) {
        check(bulks, BITS_24);
        long at = offset + TIER_BULKS_AT;
        store.writeInt(at, (store.readInt(at) & ~(int) BITS_24) | bulks);
    }

    @Override
    public long getFirstFreeTierIndex() {
        return store.readLong(offset + FREE_TIER_AT) & BITS_40;
    }

    @Override
    public void setFirstFreeTierIndex(long index) {
        write40(offset + FREE_TIER_AT, index);
    }

    @Override
    public long getExtraTiersInUse() {
        return store.readLong(offset + TIERS_IN_USE_AT) & BITS_40;
    }

    @Override
    public void setExtraTiersInUse(long tiers) {
        write40(offset + TIERS_IN_USE_AT, tiers);
    }

    @Override
    public long getSegmentHeadersOffset() {
        return store.readInt(offset + SEGMENT_HEADERS_AT) & BITS_32;
    }

    @Override
    public void setSegmentHeadersOffset(long headers) {
        check(headers, BITS_32);
        store.writeInt(offset + SEGMENT_HEADERS_AT, (int) headers);
    }

    @Override
    public long getDataStoreSize() {
        return store.readLong(offset + STORE_SIZE_AT);
    }

    @Override
    public void setDataStoreSize(long size) {
        check(size, Long.MAX_VALUE);
        store.writeLong(offset + STORE_SIZE_AT, size);
    }

    @Override
    public long addDataStoreSize(long addition) {
        long size = getDataStoreSize() + addition;
        setDataStoreSize(size);
        return size;
    }

    @Override
    public void copyFrom(VanillaGlobalMutableState from) {
        setAllocatedExtraTierBulks(from.getAllocatedExtraTierBulks());
        setFirstFreeTierIndex(from.getFirstFreeTierIndex());
        setExtraTiersInUse(from.getExtraTiersInUse());
        setSegmentHeadersOffset(from.getSegmentHeadersOffset());
        setDataStoreSize(from.getDataStoreSize());
    }

    @Override
    public void bytesStore(BytesStore bytes, long at, long length) {
        if (length != SIZE || at + length > bytes.capacity()) {
            throw new IllegalArgumentException(
                    length + " bytes at " + at + " of " + bytes.capacity() + " are no state of " + SIZE);
        }
        store = bytes;
        offset = at;
    }

    @Override
    public BytesStore bytesStore() {
        return store;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public long maxSize() {
        return SIZE;
    }

    private void write40(long at, long value) {
        check(value, BITS_40);
        store.writeLong(at, (store.readLong(at) & ~BITS_40) | value);
    }

    private static void check(long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(value + " is not between 0 and " + most);
        }
    }
}
