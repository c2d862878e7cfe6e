package io.ticklane.bridge;

import io.ticklane.cache.PriceCache;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the core does for the cache beside prices: tells it the symbols, which brings prices of an earlier run back, and
 * carries out what other threads want removed.
 *
 * <p>Any thread calls {@link #invalidate}, the core everything else.
 */
final class CacheUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(CacheUpkeep.class);

    private final PriceCache cache;
    private final Instruments instruments;
    private final Queue<Removal> removals = new ConcurrentLinkedQueue<>();
    // Set by whoever wants a removal after it is in the queue, cleared by the core before it looks there.
    private volatile boolean wanted;
    // Set by the core, read by whoever wants a removal after it is in the queue.
    private volatile boolean over;

    private record Removal(String pattern, CompletableFuture<Integer> removed) {}

    CacheUpkeep(PriceCache cache, Instruments instruments) {
        this.cache = cache;
        this.instruments = instruments;
    }

    /** Names the instruments to the cache; what an earlier run left of them is in its file from here on. */
    void begin() {
        int restored = 0;
        for (Instrument instrument : instruments) {
            restored += cache.name(instrument.id(), instrument.symbol()) ? 1 : 0;
        }
        cache.publish();
        if (restored > 0) {
            LOG.info("{} of {} prices are back from an earlier run", restored, instruments.size());
        }
    }

    /**
     * Wants entries removed.
     *
     * @return completed, on a thread of the common pool, with their number; with {@link IllegalStateException} if the
     *         core has stopped
     */
    CompletableFuture<Integer> invalidate(String pattern) {
        Removal removal = new Removal(pattern, new CompletableFuture<>());
        removals.add(removal);
        wanted = true;
        if (over) {
            refuse();
        }
        return removal.removed;
    }

    boolean wanted() {
        return wanted;
    }

    /** Removes what is wanted to be. */
    void carryOut() {
        wanted = false;
        for (Removal removal = next(); removal != null; removal = next()) {
            int count = cache.invalidate(removal.pattern);
            // Not here: what hangs on it is no work for the core.
            CompletableFuture<Integer> unused = removal.removed.completeAsync(() -> count);
        }
    }

    /** Nothing is removed from here on. */
    void end() {
        over = true;
        refuse();
    }

    private void refuse() {
        for (Removal removal = next(); removal != null; removal = next()) {
            removal.removed.completeExceptionally(new IllegalStateException("the core has stopped"));
        }
    }

    private @Nullable Removal next() {
        return removals.poll();
    }
}
