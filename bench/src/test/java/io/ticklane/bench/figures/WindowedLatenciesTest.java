package io.ticklane.bench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a twin of sorted lists. */
class WindowedLatenciesTest {
    private static final long WINDOW = 1_000;

    @Test
    void rawAndWindowedPercentilesAreThoseOfSortedLists() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            WindowedLatencies latencies = new WindowedLatencies(20_000, 500, WINDOW);
            List<List<Long>> windows = new ArrayList<>();
            List<Long> all = new ArrayList<>();
            long begin = random.nextLong();
            long at = begin;
            int current = -1;
            for (int i = 0; i < 5_000; i++) {
                long value = (long) Math.exp(random.nextGaussian() * 2 + 9);
                latencies.record(at, value);
                int window = (int) ((at - begin) / WINDOW);
                if (window != current) {
                    windows.add(new ArrayList<>());
                    current = window;
                }
                windows.get(windows.size() - 1).add(value);
                all.add(value);
                at += random.nextInt(1_000) == 0 ? 5_000 : random.nextInt(40);
            }
            LatencyFigures figures = latencies.figures();
            assertEquals(percentile(all, 500), figures.rawP50());
            assertEquals(percentile(all, 990), figures.rawP99());
            assertEquals(percentile(all, 999), figures.rawP999());
            assertEquals(Collections.max(all) / 1000.0, figures.max());
            assertEquals(5_000, figures.count());
            List<List<Long>> full = windows.stream().filter(window -> window.size() >= 20).toList();
            assertEquals(full.size(), figures.windows());
            assertEquals(median(full, 500), figures.p50(), 1e-9);
            assertEquals(median(full, 990), figures.p99(), 1e-9);
        }
    }

    @Test
    void aBadWindowDoesNotDecide() {
        WindowedLatencies latencies = new WindowedLatencies(1_000, 20, WINDOW);
        for (int i = 0; i < 500; i++) {
            latencies.record(i * 20L, i / 50 == 3 ? 1_000_000 : 5_000);
        }
        assertEquals(5.0, latencies.figures().p99());
        assertEquals(1_000.0, latencies.figures().rawP99());
    }

    @Test
    void anyFigureIsTakenOverWindowsAndOverAll() {
        WindowedLatencies latencies = new WindowedLatencies(1_000, 20, WINDOW);
        assertTrue(Double.isNaN(latencies.overWindows(sorted -> sorted[0])));
        for (int i = 0; i < 150; i++) {
            latencies.record(i * 20L, i < 50 ? 1_000_000 : i);
        }
        assertEquals(99, latencies.overWindows(sorted -> sorted[sorted.length - 1]), 50);
        assertEquals(1_000_000, latencies.overAll(sorted -> sorted[sorted.length - 1]));
    }

    @Test
    void whatFindsNoRoomIsCounted() {
        WindowedLatencies latencies = new WindowedLatencies(10, 2, WINDOW);
        for (int i = 0; i < 15; i++) {
            latencies.record(i, i);
        }
        assertEquals(10, latencies.count());
        assertEquals(5, latencies.unrecorded());
        assertEquals(15, latencies.figures().count());
    }

    @Test
    void nothingRecordedIsNoFigure() {
        assertEquals(LatencyFigures.NONE, new WindowedLatencies(10, 2).figures());
    }

    @Test
    void resetForgets() {
        WindowedLatencies latencies = new WindowedLatencies(10, 2);
        latencies.record(5, 5);
        latencies.reset();
        assertTrue(latencies.figures().empty());
        latencies.record(1, 7_000);
        assertEquals(7.0, latencies.figures().rawP50());
    }

    @Test
    void recordingAllocatesNothing() {
        WindowedLatencies latencies = new WindowedLatencies(500_000, 100, WINDOW);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        fill(latencies);
        latencies.reset();
        threads.getThreadAllocatedBytes(id);
        long before = threads.getThreadAllocatedBytes(id);
        fill(latencies);
        assertEquals(0, threads.getThreadAllocatedBytes(id) - before);
    }

    private static void fill(WindowedLatencies latencies) {
        for (int i = 0; i < 200_000; i++) {
            latencies.record(i, i);
        }
    }

    private static double percentile(List<Long> values, int thousandths) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int rank = (sorted.size() * thousandths + 999) / 1_000;
        return sorted.get(Math.max(rank, 1) - 1) / 1000.0;
    }

    private static double median(List<List<Long>> windows, int thousandths) {
        List<Double> values = windows.stream().map(window -> percentile(window, thousandths)).sorted()
                .toList();
        int middle = values.size() / 2;
        return values.size() % 2 == 1
                ? values.get(middle)
                : (values.get(middle - 1) + values.get(middle)) / 2;
    }
}
