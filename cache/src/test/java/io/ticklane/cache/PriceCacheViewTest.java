package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a cache: views of it, and the next start from it. */
@Timeout(120)
final class PriceCacheViewTest {
    private static final long TTL = 1_000;

    @TempDir
    Path scratch;

    private final Quote quote = new Quote();

    private PriceCacheConfig config(int capacity, int instruments) {
        return new PriceCacheConfig(capacity, TTL, instruments).withFile(scratch.resolve("prices"));
    }

    private PriceCacheView view() {
        return PriceCacheView.open(scratch.resolve("prices"));
    }

    private static void put(PriceCache cache, int instrument, long number, long receivedNanos) {
        cache.put(instrument, 0, number, ~number, number * 31, number ^ instrument, receivedNanos,
                Quote.STREAM);
    }

    @Test
    void showsWhatWasPutBySymbol() {
        try (PriceCache cache = PriceCache.open(config(2, 3))) {
            cache.name(0, "BTCUSDT");
            cache.name(2, "币安人生USDT");
            put(cache, 2, 5, 100);
            PriceCacheView view = view();
            assertEquals(2, view.find("币安人生USDT"));
            assertEquals(-1, view.find("ETHUSDT"));
            assertNull(view.symbol(1));
            assertEquals(QuoteReader.HIT, view.read(2, 100 + TTL, quote));
            assertEquals(2, quote.instrument);
            assertEquals(5, quote.bidPrice);
            assertEquals(~5, quote.bidQuantity);
            assertEquals(155, quote.askPrice);
            assertEquals(7, quote.askQuantity);
            assertEquals(TTL, quote.ageNanos);
            assertEquals(QuoteReader.STALE, view.read(2, 101 + TTL, quote));
            assertEquals(QuoteReader.ABSENT, view.read(0, 100, quote));
            assertThrows(IndexOutOfBoundsException.class, () -> view.read(3, 0, quote));
        }
    }

    @Test
    void neverShowsTheNextOwnerOfALineAsTheFormer() {
        try (PriceCache cache = PriceCache.open(config(1, 2))) {
            put(cache, 0, 1, 0);
            PriceCacheView view = view();
            put(cache, 1, 2, 0);
            assertEquals(QuoteReader.ABSENT, view.read(0, 0, quote));
            assertEquals(QuoteReader.HIT, view.read(1, 0, quote));
            cache.invalidate(1);
            assertEquals(QuoteReader.ABSENT, view.read(1, 0, quote));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 5_000})
    void findsEveryEntryAcrossPages(int instruments) {
        try (PriceCache cache = PriceCache.open(config(instruments, instruments))) {
            for (int instrument = 0; instrument < instruments; instrument++) {
                cache.name(instrument, "S" + instrument);
                put(cache, instrument, instrument, 0);
            }
            PriceCacheView view = view();
            for (int instrument = 0; instrument < instruments; instrument++) {
                assertEquals("S" + instrument, view.symbol(instrument));
                assertEquals(QuoteReader.HIT, view.read(instrument, 0, quote));
                assertEquals(instrument, quote.bidPrice);
            }
        }
    }

    @Test
    void knowsHowTheWriterStands() {
        PriceCache cache = PriceCache.open(config(1, 1));
        PriceCacheView view = view();
        assertEquals(PriceCacheView.Writer.ALIVE, view.writer());
        cache.close();
        assertEquals(PriceCacheView.Writer.CLOSED, view.writer());
    }

    @Test
    void startsWarmWithTheAgesThatPricesHave() {
        try (PriceCache cache = PriceCache.open(config(2, 2))) {
            cache.name(0, "BTCUSDT");
            cache.name(1, "ETHUSDT");
            put(cache, 0, 1, 5_000);
            put(cache, 1, 2, 9_000);
        }
        try (PriceCache cache = PriceCache.open(config(7, 9))) {
            assertTrue(cache.name(8, "BTCUSDT"));
            assertTrue(cache.name(3, "ETHUSDT"));
            assertFalse(cache.name(0, "BNBUSDT"));
            assertEquals(QuoteReader.STALE, cache.get(8, 9_000, quote));
            assertEquals(4_000, quote.ageNanos);
            assertEquals(1, quote.bidPrice);
            assertEquals(QuoteReader.HIT, cache.get(3, 9_000, quote));
            assertEquals(QuoteReader.ABSENT, cache.get(0, 9_000, quote));
            cache.publish();
            assertEquals(QuoteReader.HIT, view().read(3, 9_000, quote));
        }
    }

