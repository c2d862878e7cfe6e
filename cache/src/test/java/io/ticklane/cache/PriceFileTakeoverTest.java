package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the file of one cache takes the place of an earlier one's: never before its prices are in it. */
@Timeout(60)
class PriceFileTakeoverTest {
    @TempDir
    private Path scratch;

    private Path file;
    private final Quote quote = new Quote();

    @BeforeEach
    void anEarlierRunLeavesAPrice() {
        file = scratch.resolve("prices");
        try (PriceCache cache = open()) {
            cache.name(0, "BTCUSDT");
            cache.put(0, 7, 70, 1, 71, 1, System.nanoTime(), Quote.STREAM);
        }
    }

    private PriceCache open() {
        return PriceCache.open(new PriceCacheConfig(2, Long.MAX_VALUE, 2).withFile(file));
    }

    private long bidInFile() {
        PriceCacheView view = PriceCacheView.open(file);
        int instrument = view.find("BTCUSDT");
        return instrument >= 0 && view.read(instrument, System.nanoTime(), quote) == QuoteReader.HIT
                ? quote.bidPrice
                : -1;
    }

    @Test
    void aCacheThatEndsWithoutAnyNameLeavesTheFileAsItWas() {
        open().close();
        assertEquals(70, bidInFile());
        assertFalse(Files.exists(scratch.resolve("prices.new")));
    }

    @Test
    void aProcessThatDiesBeforeAnyNameLeavesTheFileAsItWas() throws Exception {
        Process process = WriterProbe.start(file, scratch, WriterProbe.IDLE);
        try {
            assertEquals("opened", process.inputReader().readLine());
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(70, bidInFile());
        try (PriceCache next = open()) {
            assertTrue(next.name(1, "BTCUSDT"));
        }
        assertEquals(70, bidInFile());
    }

    @Test
    void theNewFileIsInPlaceOnceAllAreNamed() {
        try (PriceCache next = open()) {
            assertEquals(70, bidInFile());
            assertEquals(PriceCacheView.Writer.CLOSED, PriceCacheView.open(file).writer());
            next.name(0, "ETHUSDT");
            next.name(1, "BTCUSDT");
            assertEquals(0, PriceCacheView.open(file).find("BTCUSDT"));
            next.publish();
            assertEquals(1, PriceCacheView.open(file).find("BTCUSDT"));
            assertEquals(70, bidInFile());
            assertEquals(PriceCacheView.Writer.ALIVE, PriceCacheView.open(file).writer());
        }
    }

    @Test
    void aPriceThatOverwritesAnEarlierOneIsInPlaceByPublishOnly() {
        try (PriceCache next = open()) {
            next.name(0, "BTCUSDT");
            next.put(0, 8, 80, 1, 81, 1, System.nanoTime(), Quote.STREAM);
            assertEquals(70, bidInFile());
            next.publish();
            assertEquals(80, bidInFile());
        }
    }

    @Test
    void aPriceOfItsOwnPutsTheNewFileInPlace() {
        try (PriceCache next = open()) {
            next.name(0, "BTCUSDT");
            next.put(1, 1, 1, 1, 2, 1, System.nanoTime(), Quote.STREAM);
            assertEquals(PriceCacheView.Writer.ALIVE, PriceCacheView.open(file).writer());
            assertEquals(70, bidInFile());
        }
    }

    @Test
    void aCloseAfterNamesPutsTheNewFileInPlace() {
        try (PriceCache next = open()) {
            next.name(0, "BTCUSDT");
            next.put(0, 8, 80, 1, 81, 1, System.nanoTime(), Quote.STREAM);
        }
        assertEquals(80, bidInFile());
    }

    @Test
    void aSecondWriterIsRefusedBeforeTheFirstIsInPlaceAndAfter() {
        try (PriceCache first = open()) {
            assertRefused();
            first.publish();
            assertRefused();
        }
        open().close();
    }

    @Test
    void aSecondWriterOfAnotherProcessIsRefused() throws Exception {
        Process process = WriterProbe.start(file, scratch, WriterProbe.IDLE);
        try {
            assertEquals("opened", process.inputReader().readLine());
            assertRefused();
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        open().close();
    }

    @Test
    void aRefusedWriterDoesNotTakeTheLockFromTheFirst() throws Exception {
        try (PriceCache first = open()) {
            assertRefused();
            Process process = WriterProbe.start(file, scratch, WriterProbe.IDLE);
            try {
                assertNull(process.inputReader().readLine());
            } finally {
                process.destroyForcibly();
            }
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            String told = Files.readString(scratch.resolve("errors"));
            assertTrue(told.contains("is being written by another price cache"), told);
            first.publish();
        }
    }

    @Test
    void aSecondWriterByAnotherPathIsRefused() throws Exception {
        Path there = Files.createSymbolicLink(scratch.resolve("there"), scratch);
        PriceCacheConfig config = new PriceCacheConfig(2, Long.MAX_VALUE, 2)
                .withFile(there.resolve("prices"));
        try (PriceCache first = open()) {
            assertThrows(PriceCacheException.class, () -> PriceCache.open(config));
            first.publish();
        }
        PriceCache.open(config).close();
    }

    private void assertRefused() {
        assertEquals("the file " + file + " is being written by another price cache",
                assertThrows(PriceCacheException.class, this::open).getMessage());
    }

    @Test
    void aFullDiskIsToldInOneLine() throws Exception {
        Path full = Files.createDirectory(scratch.resolve("full"));
        assumeTrue(done("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", full.toString()),
                "skipped: nothing may be mounted here");
        try {
            PriceCacheConfig config = new PriceCacheConfig(10_000, 1, 10_000)
                    .withFile(full.resolve("prices"));
            String told = String.valueOf(
                    assertThrows(PriceCacheException.class, () -> PriceCache.open(config)).getMessage());
            assertTrue(told.contains("cannot make the price file") && told.contains("No space left"), told);
            assertFalse(Files.exists(full.resolve("prices.new")));
        } finally {
            assertTrue(done("umount", full.toString()));
        }
    }

    private static boolean done(String... command) throws Exception {
        try {
            return new ProcessBuilder(List.of(command)).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
