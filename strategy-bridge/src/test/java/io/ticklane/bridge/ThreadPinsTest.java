package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThreadPinsTest {
    @Test
    void aThreadStaysWhereItIsPinned() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "no taskset here");
        CountDownLatch pinned = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        FutureTask<String> allowed = new FutureTask<>(() -> {
            running.countDown();
            pinned.await();
            return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:")).findFirst().orElse("")
                    .replaceAll(".*\t", "");
        });
        new Thread(allowed, "pinned-with-a-long-name").start();
        running.await();
        assertEquals(1, ThreadPins.parse("pinned-with-a-long-name=0").apply());
        pinned.countDown();
        assertEquals("0", allowed.get());
    }

    @Test
    void ofTwoThreadsOfOneNameNoneIsPinned() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            new Thread(() -> {
                running.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }, "pinned-twice").start();
        }
        running.await();
        assertEquals(0, ThreadPins.parse("pinned-twice=0").apply());
        over.countDown();
    }

    @Test
    void whatCannotBeDoneIsNoFailure() {
        assertEquals(0, ThreadPins.parse("").apply());
        assertEquals(0, ThreadPins.parse("nobody-of-that=0").apply());
        assertEquals(0, ThreadPins.parse(Thread.currentThread().getName() + "=100000").apply());
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "core=", "=1", "core=x", "core=1;2", "core=1,", ",core=1", "core=-1",
        "core=1-"})
    void refusesWhatIsNoPin(String text) {
        String told = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> ThreadPins.parse(text)).getMessage());
        assertTrue(told.endsWith("is no pin of a thread: write stream-0=2 or core=2-3"), told);
    }

    @Test
    void tellsTheHighestProcessor() {
        assertEquals(-1, ThreadPins.parse("").highestProcessor());
        assertEquals(12, ThreadPins.parse("core=3,gateway=9-12,report=10").highestProcessor());
    }

    @Test
    void refusesAThreadThatComesTwice() {
        assertThrows(IllegalArgumentException.class, () -> ThreadPins.parse("core=1, core=2"));
    }
}