    @Test
    void usesNothingOfAnEarlierBoot() throws IOException {
        try (PriceCache cache = PriceCache.open(config(1, 1))) {
            cache.name(0, "BTCUSDT");
            put(cache, 0, 1, 0);
        }
        overwrite(PriceFile.BOOT, 42);
        assertEquals(QuoteReader.STALE, view().read(0, 0, quote));
        assertEquals(Long.MAX_VALUE, quote.ageNanos);
        assertEquals(PriceCacheView.Writer.CLOSED, view().writer());
        try (PriceCache cache = PriceCache.open(config(1, 1))) {
            assertFalse(cache.name(0, "BTCUSDT"));
        }
    }

    @Test
    void dropsAnEntryThatAWriterDiedIn() throws IOException {
        try (PriceCache cache = PriceCache.open(config(2, 2))) {
            cache.name(0, "BTCUSDT");
            cache.name(1, "ETHUSDT");
            put(cache, 0, 1, 0);
            put(cache, 1, 2, 0);
        }
        overwrite((Lines.PAGE + 2) * Entry.BYTES, 3);
        assertEquals(QuoteReader.BUSY, view().read(0, 0, quote));
        try (PriceCache cache = PriceCache.open(config(2, 2))) {
            assertFalse(cache.name(0, "BTCUSDT"));
            assertTrue(cache.name(1, "ETHUSDT"));
        }
    }

    @Test
    void refusesAFileThatIsBeingWritten() {
        try (PriceCache cache = PriceCache.open(config(1, 1))) {
            put(cache, 0, 1, 0);
            assertThrows(PriceCacheException.class, () -> PriceCache.open(config(1, 1)));
        }
    }

    @Test
    void makesAFileOfAnotherLayoutAnew() throws IOException {
        PriceCache.open(config(1, 1)).close();
        overwrite(8, 99);
        PriceCacheException refusal = assertThrows(PriceCacheException.class, this::view);
        assertTrue(refusal.getMessage().endsWith("has layout 99, this version reads 2"),
                refusal.getMessage());
        PriceCache.open(config(1, 1)).close();
        assertEquals(1, view().instruments());
    }

    @Test
    void refusesAndKeepsWhatIsNoPriceFile() throws IOException {
        Path file = scratch.resolve("prices");
        Files.writeString(file, "someone's diary");
        assertThrows(PriceCacheException.class, this::view);
        assertThrows(PriceCacheException.class, () -> PriceCache.open(config(1, 1)));
        assertEquals("someone's diary", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_096, 100_000, 131_072})
    void refusesAFileCutShort(int length) throws IOException {
        PriceCache.open(config(1_000, 1_000)).close();
        byte[] all = Files.readAllBytes(scratch.resolve("prices"));
        Files.write(scratch.resolve("short"), Arrays.copyOf(all, length));
        PriceCacheException refusal = assertThrows(PriceCacheException.class,
                () -> PriceCacheView.open(scratch.resolve("short")));
        assertTrue(refusal.getMessage().contains("cut short"), refusal.getMessage());
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThrows(PriceCacheException.class, this::view);
    }

    @Test
    void readersInAnotherProcessKilledAtAnyMomentHarmNobody() throws Exception {
        PriceCacheConfig wide = new PriceCacheConfig(3, Long.MAX_VALUE, 5)
                .withFile(scratch.resolve("prices"));
        try (PriceCache cache = PriceCache.open(wide)) {
            long number = 0;
            for (int round = 0; round < 4; round++) {
                Process reader = new ProcessBuilder(ForkedJvm.command(List.of(), ViewProbe.class,
                        scratch.resolve("prices").toString())).redirectErrorStream(true)
                        .redirectOutput(scratch.resolve("said").toFile()).start();
                // Its first line says that it reads; any other that it read something wrong.
                while (reader.isAlive() && Files.size(scratch.resolve("said")) == 0) {
                    number = write(cache, number, 1_000);
                }
                number = write(cache, number, 300_000 + round * 70_001);
                boolean stillRead = reader.isAlive();
                reader.destroyForcibly();
                assertTrue(reader.waitFor(30, TimeUnit.SECONDS));
                String said = Files.readString(scratch.resolve("said"));
                assertTrue(stillRead, said);
                assertEquals("reading", said.strip());
            }
            assertEquals(QuoteReader.HIT, cache.read((int) ((number - 1) % 5), 0, quote));
            assertEquals(number - 1, quote.bidPrice);
        }
    }

    private static long write(PriceCache cache, long from, int puts) {
        for (long number = from; number < from + puts; number++) {
            put(cache, (int) (number % 5), number, 0);
        }
        return from + puts;
    }

    private void overwrite(int offset, long value) throws IOException {
        Path file = scratch.resolve("prices");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
        int header = 0;
        while (bytes.getLong(header) != PriceFile.MAGIC) {
            header += Entry.BYTES;
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(header + offset);
            access.write(ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(value).array());
        }
    }
}
