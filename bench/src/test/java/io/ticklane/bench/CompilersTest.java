package io.ticklane.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompilersTest {
    @Test
    void waitsForTwoQuietLooksInARow() throws Exception {
        Deque<Long> work = new ArrayDeque<>(List.of(0L, 11L, 12L, 23L, 33L, 34L, 1_000L));

        Compilers.awaitRest(work::remove, Duration.ofMinutes(1));

        assertEquals(List.of(1_000L), List.copyOf(work));
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        long[] work = {0};

        Compilers.awaitRest(() -> work[0] += 100, Duration.ofMillis(1));

        assertEquals(200, work[0]);
    }
}
