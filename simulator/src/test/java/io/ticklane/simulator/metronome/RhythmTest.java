package io.ticklane.simulator.metronome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RhythmTest {
    private static final int[] RATES = {1, 3, 200, 1_000, 7_777, 1_000_000};
    private static final int MOST_OF_A_BURST = 15;

    @ParameterizedTest
    @EnumSource
    void everyTickIsLaterThanTheOneBefore(Rhythm rhythm) {
        for (int rate : RATES) {
            assertEquals(0, rhythm.offsetNanos(0, rate));
            for (long tick = 1; tick < 5_000; tick++) {
                assertTrue(rhythm.offsetNanos(tick, rate) > rhythm.offsetNanos(tick - 1, rate),
                        tick + " at " + rate);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsRateForDays(Rhythm rhythm) {
        long cycles = 1_000_000;
        for (int rate : RATES) {
            long nanos = rhythm.offsetNanos(cycles * Rhythm.CYCLE, rate);
            assertEquals(cycles * Rhythm.CYCLE / (double) rate, nanos / 1e9, 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatIsDue(Rhythm rhythm) {
        SplittableRandom random = new SplittableRandom(3);
        for (int rate : RATES) {
            for (int i = 0; i < 2_000; i++) {
                long tick = random.nextLong(1_000_000_000);
                long nanos = rhythm.offsetNanos(tick, rate);
                assertEquals(tick + 1, rhythm.ticksWithin(nanos, rate));
                assertEquals(tick, rhythm.ticksWithin(nanos - 1, rate));
            }
        }
    }

    @Test
    void straysNoFurtherThanItSays() {
        assertEquals(0, Rhythm.STEADY.strayTicks());
        int stray = Rhythm.MARKET.strayTicks();
        assertTrue(stray > 0 && stray < Rhythm.CYCLE / 8, stray + " ticks");
        for (long tick = 0; tick < 3 * Rhythm.CYCLE; tick++) {
            assertEquals((double) tick, Rhythm.MARKET.offsetNanos(tick, 1_000) / 1e6, stray);
        }
    }

    /** As recorded: how many best prices came right after another, and in bursts of which sizes. */
    @Test
    void burstsAreThoseOfAMarket() throws IOException {
        List<Integer> recorded = new ArrayList<>();
        for (String day : List.of("btcusdt_20240808.gz", "btcusdt_20240809.gz")) {
            recorded.addAll(bursts(arrivals(SharedData.file("ws-captures/hftbacktest/" + day)), 20_000));
        }
        List<Long> planned = new ArrayList<>();
        for (long tick = 0; tick < Rhythm.CYCLE; tick++) {
            planned.add(Rhythm.MARKET.offsetNanos(tick, 1_000));
        }
        List<Integer> ours = bursts(planned, 1_500);
        for (int size = 1; size <= MOST_OF_A_BURST; size++) {
            assertEquals(shareUpTo(size, recorded), shareUpTo(size, ours), 0.03, "bursts up to " + size);
        }
        assertEquals(followers(recorded), followers(ours), 0.03);
    }

    private static List<Integer> bursts(List<Long> nanos, long within) {
        List<Integer> sizes = new ArrayList<>();
        int size = 1;
        for (int i = 1; i < nanos.size(); i++) {
            if (nanos.get(i) - nanos.get(i - 1) < within) {
                size++;
            } else {
                sizes.add(size);
                size = 1;
            }
        }
        sizes.add(size);
        return sizes;
    }

    private static double shareUpTo(int size, List<Integer> sizes) {
        return sizes.stream().filter(each -> each <= size).count() / (double) sizes.size();
    }

    private static double followers(List<Integer> sizes) {
        double all = sizes.stream().mapToInt(Integer::intValue).sum();
        return (all - sizes.size()) / all;
    }

    private static List<Long> arrivals(Path recording) throws IOException {
        List<Long> nanos = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (line.startsWith("{\"stream\":\"btcusdt@bookTicker\"", space + 1)) {
                    nanos.add(Long.parseLong(line.substring(0, space)));
                }
            }
        }
        return nanos;
    }
}
