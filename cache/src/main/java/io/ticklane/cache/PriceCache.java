package io.ticklane.cache;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The last top of book per instrument, off the heap.
 *
 * <p>Holds at most {@link PriceCacheConfig#capacity()} instruments; the least recently used one makes room. An
 * entry older than {@link PriceCacheConfig#ttlNanos()} is stale: still there, but a miss. A put or a get of an
 * instrument allocates nothing and costs a few nanoseconds.
 *
 * <p>One thread, the writer, puts, gets and invalidates; asserted. Any thread may {@link #read}, take
 * {@link #statistics()} and close.
 */
public final class PriceCache implements AutoCloseable, QuoteReader {
    /** How often a reader looks before it says {@link #BUSY}; a put takes the writer a few nanoseconds. */
    private static final int READ_ATTEMPTS = 1_000;

    /** Its thread frees the memory of caches that nobody can reach any more. */
    private static final Cleaner CLEANER = Cleaner.create(task -> {
        Thread thread = new Thread(task, "ticklane-cache-cleaner");
        thread.setDaemon(true);
        return thread;
    });

    private final Lines store;
    private final int capacity;
    private final long ttlNanos;
    private final Places places;
    private final CacheCounters counters = new CacheCounters();
    private final AtomicLong collisions = new AtomicLong();
    private final @Nullable String[] names;
    private final @Nullable PriceFile file;
    /** What the file held before. */
    private final @Nullable PreviousPrices previous;
    private int size;
    /** While a price of an earlier run is put. */
    private boolean takingOver;
    /** Set once by whoever closes; read by the writer before it makes an entry. */
    private volatile boolean closed;
    /** For the assertion only: set by the first thread that puts, and by the next one after its death. */
    private @Nullable Thread writer;

    private PriceCache(PriceCacheConfig config, Lines store, @Nullable PriceFile file,
            @Nullable PreviousPrices previous) {
        this.store = store;
        this.file = file;
        this.previous = previous;
        capacity = config.capacity();
        ttlNanos = config.ttlNanos();
        names = new @Nullable String[config.maxInstruments()];
        places = new Places(config,
                store.line(file == null ? 0 : PriceFile.linesBefore(config.maxInstruments())));
    }

    /**
     * Opens an empty cache. Takes most of a second the first time in a JVM.
     *
     * <p>With a file, what it held before comes back symbol by symbol as each is {@linkplain #name named}. Until
     * {@link #publish} that file stays as it is, if there is a price in it.
     *
     * @throws PriceCacheException in one line: the JVM lacks options that Chronicle Map needs, or the file is being
     *     written by another cache, or is not a price cache
     */
    public static PriceCache open(PriceCacheConfig config) {
        Path file = config.file();
        if (file == null) {
            return open(config, ChronicleStore.create(config.slots()));
        }
        WriterLock lock = WriterLock.of(file);
        boolean opened = false;
        try {
            PreviousPrices previous = PreviousPrices.in(file);
            PriceFile made = PriceFile.create(config, file, lock);
            if (previous.isEmpty()) {
                made.publish();
            }
            opened = true;
            return new PriceCache(config, made.store(), made, previous);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** Opens an empty cache over a store of its own. */
    static PriceCache open(PriceCacheConfig config, Lines store) {
        PriceCache cache = new PriceCache(config, store, null, null);
        CLEANER.register(cache, store::close);
        return cache;
    }

    /**
     * Says which symbol an instrument is: for {@link #invalidate(String)} and for views. If the file held a price of
     * that symbol, of this boot of the machine and whole, it is put, received when it was. Once per instrument, before
     * its first put. Writer thread.
     *
     * @return whether a price came back
     */
    public boolean name(int instrument, String symbol) {
        assert isWriter(true) : "name by " + Thread.currentThread() + ", writer is " + writer;
        if (file != null) {
            file.name(instrument, symbol);
        }
        names[instrument] = symbol;
        Quote old = previous == null ? null : previous.find(symbol);
        if (old == null || has(instrument)) {
            return false;
        }
        takingOver = true;
        try {
            return put(instrument, old.updateId, old.bidPrice, old.bidQuantity, old.askPrice, old.askQuantity,
                    old.receivedNanos, old.source);
        } finally {
            takingOver = false;
        }
    }

    /**
     * All instruments are named: from here on the file of this cache is where that of an earlier one was. The first
     * put of an instrument of which no earlier price came back, or a close, does the same; before it, whatever ends
     * this process leaves the earlier file as it was. Does nothing without a file, or again. Writer thread.
     *
     * @throws PriceCacheException in one line: the file cannot be put in its place
     */
    public void publish() {
        if (file != null) {
            file.publish();
        }
    }

    /**
     * Has the processor fetch an instrument's entry, which goes on while the caller does something else: with many
     * instruments it is not in the near caches. Writer thread; changes nothing.
     *
     * @throws IndexOutOfBoundsException if the id is not within {@link PriceCacheConfig#maxInstruments()}
     */
    public void prefetch(int instrument) {
        long address = places.find(instrument);
        try {
            if (address != 0) {
                counters.lookedAt(Entry.owner(address));
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Writes an instrument's entry and makes it the most recently used, unless the update is late.
     *
     * <p>Late is, of an entry that would not be stale at {@code receivedNanos}, an update id not above the
     * entry's, where both are above 0; and what {@link Quote#REST} gave, received before what
     * {@link Quote#STREAM} gave. A late update changes nothing and is counted. Writer thread.
     *
     * @param updateId the venue's book update id, or 0 where the source gives none
     * @param receivedNanos when it was received, on the clock that gets and reads will ask by
     * @param source {@link Quote#STREAM} or {@link Quote#REST}
     * @return false if refused as late
     * @throws IndexOutOfBoundsException if the id is not within {@link PriceCacheConfig#maxInstruments()}
     * @throws IllegalStateException if the cache is closed
     */
    public boolean put(int instrument, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity, long receivedNanos, int source) {
        assert isWriter(true) : "put by " + Thread.currentThread() + ", writer is " + writer;
        try {
            long address = places.find(instrument);
            if (address == 0 || Entry.owner(address) != instrument) {
                address = insert(instrument);
            } else if (isLate(address, updateId, receivedNanos, source)) {
                counters.increment(CacheCounters.LATE_REFUSED);
                return false;
            } else {
                places.use(instrument);
            }
            long version = Entry.begin(address);
            Entry.writeOrigin(address, instrument, source, updateId, receivedNanos);
            Entry.writePrices(address, bidPrice, bidQuantity, askPrice, askQuantity);
            Entry.end(address, version);
            return true;
        } finally {
            // Until here the cleaner must not free the memory.
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Copies an instrument's entry and, on a hit, makes it the most recently used. Counted. Writer thread.
     *
     * @param nowNanos the moment to judge the age by, on the clock of the puts
     * @param into filled on {@link #HIT} and {@link #STALE}, cleared otherwise
     * @return {@link #HIT}, {@link #ABSENT} or {@link #STALE}
     * @throws IndexOutOfBoundsException if the id is not within {@link PriceCacheConfig#maxInstruments()}
     */
    public int get(int instrument, long nowNanos, Quote into) {
        assert isWriter(false) : "get by " + Thread.currentThread() + ", writer is " + writer;
        try {
            long address = places.find(instrument);
            if (address == 0 || Entry.owner(address) != instrument) {
                counters.increment(CacheCounters.MISSES_ABSENT);
                into.clear();
                return ABSENT;
            }
            Entry.copyOrigin(address, into);
            if (judge(nowNanos - Entry.copyRest(address, into), into) == STALE) {
                counters.increment(CacheCounters.MISSES_STALE);
                return STALE;
            }
        } finally {
            Reference.reachabilityFence(this);
        }
        places.use(instrument);
        counters.increment(CacheCounters.HITS);
        return HIT;
    }

    @Override
    public int read(int instrument, long nowNanos, Quote into) {
        try {
            int outcome = look(instrument, nowNanos, into);
            return outcome == BUSY ? lookAgain(instrument, nowNanos, into) : outcome;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public long collisions() {
        return collisions.get();
    }

    /** Removes an instrument's entry; nothing happens if it has none. Writer thread. */
    public void invalidate(int instrument) {
        assert isWriter(true) : "invalidate by " + Thread.currentThread() + ", writer is " + writer;
        if (has(instrument)) {
            remove(instrument);
        }
    }

    /**
     * Removes the entries of all instruments whose name fits. Writer thread; goes through all instruments.
     *
     * @param pattern a symbol, in which {@code *} stands for any characters and {@code ?} for one
     * @return how many were removed
     */
    public int invalidate(String pattern) {
        int removed = 0;
        for (int instrument = 0; instrument < names.length; instrument++) {
            String name = names[instrument];
            if (name != null && has(instrument) && Glob.matches(pattern, name)) {
                invalidate(instrument);
                removed++;
            }
        }
        return removed;
    }

    /** The counts of this moment; each is exact, together they may straddle an operation. Any thread. */
    public CacheStatistics statistics() {
        return new CacheStatistics(counters.value(CacheCounters.HITS),
                counters.value(CacheCounters.MISSES_ABSENT), counters.value(CacheCounters.MISSES_STALE),
                counters.value(CacheCounters.EVICTIONS), counters.value(CacheCounters.LATE_REFUSED),
                (int) counters.value(CacheCounters.SIZE), capacity, store.offHeapBytes());
    }

    /**
     * From here on every instrument is absent and a put throws. Threads that are inside the cache are safe:
     * its memory is freed once nobody can reach the cache any more. Any thread; again is no harm.
     */
    @Override
    public void close() {
        closed = true;
        places.close();
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private int look(int instrument, long nowNanos, Quote into) {
        long address = places.find(instrument);
        if (address == 0) {
            into.clear();
            return ABSENT;
        }
        long version = Entry.version(address);
        long owner = Entry.copyOrigin(address, into);
        long receivedNanos = Entry.copyRest(address, into);
        if (!Entry.isWhole(address, version)) {
            return BUSY;
        }
        if ((int) owner != instrument) {
            // This instrument's was evicted after its address was looked up.
            into.clear();
            return ABSENT;
        }
        return judge(nowNanos - receivedNanos, into);
    }

    /** Anew each time: an eviction takes the address away before another instrument may have it. */
    private int lookAgain(int instrument, long nowNanos, Quote into) {
        for (int attempt = 1; attempt < READ_ATTEMPTS; attempt++) {
            collisions.incrementAndGet();
            Thread.onSpinWait();
            int outcome = look(instrument, nowNanos, into);
            if (outcome != BUSY) {
                return outcome;
            }
        }
        into.clear();
        return BUSY;
    }

    private int judge(long ageNanos, Quote into) {
        into.ageNanos = ageNanos;
        return ageNanos > ttlNanos ? STALE : HIT;
    }

    private boolean isLate(long address, long updateId, long receivedNanos, int source) {
        long present = Entry.updateId(address);
        if (updateId <= present && updateId > 0
                && receivedNanos - Entry.receivedNanos(address) <= ttlNanos) {
            return true;
        }
        return source == Quote.REST && receivedNanos - Entry.receivedNanos(address) < 0
                && Entry.source(address) == Quote.STREAM;
    }

    /** Returns the address of a line that is nobody's until it is written. */
    private long insert(int instrument) {
        if (closed) {
            throw alreadyClosed();
        }
        if (file != null && !takingOver) {
            // Before anything changes: it may fail.
            file.publish();
        }
        if (size == capacity) {
            remove(places.leastRecent());
            counters.increment(CacheCounters.EVICTIONS);
        }
        int line = places.give(instrument);
        size++;
        counters.add(CacheCounters.SIZE, 1);
        if (file != null) {
            file.place(instrument, line);
        }
        long address = places.find(instrument);
        if (address == 0) {
            throw alreadyClosed();
        }
        return address;
    }

    private boolean has(int instrument) {
        long address = places.find(instrument);
        return address != 0 && Entry.owner(address) == instrument;
    }

    private void remove(int instrument) {
        long address = places.find(instrument);
        if (address == 0) {
            // Gone, though it has an entry: only a close does that.
            throw alreadyClosed();
        }
        // Nobody's before the line may go to another instrument.
        Entry.retire(address);
        places.takeBack(instrument);
        if (file != null) {
            file.place(instrument, -1);
        }
        size--;
        counters.add(CacheCounters.SIZE, -1);
    }

    private static IllegalStateException alreadyClosed() {
        return new IllegalStateException("the price cache is closed");
    }

    private boolean isWriter(boolean claims) {
        Thread current = Thread.currentThread();
        Thread known = writer;
        if (known == null || !known.isAlive()) {
            writer = claims ? current : null;
            return true;
        }
        return known == current;
    }
}
