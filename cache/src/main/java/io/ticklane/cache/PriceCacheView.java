package io.ticklane.cache;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The prices that a {@link PriceCache} of another process keeps in a file. Reads memory that both share: never
 * writes, locks or slows the writer, and may end at any moment. Needs no JVM options.
 *
 * <p>Reads judge age by {@link System#nanoTime}, which the processes of one boot share; of an earlier boot everything
 * is {@link #STALE}. An entry that stays {@link #BUSY} while the {@link #writer()} is dead was cut short by its death.
 *
 * <p>Any thread.
 */
public final class PriceCacheView implements QuoteReader {
    /** Whether somebody still writes. */
    public enum Writer {
        /** The process that made the file runs and has not closed it. */
        ALIVE,
        /** Closed in good order. */
        CLOSED,
        /** The process is gone without having closed. */
        DEAD
    }

    private static final int READ_ATTEMPTS = 1_000;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class,
            ByteOrder.nativeOrder());

    private final Path file;
    private final ByteBuffer bytes;
    private final int entries;
    private final int instruments;
    private final long ttlNanos;
    private final boolean sameBoot;
    private final @Nullable ProcessHandle process;
    private final AtomicLong collisions = new AtomicLong();

    PriceCacheView(Path file) throws IOException {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw refused("is too large to be a price cache");
            }
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.nativeOrder());
        }
        if (bytes.capacity() < Lines.PAGE_BYTES || at(0) != PriceFile.MAGIC) {
            throw refused("is not a price cache, or is cut short");
        }
        if (at(8) != PriceFile.LAYOUT) {
            throw new PriceCacheLayoutException("the file " + file + " has layout " + at(8)
                    + ", this version reads " + PriceFile.LAYOUT);
        }
        instruments = measure(PriceFile.INSTRUMENTS);
        entries = measure(PriceFile.ENTRIES);
        ttlNanos = at(PriceFile.TTL);
        if ((long) Lines.pages(PriceFile.linesBefore(instruments) + entries) * Lines.PAGE_BYTES > bytes
                .capacity()) {
            throw refused("is cut short");
        }
        UUID boot = PriceFile.boot();
        sameBoot = boot != null && at(PriceFile.BOOT) == boot.getMostSignificantBits()
                && at(PriceFile.BOOT + Long.BYTES) == boot.getLeastSignificantBits();
        process = sameBoot ? ProcessHandle.of(at(PriceFile.PID)).orElse(null) : null;
    }

    /**
     * Opens a view.
     *
     * @throws PriceCacheException in one line: the file is not there, not a price cache, cut short, or of another
     *     layout
     */
    public static PriceCacheView open(Path file) {
        try {
            return new PriceCacheView(file);
        } catch (IOException e) {
            throw new PriceCacheException("cannot open the price file " + file + ": " + e, e);
        }
    }

    /** The id of a symbol, or -1. Looks through the directory: keep the id. Ids are those of the writer's run. */
    public int find(String symbol) {
        for (int instrument = 0; instrument < instruments; instrument++) {
            if (symbol.equals(symbol(instrument))) {
                return instrument;
            }
        }
        return -1;
    }

    /** The symbol of an instrument, or null if it has not been named. */
    public @Nullable String symbol(int instrument) {
        int line = directory(instrument);
        int length = (int) (long) LONG.getAcquire(bytes, line + PriceFile.NAME_LENGTH);
        if (length <= 0 || length > PriceFile.NAME_BYTES) {
            return null;
        }
        byte[] name = new byte[length];
        bytes.get(line + PriceFile.NAME, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    /** Ids are from 0 to one below this. */
    public int instruments() {
        return instruments;
    }

    /** How the writer stands. A system call: not for every read. */
    public Writer writer() {
        if ((long) LONG.getAcquire(bytes, PriceFile.CLOSED) != 0) {
            return Writer.CLOSED;
        }
        boolean runs = process != null && process.isAlive()
                && PriceFile.started(process) == at(PriceFile.STARTED);
        return runs ? Writer.ALIVE : Writer.DEAD;
    }

    /** Whether the file is of this boot of the machine, and its ages therefore mean something. */
    public boolean sameBoot() {
        return sameBoot;
    }

    @Override
    public int read(int instrument, long nowNanos, Quote into) {
        int line = directory(instrument);
        int outcome = BUSY;
        for (int attempt = 0; attempt < READ_ATTEMPTS && outcome == BUSY; attempt++) {
            // Anew each time: an eviction takes the place away before another instrument may have it.
            long place = (long) LONG.getAcquire(bytes, line);
            outcome = place <= 0 || place > entries
                    ? ABSENT
                    : copy(line(PriceFile.linesBefore(instruments) + (int) place - 1), instrument, nowNanos,
                            into);
        }
        if (outcome == ABSENT || outcome == BUSY) {
            into.clear();
        }
        return outcome;
    }

    @Override
    public long collisions() {
        return collisions.get();
    }

    private int copy(int at, int instrument, long nowNanos, Quote into) {
        long version = (long) LONG.getAcquire(bytes, at);
        if ((version & 1) == 0) {
            long owner = at(at + Entry.OWNER);
            into.instrument = (int) owner;
            into.source = (int) (owner >>> 32);
            into.updateId = at(at + Entry.UPDATE_ID);
            into.bidPrice = at(at + Entry.BID_PRICE);
            into.bidQuantity = at(at + Entry.BID_QUANTITY);
            into.askPrice = at(at + Entry.ASK_PRICE);
            into.askQuantity = at(at + Entry.ASK_QUANTITY);
            into.receivedNanos = at(at + Entry.RECEIVED_NANOS);
            VarHandle.acquireFence();
            if ((long) LONG.getOpaque(bytes, at) == version) {
                return into.instrument == instrument ? judge(nowNanos, into) : ABSENT;
            }
        }
        collisions.incrementAndGet();
        Thread.onSpinWait();
        return BUSY;
    }

    private int judge(long nowNanos, Quote quote) {
        quote.ageNanos = sameBoot ? nowNanos - quote.receivedNanos : Long.MAX_VALUE;
        return sameBoot && quote.ageNanos <= ttlNanos ? HIT : STALE;
    }

    private int measure(int offset) {
        long value = at(offset);
        if (value < 1 || value > PriceCacheConfig.INSTRUMENT_LIMIT) {
            throw refused("is damaged");
        }
        return (int) value;
    }

    private int directory(int instrument) {
        if (instrument < 0 || instrument >= instruments) {
            throw new IndexOutOfBoundsException("instrument " + instrument + " of " + instruments);
        }
        return line(Lines.PAGE + instrument);
    }

    private static int line(int line) {
        return line * Entry.BYTES;
    }

    private long at(int offset) {
        return bytes.getLong(offset);
    }

    private PriceCacheException refused(String why) {
        return new PriceCacheException("the file " + file + " " + why);
    }
}
