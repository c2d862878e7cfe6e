package io.ticklane.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The last top of book per instrument, off the heap.
 *
 * <p>Holds at most {@link PriceCacheConfig#capacity()} instruments; the least recently used one makes room. An
 * entry older than {@link PriceCacheConfig#ttlNanos()} is stale: still there, but a miss. A put or a get of an
 * instrument that has an entry allocates nothing and costs a few nanoseconds; the first put of an instrument,
 * or one after its eviction, goes through Chronicle Map: about a microsecond and 300 bytes of garbage.
 *
 * <p>One thread, the writer, puts, gets and invalidates; asserted. Any thread may {@link #read}, take
 * {@link #statistics()} and close.
 */
public final class PriceCache implements AutoCloseable, QuoteReader {
    /** How often a reader looks before it says {@link #BUSY}; a put takes the writer a few nanoseconds. */
    private static final int READ_ATTEMPTS = 1_000;

    private static final VarHandle ADDRESS = MethodHandles.arrayElementVarHandle(long[].class);

    /** Its thread frees the memory of caches that nobody can reach any more. */
    private static final Cleaner CLEANER = Cleaner.create(task -> {
        Thread thread = new Thread(task, "ticklane-cache-cleaner");
        thread.setDaemon(true);
        return thread;
    });

    private final ChronicleStore store;
    private final int capacity;
    private final long ttlNanos;
    /** Of each instrument's entry, 0 for none. The writer sets with release, readers get with acquire. */
    private final long[] addresses;
    private final RecencyList recency;
    private final CacheCounters counters = new CacheCounters();
    /** Above every version that was ever in an entry; odd. */
    private long nextVersion = 1;
    private int size;
    /** Set once by whoever closes; read by the writer before it makes an entry. */
    private volatile boolean closed;
    /** For the assertion only: set by the first thread that puts, and by the next one after its death. */
    private @Nullable Thread writer;

    private PriceCache(PriceCacheConfig config, ChronicleStore store) {
        this.store = store;
        capacity = config.capacity();
        ttlNanos = config.ttlNanos();
        addresses = new long[config.maxInstruments()];
        recency = new RecencyList(config.maxInstruments());
    }

    /**
     * Opens an empty cache, in memory only. Takes most of a second the first time in a JVM.
     *
     * @throws PriceCacheException if the JVM lacks options that Chronicle Map needs; the message names them
     */
    public static PriceCache open(PriceCacheConfig config) {
        return open(config, ChronicleStore.create(Math.min(config.capacity(), config.maxInstruments())));
    }

    /** Opens an empty cache over a store of its own. */
    static PriceCache open(PriceCacheConfig config, ChronicleStore store) {
        PriceCache cache = new PriceCache(config, store);
        CLEANER.register(cache, store::close);
        return cache;
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
            long address = addresses[instrument];
            if (address == 0) {
                address = insert(instrument);
            } else if (isLate(address, updateId, receivedNanos, source)) {
                counters.increment(CacheCounters.LATE_REFUSED);
                return false;
            } else {
                recency.moveToFirst(instrument);
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
        long address = addresses[instrument];
        if (address == 0) {
            counters.increment(CacheCounters.MISSES_ABSENT);
            into.clear();
            return ABSENT;
        }
        try {
            Entry.copy(address, into);
        } finally {
            Reference.reachabilityFence(this);
        }
        if (judge(nowNanos, into) == STALE) {
            counters.increment(CacheCounters.MISSES_STALE);
            return STALE;
        }
        recency.moveToFirst(instrument);
        counters.increment(CacheCounters.HITS);
        return HIT;
    }

    @Override
    public int read(int instrument, long nowNanos, Quote into) {
        try {
            int outcome = BUSY;
            for (int attempt = 0; attempt < READ_ATTEMPTS && outcome == BUSY; attempt++) {
                // Anew each time: an eviction takes the address away before another instrument may have it.
                long address = (long) ADDRESS.getAcquire(addresses, instrument);
                outcome = address == 0 ? ABSENT : copy(address, instrument, nowNanos, into);
            }
            if (outcome == ABSENT || outcome == BUSY) {
                into.clear();
            }
            return outcome;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Removes an instrument's entry; nothing happens if it has none. Writer thread. */
    public void invalidate(int instrument) {
        assert isWriter(true) : "invalidate by " + Thread.currentThread() + ", writer is " + writer;
        long address = addresses[instrument];
        if (address != 0) {
            remove(instrument, address);
        }
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
        for (int instrument = 0; instrument < addresses.length; instrument++) {
            ADDRESS.setRelease(addresses, instrument, 0L);
        }
    }

    private int copy(long address, int instrument, long nowNanos, Quote into) {
        long version = Entry.version(address);
        if ((version & 1) == 0) {
            Entry.copy(address, into);
            if (Entry.unchanged(address, version)) {
                // Somebody else's entry: this instrument's was evicted after its address was looked up.
                return into.instrument == instrument ? judge(nowNanos, into) : ABSENT;
            }
        }
        Thread.onSpinWait();
        return BUSY;
    }

    private int judge(long nowNanos, Quote quote) {
        quote.ageNanos = nowNanos - quote.receivedNanos;
        return quote.ageNanos > ttlNanos ? STALE : HIT;
    }

    private boolean isLate(long address, long updateId, long receivedNanos, int source) {
        long age = receivedNanos - Entry.receivedNanos(address);
        long present = Entry.updateId(address);
        if (age <= ttlNanos && updateId > 0 && present > 0 && updateId <= present) {
            return true;
        }
        return source == Quote.REST && age < 0 && Entry.source(address) == Quote.STREAM;
    }

    /** Returns the address of an entry that is nobody's until it is written; a reader finds it busy. */
    private long insert(int instrument) {
        if (size == capacity) {
            evict(recency.last());
        }
        if (closed) {
            throw alreadyClosed();
        }
        long address = store.insert(instrument, nextVersion);
        recency.addFirst(instrument);
        size++;
        counters.add(CacheCounters.SIZE, 1);
        ADDRESS.setRelease(addresses, instrument, address);
        if (closed) {
            // Closed meanwhile, by another thread: it may have passed this instrument already.
            ADDRESS.setRelease(addresses, instrument, 0L);
        }
        return address;
    }

    private void evict(int victim) {
        long address = addresses[victim];
        if (address == 0) {
            // Gone, though in the list: only a close does that.
            throw alreadyClosed();
        }
        remove(victim, address);
        counters.increment(CacheCounters.EVICTIONS);
    }

    private void remove(int instrument, long address) {
        // Odd and nobody's before the map may give the address to another instrument.
        long version = Entry.retire(address);
        nextVersion = Math.max(nextVersion, version + 2);
        ADDRESS.setRelease(addresses, instrument, 0L);
        store.remove(instrument);
        recency.remove(instrument);
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
