package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private final List<Long> bounds = new ArrayList<>();
    /** Draws the bound itself. */
    private final RandomGenerator highest = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void boundDoublesUpToTheGreatest() {
        Backoff backoff = new Backoff(100, 1_000, highest);
        for (int i = 0; i < 6; i++) {
            bounds.add(backoff.nextNanos());
        }
        assertEquals(List.of(100L, 200L, 400L, 800L, 1_000L, 1_000L), bounds);
        backoff.reset();
        assertEquals(100, backoff.nextNanos());
    }

    @Test
    void doesNotWaitAfterTheFirstNotice() {
        Backoff backoff = new Backoff(100, 1_000, highest);
        assertEquals(0, backoff.nextNanosAfterNotice());
        assertEquals(200, backoff.nextNanosAfterNotice());
    }

    @Test
    void drawsFromTheWholeRange() {
        SplittableRandom random = new SplittableRandom(1);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 1_000; i++) {
            long wait = new Backoff(1_000, 1_000, random).nextNanos();
            least = Math.min(least, wait);
            most = Math.max(most, wait);
        }
        assertTrue(least < 50 && most > 950 && most <= 1_000, least + " to " + most);
    }
}
