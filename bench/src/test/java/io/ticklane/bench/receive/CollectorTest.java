package io.ticklane.bench.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.Tick;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private static final PriceCache CACHE = PriceCache.open(new PriceCacheConfig(16, 60_000_000_000L, 16));

    @AfterAll
    static void close() {
        CACHE.close();
    }

    @Test
    void onlyTicksAtPlannedTimesCountAsLatencies() throws InterruptedException {
        Collector collector = collector(100);
        give(collector, 100_000_000_000_000_000L);
        long planned = System.nanoTime() - 5_000_000;
        give(collector, PlannedSender.PACED + planned);
        give(collector, PlannedSender.PACED + planned + 1_000_000);
        give(collector, PlannedSender.FLOOD);
        give(collector, PlannedSender.END);

        assertTrue(collector.await(0));
        Turn turn = collector.turn();
        assertEquals(2, turn.paced());
        assertEquals(2, turn.latency().count());
        assertTrue(turn.latency().rawP50() >= 4_000);
    }

    @Test
    void theFloodIsCountedByWindowsAfterItsFirstQuarter() {
        int flood = 4 * Collector.FLOOD_WINDOW;
        Collector collector = collector(flood);
        for (int i = 0; i < flood - 1; i++) {
            give(collector, PlannedSender.FLOOD + i);
        }
        assertEquals(flood - 1, collector.flooded());
        assertTrue(collector.turn().perSecond() > 0);
        assertTrue(collector.turn().cpuNanos() > 0);
    }

    @Test
    void bytesCountPerReadWhereReadsAreCounted() {
        long[] reads = {10};
        Collector collector = collector(100);
        collector.reads(() -> reads[0]);
        give(collector, PlannedSender.PACED + System.nanoTime());
        byte[] garbage = new byte[4_000];
        reads[0] = 14;
        give(collector, PlannedSender.FLOOD);
        double bytes = collector.turn().bytesPerRead();
        assertTrue(bytes >= garbage.length / 4.0 && bytes < 2.0 * garbage.length, () -> "bytes " + bytes);
    }

    @Test
    void theFirstReasonStays() throws InterruptedException {
        Collector collector = collector(100);
        collector.onFeed(new FeedEvent(FeedEvent.Kind.DISCONNECTED, FeedState.SUSPECT, 0, -1, 0, 1, "cut"));
        collector.abort("closed");
        assertFalse(collector.await(0));
        assertEquals("cut", collector.failure());
    }

    @Test
    void whatComesAfterTheEndIsNoFailure() throws InterruptedException {
        Collector collector = collector(100);
        give(collector, PlannedSender.END);
        collector.abort("closed");
        assertTrue(collector.await(0));
    }

    @Test
    void aWaitWithoutAnEndSaysHowFarItCame() throws InterruptedException {
        Collector collector = collector(100);
        give(collector, PlannedSender.PACED + System.nanoTime());
        assertFalse(collector.await(1));
        assertTrue(collector.failure().contains("1 ticks came at planned times and 0 in the flood"));
    }

    static Collector collector(long flood) {
        return new Collector(new WindowedLatencies(1_000, 100), CACHE, flood);
    }

    private static void give(Collector collector, long id) {
        Tick tick = new Tick();
        tick.updateId = id;
        collector.onTick(tick);
    }
}
