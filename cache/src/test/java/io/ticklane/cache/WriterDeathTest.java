package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes prices is killed in the middle of it: a view says so, and the next writer goes on. */
@Timeout(60)
class WriterDeathTest {
    @TempDir
    private Path scratch;

    @Test
    void aViewTellsThatTheWriterIsDeadAndTheNextWriterTakesItsPricesOver() throws Exception {
        Path file = scratch.resolve("prices");
        Process writer = WriterProbe.start(file, scratch, WriterProbe.BUSY);
        Quote last = new Quote();
        try (BufferedReader said = writer.inputReader()) {
            assertEquals("writing", said.readLine());
            PriceCacheView view = PriceCacheView.open(file);
            assertEquals(PriceCacheView.Writer.ALIVE, view.writer());
            writer.destroyForcibly();
            assertTrue(writer.waitFor(30, TimeUnit.SECONDS));
            assertEquals(PriceCacheView.Writer.DEAD, view.writer());
            // It may have been killed inside the entry; then that is not whole, and nobody is told a price.
            boolean whole = view.read(0, System.nanoTime(), last) == QuoteReader.HIT;

            try (PriceCache next = PriceCache
                    .open(new PriceCacheConfig(1, Long.MAX_VALUE, 1).withFile(file))) {
                assertEquals(whole, next.name(0, WriterProbe.SYMBOL));
                Quote again = new Quote();
                assertEquals(whole ? QuoteReader.HIT : QuoteReader.ABSENT,
                        next.get(0, System.nanoTime(), again));
                assertEquals(last.bidPrice, again.bidPrice);
                assertEquals(last.receivedNanos, again.receivedNanos);
                next.publish();
                assertEquals(PriceCacheView.Writer.ALIVE, PriceCacheView.open(file).writer());
            }
        } finally {
            writer.destroyForcibly();
        }
    }
}
