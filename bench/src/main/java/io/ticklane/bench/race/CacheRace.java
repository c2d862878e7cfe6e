package io.ticklane.bench.race;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.endtoend.SenderProcess;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bench.race.RaceReader.Tally;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The measurement {@code cache-race}. One thread, which is the writer. */
public final class CacheRace implements Measurement {
    private static final int INSTRUMENTS = 9;
    private static final int FEWER = 6;
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final String EACH_ITS_OWN = "each its own";
    private static final String GIVEN_OUT = "given out";
    private static final String FILE = "file";
    private static final String CHRONICLE = "Chronicle Map";

    /** What a reader, or two of a kind, found while puts were made. */
    private record Row(String store, String lines, String reader, Tally tally) {
        String title() {
            return store + ", " + lines + ", " + reader;
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private long puts;
    private long evictions;
    private long invalidations;
    private double seconds;

    @Override
    public String name() {
        return "cache-race";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, InterruptedException {
        long reads = Long.parseLong(order.arguments().get(0));
        order.out().println("machine  " + Machine.here());
        Path folder = Files.isWritable(SHARED_MEMORY)
                ? Files.createTempDirectory(SHARED_MEMORY, "cache-race")
                : Files.createTempDirectory("cache-race");
        Path file = folder.resolve("prices");
        try {
            // Two stores, two layouts, two readers.
            long each = Math.max(1, reads / 8);
            raceInFile(order, EACH_ITS_OWN, INSTRUMENTS, file, each);
            raceInFile(order, GIVEN_OUT, FEWER, file, each);
            raceInMemory(order, EACH_ITS_OWN, INSTRUMENTS, each);
            raceInMemory(order, GIVEN_OUT, FEWER, each);
        } finally {
            delete(folder);
        }
        order.out().print(table().text());
        order.out().printf(Locale.ROOT, "writer   %,d puts, %,d evictions, %,d invalidations in %.1f s%n",
                puts,
                evictions, invalidations, seconds);
        String verdict = verdict();
        order.out().println("verdict  " + verdict);
        order.json().accept(json(verdict));
        return "ok".equals(verdict) ? 0 : 1;
    }

    /** With the prices lies their lock. */
    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void raceInFile(MeasureOrder order, String lines, int capacity, Path file, long reads)
            throws IOException, InterruptedException {
        order.err().printf(Locale.ROOT, "%s, lines %s: %,d reads by a thread and as many by a process ...%n",
                FILE, lines, reads);
        PriceCacheConfig config = new PriceCacheConfig(capacity, Long.MAX_VALUE, INSTRUMENTS).withFile(file);
        try (PriceCache cache = PriceCache.open(config)) {
            RaceWriter writer = begun(cache);
            Process process = start(file, reads);
            try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
                RaceReader reader = new RaceReader(cache, INSTRUMENTS, reads);
                if (!RaceReader.READY.equals(output.readLine())) {
                    throw new Refusal("cache-race: the reading process did not start; see above");
                }
                Thread thread = started(reader);
                write(writer, () -> reader.done() && !process.isAlive());
                thread.join();
                rows.add(new Row(FILE, lines, "thread", reader.tally()));
                String last = output.readLine();
                if (process.waitFor() != 0 || last == null) {
                    throw new Refusal("cache-race: the reading process ended early; see above");
                }
                rows.add(new Row(FILE, lines, "process", Tally.parse(last)));
            } finally {
                process.destroyForcibly();
            }
            evictions += cache.statistics().evictions();
        }
    }

    /** By two threads: no other process can see this store. */
    private void raceInMemory(MeasureOrder order, String lines, int capacity, long reads)
            throws InterruptedException {
        order.err().printf(Locale.ROOT, "%s, lines %s: %,d reads by each of two threads ...%n", CHRONICLE,
                lines, reads);
        try (PriceCache cache = PriceCache
                .open(new PriceCacheConfig(capacity, Long.MAX_VALUE, INSTRUMENTS))) {
            List<RaceReader> readers = List.of(new RaceReader(cache, INSTRUMENTS, reads),
                    new RaceReader(cache, INSTRUMENTS, reads));
            RaceWriter writer = begun(cache);
            List<Thread> threads = readers.stream().map(CacheRace::started).toList();
            write(writer, () -> readers.stream().allMatch(RaceReader::done));
            for (Thread thread : threads) {
                thread.join();
            }
            rows.add(new Row(CHRONICLE, lines, "two threads", RaceReader.together(cache, readers)));
            evictions += cache.statistics().evictions();
        }
    }

    /** Has written both ways, so that no reader is done before there is anything to read. */
    private static RaceWriter begun(PriceCache cache) {
        RaceWriter writer = new RaceWriter(cache, INSTRUMENTS);
        writer.stretch();
        writer.stretch();
        return writer;
    }

    private static Thread started(RaceReader reader) {
        Thread thread = new Thread(reader, "race-reader");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void write(RaceWriter writer, BooleanSupplier read) {
        long begin = System.nanoTime();
        while (!read.getAsBoolean()) {
            writer.stretch();
        }
        seconds += (System.nanoTime() - begin) / 1e9;
        puts += writer.puts();
        invalidations += writer.invalidations();
    }

    private static Process start(Path file, long reads) throws IOException {
        List<String> command = SenderProcess.javaCommand();
        command.addAll(List.of(RaceReader.class.getName(), file.toString(), Long.toString(reads)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private Table table() {
        Table table = new Table().row("store, lines, reader", "reads", "hits", "absent", "looked again",
                "gave up",
                "violations");
        for (Row row : rows) {
            Tally tally = row.tally();
            table.row(row.title(), text(tally.reads()), text(tally.hits()),
                    text(tally.absent()), text(tally.collisions()), text(tally.busy()),
                    text(tally.violations()));
        }
        return table;
    }

    private String verdict() {
        for (Row row : rows) {
            if (row.tally().violations() > 0) {
                return String.format(Locale.ROOT, "FAIL: %,d quotes that were never put: %s",
                        row.tally().violations(), row.title());
            }
            if (row.tally().hits() == 0) {
                return "FAIL: nothing was read: " + row.title();
            }
        }
        return "ok";
    }

    private String json(String verdict) {
        JsonWriter json = new JsonWriter().beginObject().field("machine", Machine.here().toString())
                .field("puts", puts).field("evictions", evictions).field("invalidations", invalidations)
                .field("seconds", seconds).beginArray("readers");
        for (Row row : rows) {
            Tally tally = row.tally();
            json.beginObject().field("store", row.store()).field("lines", row.lines())
                    .field("reader", row.reader())
                    .field("reads", tally.reads()).field("hits", tally.hits())
                    .field("absent", tally.absent()).field("lookedAgain", tally.collisions())
                    .field("gaveUp", tally.busy()).field("violations", tally.violations()).end();
        }
        return json.end().field("verdict", verdict).end().text();
    }

    private static String text(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
