package io.ticklane.bench.ring;

/** Calls at planned times, however long the call before took. The calling thread, which spins meanwhile. */
final class Pace {
    private static final long SECOND = 1_000_000_000;

    private Pace() {}

    /** Returns calls a second, as it came out. */
    static double keep(int rate, long forNanos, Runnable call) {
        long begin = System.nanoTime();
        long count = rate * forNanos / SECOND;
        for (long i = 0; i < count; i++) {
            while (System.nanoTime() - begin < i * SECOND / rate) {
                Thread.onSpinWait();
            }
            call.run();
        }
        return (double) count * SECOND / (System.nanoTime() - begin);
    }

    /** Waits for another thread, without sleeping. */
    static void until(Wanted wanted) throws InterruptedException {
        while (!wanted.holds()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }

    /** What is waited for. */
    interface Wanted {
        boolean holds();
    }
}
