package io.ticklane.connector.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.wire.Allocation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class InboundRingTest {
    private static final int INSTRUMENTS = 4;

    private final RecordingCore core = new RecordingCore();

    @Test
    void handsOverWhatWasPublishedInOrder() {
        SplittableRandom random = new SplittableRandom(7);
        InboundRing ring = ring(1024, core);
        List<String> twin = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            publishRandom(random, i, ring.publisher(), twin);
            if (random.nextInt(8) == 0) {
                ring.drain(random.nextInt(1, 40));
            }
            if ((twin.size() - core.events.size()) * 8 > 800) {
                drainAll(ring);
            }
        }
        drainAll(ring);
        assertEquals(twin, core.events);
        assertEquals(0, ring.dropped());
    }

    private static void publishRandom(SplittableRandom random, long id, InboundHandler to,
            List<String> twin) {
        int instrument = random.nextInt(INSTRUMENTS);
        switch (random.nextInt(4)) {
            case 0 -> {
                to.onTick(Samples.tick(instrument, id));
                twin.add(RecordingCore.text(Samples.tick(instrument, id)));
            }
            case 1 -> {
                to.onTrade(Samples.trade(instrument, id));
                twin.add(RecordingCore.text(Samples.trade(instrument, id)));
            }
            case 2 -> {
                DepthDiff diff = Samples.diff(instrument, id, random.nextInt(30), random.nextInt(30));
                to.onDepth(diff);
                twin.add(RecordingCore.text(diff));
            }
            default -> {
                to.onExecution(Samples.execution(id));
                twin.add(RecordingCore.text(Samples.execution(id)));
            }
        }
    }

    @Test
    void putsDiffsOfEverySizeTogetherAgain() {
        InboundRing ring = ring(32, core);
        List<String> twin = new ArrayList<>();
        for (int bids = 0; bids <= 20; bids++) {
            for (int asks = 0; asks <= 20; asks++) {
                DepthDiff diff = Samples.diff(1, bids * 100 + asks, bids, asks);
                ring.publisher().onDepth(diff);
                twin.add(RecordingCore.text(diff));
                drainAll(ring);
            }
        }
        assertEquals(twin, core.events);
    }

    @Test
    void takesDiffsLargerThanTheRing() {
        InboundRing ring = ring(8, core);
        DepthDiff large = Samples.diff(1, 5, 3_000, 2_000);
        DepthDiff small = Samples.diff(1, 6, 1, 1);
        ring.publisher().onDepth(large);
        ring.publisher().onDepth(small);
        drainAll(ring);
        assertEquals(List.of(RecordingCore.text(large), RecordingCore.text(small)), core.events);
    }

    @Test
    void drainStopsInsideADiffAndGoesOnLater() {
        InboundRing ring = ring(64, core);
        DepthDiff diff = Samples.diff(2, 9, 40, 40);
        ring.publisher().onDepth(diff);
        for (int i = 0; i < 10; i++) {
            assertTrue(core.events.isEmpty());
            assertEquals(1, ring.drain(1));
        }
        assertEquals(List.of(RecordingCore.text(diff)), core.events);
    }

    @Test
    void stampsNothingForACoreThatWantsNoStamps() {
        List<Long> published = new ArrayList<>();
        InboundRing ring = ring(8, new TickCore(tick -> published.add(tick.publishedNanos)) {
            @Override
            public boolean wantsStamps() {
                return false;
            }
        });
        assertFalse(ring.publisher().wantsStamps());
        assertFalse(ring.direct().wantsStamps());
        Tick tick = Samples.tick(0, 1);
        tick.decodedNanos = 77;
        ring.publisher().onTick(tick);
        drainAll(ring);
        assertEquals(List.of(78L), published);
    }

    @Test
    void stampsPublishedTime() {
        AtomicReference<Long> published = new AtomicReference<>();
        InboundRing ring = ring(8, new TickCore(tick -> published.set(tick.publishedNanos)));
        long before = System.nanoTime();
        ring.publisher().onTick(Samples.tick(0, 1));
        long after = System.nanoTime();
        ring.drain(1);
        assertTrue(published.get() - before >= 0 && after - published.get() >= 0);
    }

    @Test
    void publishedTimeIsNeverTheDecodedOne() {
        List<Long> published = new ArrayList<>();
        InboundRing ring = ring(8, new TickCore(tick -> {}) {
            @Override
            public void onTrade(Trade trade) {
                published.add(trade.publishedNanos);
            }
        });
        Trade trade = Samples.trade(0, 1);
        // A clock too coarse to go on between the two.
        trade.decodedNanos = System.nanoTime() + 60_000_000_000L;
        ring.publisher().onTrade(trade);
        drainAll(ring);
        assertEquals(List.of(trade.decodedNanos + 1), published);
    }

    @Test
    void tellsLossesInTheirPlace() {
        InboundRing ring = ring(8, core);
        InboundHandler publisher = ring.publisher();
        for (int i = 1; i <= 10; i++) {
            publisher.onTick(Samples.tick(0, i));
        }
        publisher.onTrade(Samples.trade(3, 1));
        publisher.onDepth(Samples.diff(2, 1, 1, 1));
        drainAll(ring);
        publisher.onTick(Samples.tick(0, 11));
        drainAll(ring);
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            expected.add(RecordingCore.text(Samples.tick(0, i)));
        }
        expected.add("feed DROPPED 0 3");
        expected.add("feed DROPPED 3 1");
        expected.add("feed DROPPED 2 1");
        expected.add(RecordingCore.text(Samples.tick(0, 11)));
        assertEquals(expected, core.events);
        assertEquals(5, ring.dropped());
        assertEquals(3, ring.droppedTicks(0));
        assertEquals(1, ring.droppedTrades(3));
        assertEquals(1, ring.droppedDiffs(2));
        assertEquals(7, ring.highWater());
    }

    @Test
    void tellsALossBeforeWhatCameAfterIt() {
        InboundRing ring = ring(8, core);
        for (int i = 1; i <= 8; i++) {
            ring.publisher().onTick(Samples.tick(0, i));
        }
        ring.drain(3);
        ring.publisher().onTick(Samples.tick(0, 9));
        drainAll(ring);
        assertEquals("feed DROPPED 0 1", core.events.get(7));
        assertEquals(RecordingCore.text(Samples.tick(0, 9)), core.events.get(8));
    }

    @Test
    void accountsForEveryEventOfManyProducers() throws Exception {
        for (String waiting : List.of("sleeping", "blocking")) {
            accountsForEveryEvent(waiting);
        }
    }

    private static void accountsForEveryEvent(String waiting) throws Exception {
        int producers = 3;
        int perProducer = 60_000;
        CountingCore counting = new CountingCore(producers);
        InboundRing ring = new InboundRing(new RingConfig(64, waiting), producers, counting,
                InboundRingTest::unexpected, null);
        ring.start();
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int p = 0; p < producers; p++) {
            int producer = p;
            FutureTask<Void> task = new FutureTask<>(() -> produce(ring.publisher(), producer, perProducer),
                    null);
            tasks.add(task);
            new Thread(task, "producer-" + p).start();
        }
        for (FutureTask<Void> task : tasks) {
            task.get();
        }
        ring.close();
        assertEquals(List.of(), counting.faults);
        assertEquals((long) producers * perProducer,
                counting.marketData + counting.executions + ring.dropped());
        assertEquals((long) producers * (perProducer / 10), counting.executions);
        assertEquals(ring.dropped(), counting.reportedDrops);
        assertTrue(ring.highWater() <= 64);
    }

    private static void produce(InboundHandler to, int producer, int count) {
        SplittableRandom random = new SplittableRandom(producer);
        for (int i = 1; i <= count; i++) {
            if (i % 10 == 0) {
                ExecutionReport report = Samples.execution(i);
                report.instrumentId = producer;
                to.onExecution(report);
            } else if (i % 10 == 5) {
                to.onDepth(Samples.diff(producer, i, random.nextInt(40), random.nextInt(40)));
            } else {
                to.onTick(Samples.tick(producer, i));
            }
        }
    }

    private static void unexpected(String what, Throwable cause) {
        throw new AssertionError(what, cause);
    }

    @Test
    void consumersOwnExecutionsOverflowInOrder() {
        AtomicReference<InboundRing> ring = new AtomicReference<>();
        List<Long> order = new ArrayList<>();
        InboundHandler paper = new InboundHandlerAdapter() {
            @Override
            public void onTick(Tick tick) {
                for (int i = 0; i < 20; i++) {
                    ring.get().publisher().onExecution(Samples.execution(tick.updateId * 100 + i));
                }
            }

            @Override
            public void onExecution(ExecutionReport report) {
                order.add(report.orderId);
            }
        };
        ring.set(ring(8, paper));
        for (int i = 1; i <= 3; i++) {
            ring.get().publisher().onTick(Samples.tick(0, i));
        }
        drainAll(ring.get());
        List<Long> expected = new ArrayList<>();
        for (long tick = 1; tick <= 3; tick++) {
            for (int i = 0; i < 20; i++) {
                expected.add(tick * 100 + i);
            }
        }
        assertEquals(expected, order);
    }

    @Test
    void consumersOwnThreadNeverWaitsOutsideADrain() {
        InboundRing ring = ring(8, core);
        ring.drain(1);
        List<String> twin = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            ring.publisher().onExecution(Samples.execution(i));
            twin.add(RecordingCore.text(Samples.execution(i)));
            if (i % 7 == 0) {
                ring.drain(2);
            }
        }
        ring.publisher().onFeed(FeedEvent.state(FeedState.LIVE, 1, "up"));
        twin.add("feed STATE -1 0");
        drainAll(ring);
        assertEquals(twin, core.events);
    }

    @Test
    void anotherThreadsExecutionWaitsForRoom() throws Exception {
        InboundRing ring = ring(8, core);
        FutureTask<Void> task = new FutureTask<>(() -> {
            for (int i = 1; i <= 100; i++) {
                ring.publisher().onExecution(Samples.execution(i));
            }
        }, null);
        Thread thread = new Thread(task, "gateway");
        thread.start();
        while (core.events.size() < 100) {
            ring.drain(3);
        }
        task.get(30, TimeUnit.SECONDS);
        for (int i = 1; i <= 100; i++) {
            assertEquals(RecordingCore.text(Samples.execution(i)), core.events.get(i - 1));
        }
    }

    @Test
    void closeLetsAWaitingPublisherGo() throws Exception {
        InboundRing ring = ring(8, core);
        CountDownLatch full = new CountDownLatch(8);
        FutureTask<Void> task = new FutureTask<>(() -> {
            for (int i = 1; i <= 9; i++) {
                ring.publisher().onExecution(Samples.execution(i));
                full.countDown();
            }
        }, null);
        new Thread(task, "gateway").start();
        assertTrue(full.await(30, TimeUnit.SECONDS));
        ring.close();
        task.get(30, TimeUnit.SECONDS);
    }

    @Test
    void marketDataLeavesRoomForExecutions() {
        InboundRing ring = ring(64, core);
        for (int i = 1; i <= 100; i++) {
            ring.publisher().onTick(Samples.tick(0, i));
        }
        for (int i = 1; i <= 8; i++) {
            ring.publisher().onExecution(Samples.execution(i));
        }
        drainAll(ring);
        assertEquals(44, ring.dropped());
        assertEquals(56 + 8 + 1, core.events.size());
    }

    @Test
    void goesOnAfterTheCoreThrew() {
        List<String> told = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        InboundRing ring = new InboundRing(new RingConfig(8, "sleeping"), 1, new TickCore(tick -> {
            seen.add(tick.updateId);
            if (tick.updateId == 2) {
                throw new IllegalStateException("broken");
            }
        }), (what, cause) -> {
            told.add(cause.getMessage());
            throw new IllegalStateException("handler broken too");
        }, null);
        for (int i = 1; i <= 3; i++) {
            ring.publisher().onTick(Samples.tick(0, i));
        }
        drainAll(ring);
        assertEquals(List.of(1L, 2L, 3L), seen);
        assertEquals(List.of("broken"), told);
        assertEquals(1, ring.failures());
    }

    @Test
    void directCallsAreContainedTheSameWay() {
        List<String> told = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        InboundRing ring = new InboundRing(new RingConfig(8, "sleeping"), 1, new TickCore(tick -> {
            seen.add(tick.updateId);
            throw new IllegalStateException("broken");
        }), (what, cause) -> told.add(what + ": " + cause.getMessage()), null);
        ring.direct().onTick(Samples.tick(0, 1));
        ring.direct().onTick(Samples.tick(0, 2));
        assertEquals(List.of(1L, 2L), seen);
        assertEquals(List.of("tick: broken", "tick: broken"), told);
        assertEquals(2, ring.failures());
    }

    @Test
    void refusesASecondConsumer() throws Exception {
        InboundRing ring = ring(8, core);
        ring.start();
        assertThrows(IllegalStateException.class, () -> ring.drain(1));
        assertThrows(IllegalStateException.class, ring::start);
        ring.close();
    }

    @Test
    void drainFromInsideTheCoreDoesNothing() {
        AtomicReference<InboundRing> ring = new AtomicReference<>();
        List<Integer> inner = new ArrayList<>();
        ring.set(ring(8, new TickCore(tick -> inner.add(ring.get().drain(10)))));
        ring.get().publisher().onTick(Samples.tick(0, 1));
        ring.get().publisher().onTick(Samples.tick(0, 2));
        assertEquals(2, ring.get().drain(10));
        assertEquals(List.of(0, 0), inner);
    }

    @Test
    void wakesASleepingConsumerOnlyFromOtherThreads() throws Exception {
        InboundRing ring = ring(8, core);
        AtomicInteger wakes = new AtomicInteger();
        ring.wakeBy(wakes::incrementAndGet);
        ring.drain(1);
        ring.publisher().onTick(Samples.tick(0, 1));
        assertEquals(0, wakes.get());
        Thread other = new Thread(() -> ring.publisher().onTick(Samples.tick(0, 2)));
        other.start();
        other.join();
        assertEquals(1, wakes.get());
    }

    @Test
    void runsIdleWorkOnTheCoreThread() throws Exception {
        CountDownLatch idled = new CountDownLatch(3);
        AtomicReference<Thread> thread = new AtomicReference<>();
        for (String waiting : List.of("sleeping", "blocking", "phased", "yielding", "busy-spin")) {
            InboundRing ring = new InboundRing(new RingConfig(8, waiting), 1, core,
                    InboundRingTest::unexpected,
                    now -> {
                        thread.set(Thread.currentThread());
                        idled.countDown();
                    });
            ring.start();
            assertTrue(idled.await(30, TimeUnit.SECONDS), waiting);
            ring.close();
            assertEquals("core", thread.get().getName());
            assertSame(false, thread.get().isAlive());
        }
    }

    @Test
    void closeHandlesWhatWasPublishedBefore() {
        InboundRing ring = ring(1024, core);
        for (int i = 1; i <= 500; i++) {
            ring.publisher().onTick(Samples.tick(0, i));
        }
        ring.start();
        ring.close();
        assertEquals(500, core.events.size());
    }

    @Test
    void nothingAllocatesOnItsWay() {
        Tick tick = Samples.tick(1, 1);
        Trade trade = Samples.trade(1, 1);
        DepthDiff diff = Samples.diff(1, 1, 20, 20);
        PartialDepth depth = new PartialDepth();
        Kline kline = new Kline();
        RollingTicker ticker = new RollingTicker();
        ExecutionReport report = Samples.execution(1);
        Map<String, Consumer<InboundHandler>> kinds = Map.of("tick", to -> to.onTick(tick),
                "trade", to -> to.onTrade(trade), "diff", to -> to.onDepth(diff),
                "partial depth", to -> to.onPartialDepth(depth), "kline", to -> to.onKline(kline),
                "ticker", to -> to.onTicker(ticker), "execution", to -> to.onExecution(report));
        kinds.forEach((name, publish) -> {
            long[] taken = new long[1];
            InboundRing ring = ring(1024, new EveryEvent(() -> taken[0]++));
            assertEquals(0, Allocation.least(20_000, () -> {
                publish.accept(ring.publisher());
                drainAll(ring);
            }), name);
            assertEquals(6 * 20_000, taken[0], name);
        });
    }

    /** Tells of each event that arrives. */
    private record EveryEvent(Runnable told) implements InboundHandler {
        @Override
        public void onTick(Tick tick) {
            told.run();
        }

        @Override
        public void onTrade(Trade trade) {
            told.run();
        }

        @Override
        public void onDepth(DepthDiff diff) {
            told.run();
        }

        @Override
        public void onPartialDepth(PartialDepth depth) {
            told.run();
        }

        @Override
        public void onKline(Kline kline) {
            told.run();
        }

        @Override
        public void onTicker(RollingTicker ticker) {
            told.run();
        }

        @Override
        public void onExecution(ExecutionReport report) {
            told.run();
        }

        @Override
        public void onFeed(FeedEvent event) {
            told.run();
        }
    }

    @Test
    void defaultSizeFitsFifteenMegabytes() {
        long before = allocated();
        InboundRing ring = new InboundRing(RingConfig.DEFAULT, INSTRUMENTS, core, InboundRingTest::unexpected,
                null);
        long bytes = allocated() - before;
        assertTrue(bytes < 15_000_000, () -> ring.size() + " slots take " + bytes + " bytes");
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static InboundRing ring(int size, InboundHandler core) {
        return new InboundRing(new RingConfig(size, "sleeping"), INSTRUMENTS, core,
                InboundRingTest::unexpected,
                null);
    }

    private static void drainAll(InboundRing ring) {
        while (ring.drain(100) > 0) {
            // goes on
        }
    }

    /** Checks each producer's events as they come. */
    private static final class CountingCore extends InboundHandlerAdapter {
        final List<String> faults = new ArrayList<>();
        final long[] last;
        long marketData;
        long executions;
        long reportedDrops;

        CountingCore(int producers) {
            last = new long[producers];
        }

        @Override
        public void onTick(Tick tick) {
            marketData++;
            inOrder(tick.instrumentId, tick.updateId);
            check(RecordingCore.text(tick),
                    RecordingCore.text(Samples.tick(tick.instrumentId, tick.updateId)));
        }

        @Override
        public void onDepth(DepthDiff diff) {
            marketData++;
            inOrder(diff.instrumentId, diff.firstUpdateId);
            check(RecordingCore.text(diff), RecordingCore
                    .text(Samples.diff(diff.instrumentId, diff.firstUpdateId, diff.bids, diff.asks)));
        }

        @Override
        public void onExecution(ExecutionReport report) {
            executions++;
            inOrder(report.instrumentId, report.orderId);
        }

        @Override
        public void onFeed(FeedEvent event) {
            reportedDrops += event.count();
        }

        private void inOrder(int producer, long id) {
            if (id <= last[producer]) {
                faults.add(producer + ": " + id + " after " + last[producer]);
            }
            last[producer] = id;
        }

        private void check(String actual, String expected) {
            if (!actual.equals(expected)) {
                faults.add(actual + " is not " + expected);
            }
        }
    }

    /** Batches form where events wait anyway; nobody waits for a batch. */
    @ParameterizedTest
    @ValueSource(strings = {"busy-spin", "yielding", "phased", "sleeping", "blocking"})
    void aLoneTickComesWithoutAnother(String waiting) throws InterruptedException {
        SynchronousQueue<Long> seen = new SynchronousQueue<>();
        InboundHandlerAdapter core = new InboundHandlerAdapter() {
            @Override
            public void onTick(Tick tick) {
                try {
                    seen.put(tick.updateId);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (InboundRing ring = new InboundRing(new RingConfig(1024, waiting), INSTRUMENTS, core,
                (what, cause) -> {},
                null)) {
            ring.start();
            for (long id = 1; id <= 20; id++) {
                ring.publisher().onTick(Samples.tick(0, id));
                assertEquals(id, seen.poll(10, TimeUnit.SECONDS), "a tick waits for another");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"phased", "sleeping", "blocking"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aCoreWithNothingToDoSleeps(String waiting) {
        try (InboundRing ring = new InboundRing(new RingConfig(8, waiting), INSTRUMENTS, core,
                InboundRingTest::unexpected, null)) {
            ring.start();
            awaitSleepOf("core");
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aCoreThatSleepsUntilWokenIsWoken() throws InterruptedException {
        SynchronousQueue<Long> seen = new SynchronousQueue<>();
        TickCore taker = new TickCore(tick -> {
            try {
                seen.put(tick.updateId);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        // By itself it would wake after an hour.
        try (InboundRing ring = new InboundRing(new RingConfig(1024, "blocking"), INSTRUMENTS, taker,
                InboundRingTest::unexpected, null, TimeUnit.HOURS.toMillis(1))) {
            ring.start();
            for (long id = 1; id <= 20; id++) {
                awaitSleepOf("core");
                ring.publisher().onTick(Samples.tick(0, id));
                assertEquals(id, seen.poll(30, TimeUnit.SECONDS));
            }
        }
    }

    /** Of the one thread of that name. */
    static void awaitSleepOf(String name) {
        Thread thread = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.isAlive() && each.getName().equals(name)).findFirst().orElseThrow();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
