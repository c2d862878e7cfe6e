package io.ticklane.cache;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import net.openhft.chronicle.core.UnsafeMemory;
import org.jspecify.annotations.Nullable;

/**
 * The writer's side of a file that {@link PriceCacheView} reads: a page is the header, then come the lines of
 * the directory, one an instrument, then the entries. All longs in the machine's byte order.
 *
 * <pre>
 * header:    0 magic, 8 layout, 16 entries, 24 instruments, 32 ttlNanos, 40 and 48 boot id, 56 pid,
 *            64 start of that process (epoch ms), 72 closed (0 or 1)
 * directory: 0 line of the entry, counted from the first entry, plus 1 (0: none), 8 bytes of the name (0: no name),
 *            16 the name in UTF-8
 * </pre>
 */
final class PriceFile {
    static final long MAGIC = 0x7469636b_6c616e65L;
    static final long LAYOUT = 2;
    static final int ENTRIES = 16;
    static final int INSTRUMENTS = 24;
    static final int TTL = 32;
    static final int BOOT = 40;
    static final int PID = 56;
    static final int STARTED = 64;
    static final int CLOSED = 72;
    static final int NAME_LENGTH = 8;
    static final int NAME = 16;
    static final int NAME_BYTES = Entry.BYTES - NAME;
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final Lines store;
    private final long header;
    private final Path made;
    private final Path file;
    private final WriterLock lock;
    // All three written under the lock of this object; the first is read by each new entry.
    private volatile boolean published;
    private boolean named;
    private boolean closed;

    private PriceFile(Lines store, Path made, Path file, WriterLock lock) {
        this.store = store;
        this.made = made;
        this.file = file;
        this.lock = lock;
        header = store.line(0);
    }

    /** How many lines stand before the entries. */
    static int linesBefore(int instruments) {
        return Lines.PAGE + instruments;
    }

    /**
     * Makes the store in a new file beside the old one, whose place it takes by {@link #publish}.
     *
     * @param lock given back by {@link #close}; by nobody, if this throws
     */
    static PriceFile create(PriceCacheConfig config, Path file, WriterLock lock) {
        int lines = linesBefore(config.maxInstruments()) + config.slots();
        Path made = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(made);
            PriceFile created = new PriceFile(MappedLines.create(lines, made), made, file, lock);
            created.format(config);
            return created;
        } catch (IOException e) {
            delete(made);
            throw new PriceCacheException("cannot make the price file " + file + ": " + e, e);
        }
    }

    Lines store() {
        return store;
    }

    /** Takes the place of the old file, if it has not; whoever opens a view from here on has this one. */
    void publish() {
        if (!published) {
            move();
        }
    }

    private synchronized void move() {
        if (published || closed) {
            return;
        }
        try {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PriceCacheException("cannot make the price file " + file + ": " + e, e);
        }
        published = true;
    }

    private void format(PriceCacheConfig config) {
        for (int instrument = 0; instrument < config.maxInstruments(); instrument++) {
            long line = directory(instrument);
            put(line, 0);
            put(line + NAME_LENGTH, 0);
        }
        put(header + 8, LAYOUT);
        put(header + ENTRIES, config.slots());
        put(header + INSTRUMENTS, config.maxInstruments());
        put(header + TTL, config.ttlNanos());
        UUID boot = boot();
        put(header + BOOT, boot == null ? 0 : boot.getMostSignificantBits());
        put(header + BOOT + Long.BYTES, boot == null ? 0 : boot.getLeastSignificantBits());
        put(header + PID, ProcessHandle.current().pid());
        put(header + STARTED, started(ProcessHandle.current()));
        put(header + CLOSED, 0);
        for (int slot = 0; slot < config.slots(); slot++) {
            Entry.retire(store.line(linesBefore(config.maxInstruments()) + slot));
        }
        VarHandle.releaseFence();
        put(header, MAGIC);
    }

    /** Where the instrument's entry is from now on; -1 for nowhere. */
    void place(int instrument, int slot) {
        VarHandle.releaseFence();
        put(directory(instrument), slot + 1L);
    }

    void name(int instrument, String symbol) {
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length > NAME_BYTES) {
            throw new IllegalArgumentException("symbol of " + name.length + " bytes: " + symbol);
        }
        byte[] padded = Arrays.copyOf(name, NAME_BYTES);
        long line = directory(instrument);
        for (int i = 0; i < NAME_BYTES; i++) {
            UnsafeMemory.INSTANCE.writeByte(line + NAME + i, padded[i]);
        }
        VarHandle.releaseFence();
        put(line + NAME_LENGTH, name.length);
        synchronized (this) {
            named = true;
        }
    }

    /** The old file stays where nothing was named in this one. */
    synchronized void close() {
        if (closed) {
            return;
        }
        put(header + CLOSED, 1);
        try {
            if (named) {
                publish();
            }
        } finally {
            closed = true;
            if (!published) {
                delete(made);
            }
            lock.close();
        }
    }

    private static void delete(Path made) {
        try {
            Files.deleteIfExists(made);
        } catch (IOException e) {
            // The next to make one deletes it, or says why it cannot.
        }
    }

    /** Of this boot of the machine; null where the system does not say. */
    static @Nullable UUID boot() {
        try {
            return UUID.fromString(Files.readString(BOOT_ID).strip());
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Tells a process from a later one of the same number. */
    static long started(ProcessHandle process) {
        return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }

    private long directory(int instrument) {
        return store.line(Lines.PAGE + instrument);
    }

    private static void put(long address, long value) {
        UnsafeMemory.unsafePutLong(address, value);
    }
}
