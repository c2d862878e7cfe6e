package io.ticklane.bench.micro;

import io.ticklane.cache.Quote;
import java.lang.invoke.VarHandle;
import net.openhft.chronicle.core.OS;
import net.openhft.chronicle.core.UnsafeMemory;

/**
 * The floor: 64-byte entries in a row off the heap, a sequence lock each, and nothing else; no age, no
 * recency, no eviction. One writer, any readers; never freed.
 */
final class Slab {
    private static final int BYTES = 64;

    private final long base;

    Slab(int entries) {
        long size = (entries + 1L) * BYTES;
        long address = OS.memory().allocate(size);
        UnsafeMemory.INSTANCE.setMemory(address, size, (byte) 0);
        base = (address + BYTES - 1) & -BYTES;
    }

    void put(int slot, long updateId, long price, long receivedNanos) {
        long address = base + (long) slot * BYTES;
        long version = UnsafeMemory.unsafeGetLong(address) + 1;
        UnsafeMemory.unsafePutLong(address, version);
        VarHandle.storeStoreFence();
        UnsafeMemory.unsafePutLong(address + 8, slot);
        UnsafeMemory.unsafePutLong(address + 16, updateId);
        UnsafeMemory.unsafePutLong(address + 24, price);
        UnsafeMemory.unsafePutLong(address + 32, price);
        UnsafeMemory.unsafePutLong(address + 40, price);
        UnsafeMemory.unsafePutLong(address + 48, price);
        UnsafeMemory.unsafePutLong(address + 56, receivedNanos);
        VarHandle.releaseFence();
        UnsafeMemory.unsafePutLong(address, version + 1);
    }

    void read(int slot, Quote into) {
        long address = base + (long) slot * BYTES;
        long version;
        do {
            version = UnsafeMemory.unsafeGetLong(address);
            VarHandle.acquireFence();
            long owner = UnsafeMemory.unsafeGetLong(address + 8);
            into.instrument = (int) owner;
            into.source = (int) (owner >>> 32);
            into.updateId = UnsafeMemory.unsafeGetLong(address + 16);
            into.bidPrice = UnsafeMemory.unsafeGetLong(address + 24);
            into.bidQuantity = UnsafeMemory.unsafeGetLong(address + 32);
            into.askPrice = UnsafeMemory.unsafeGetLong(address + 40);
            into.askQuantity = UnsafeMemory.unsafeGetLong(address + 48);
            into.receivedNanos = UnsafeMemory.unsafeGetLong(address + 56);
            VarHandle.acquireFence();
        } while ((version & 1) != 0 || UnsafeMemory.unsafeGetLong(address) != version);
    }
}
