package io.ticklane.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a price file held when it was opened again, by symbol. Immutable. */
final class PreviousPrices {
    private static final Logger LOG = Logger.getLogger(PreviousPrices.class.getName());

    private final Map<String, Quote> prices = new HashMap<>();

    private PreviousPrices() {}

    /**
     * Reads all entries that are whole and of this boot. Of another layout or boot nothing is used, and a line is
     * logged.
     *
     * @throws PriceCacheException if the file is being written, or is not a price cache at all
     */
    static PreviousPrices in(Path file) {
        PreviousPrices previous = new PreviousPrices();
        if (!Files.exists(file)) {
            return previous;
        }
        PriceCacheView view;
        try {
            view = new PriceCacheView(file);
        } catch (PriceCacheLayoutException e) {
            LOG.log(Level.WARNING, "{0}; it is made anew", e.getMessage());
            return previous;
        } catch (IOException e) {
            throw new PriceCacheException("cannot open the price file " + file + ": " + e, e);
        }
        if (view.writer() == PriceCacheView.Writer.ALIVE) {
            throw WriterLock.taken(file, null);
        }
        if (view.sameBoot()) {
            previous.take(view);
        } else {
            LOG.log(Level.INFO, "the prices in {0} are of an earlier start of the machine: not used", file);
        }
        return previous;
    }

    boolean isEmpty() {
        return prices.isEmpty();
    }

    @Nullable
    Quote find(String symbol) {
        return prices.get(symbol);
    }

    private void take(PriceCacheView view) {
        long now = System.nanoTime();
        for (int instrument = 0; instrument < view.instruments(); instrument++) {
            String symbol = view.symbol(instrument);
            Quote quote = new Quote();
            int outcome = symbol == null ? QuoteReader.ABSENT : view.read(instrument, now, quote);
            if (symbol != null && (outcome == QuoteReader.HIT || outcome == QuoteReader.STALE)) {
                prices.put(symbol, quote);
            }
        }
    }
}
