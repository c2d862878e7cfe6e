package io.ticklane.bench.race;

import io.ticklane.cache.PriceCacheView;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads all instruments in turn and checks what it gets: whole, of the instrument asked for, and never older than what
 * it had of it before. One thread; also the main class of a process that does this through a view.
 */
final class RaceReader implements Runnable {
    /** Said by the process once it reads. */
    static final String READY = "reading";

    private static final int FIELDS = 6;

    private final QuoteReader from;
    private final long reads;
    private final long[] newest;
    private final Quote quote = new Quote();
    private long hits;
    private long absent;
    private long busy;
    private long violations;
    // Set by the reading thread when it is done; read by the thread that writes.
    private volatile boolean done;

    RaceReader(QuoteReader from, int instruments, long reads) {
        this.from = from;
        this.reads = reads;
        newest = new long[instruments];
    }

    /**
     * What came of it.
     *
     * @param collisions looks that found the writer inside the entry and were repeated
     * @param busy reads that gave up
     * @param violations quotes that were never put like that, or older than one seen before
     */
    record Tally(long reads, long hits, long absent, long busy, long collisions, long violations) {
        String line() {
            return reads + " " + hits + " " + absent + " " + busy + " " + collisions + " " + violations;
        }

        static Tally parse(String line) {
            long[] fields = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
            if (fields.length != FIELDS) {
                throw new IllegalArgumentException("not a tally: " + line);
            }
            return new Tally(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
        }
    }

    /** Of readers that are done, together, and of one source, which alone counts collisions. */
    static Tally together(QuoteReader from, List<RaceReader> readers) {
        Tally sum = new Tally(0, 0, 0, 0, from.collisions(), 0);
        for (RaceReader reader : readers) {
            sum = new Tally(sum.reads + reader.reads, sum.hits + reader.hits, sum.absent + reader.absent,
                    sum.busy + reader.busy, sum.collisions, sum.violations + reader.violations);
        }
        return sum;
    }

    /** Arguments: the file of the cache, how many reads. */
    public static void main(String[] arguments) {
        PriceCacheView view = PriceCacheView.open(Path.of(arguments[0]));
        RaceReader reader = new RaceReader(view, view.instruments(), Long.parseLong(arguments[1]));
        System.out.println(READY);
        reader.run();
        System.out.println(reader.tally().line());
    }

    @Override
    public void run() {
        int instrument = 0;
        for (long read = 0; read < reads; read++) {
            look(instrument);
            instrument = instrument + 1 == newest.length ? 0 : instrument + 1;
        }
        done = true;
    }

    boolean done() {
        return done;
    }

    /** Once done. */
    Tally tally() {
        return new Tally(reads, hits, absent, busy, from.collisions(), violations);
    }

    private void look(int instrument) {
        switch (from.read(instrument, 0, quote)) {
            case QuoteReader.HIT -> check(instrument);
            case QuoteReader.ABSENT -> absent++;
            case QuoteReader.BUSY -> busy++;
            // Nothing is ever stale here.
            default -> violations++;
        }
    }

    private void check(int instrument) {
        hits++;
        if (!NumberedPrice.isWhole(instrument, quote) || quote.updateId < newest[instrument]) {
            violations++;
        }
        newest[instrument] = Math.max(newest[instrument], quote.updateId);
    }
}
