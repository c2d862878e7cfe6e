package io.ticklane.bench.micro;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Stamps of ticks as they come over a socket: stages of random length, mostly tens and hundreds of nanoseconds and one
 * in a hundred of some microseconds, so that a recorder meets many of its cells. One thread.
 */
@State(Scope.Thread)
public class StageTimes {
    private static final int DRAWN = 1 << 12;
    private static final int STAGES = 6;

    private final long[] stages = new long[DRAWN * STAGES];
    private int at;
    long received;
    long decoded;
    long published;
    long handled;
    long cached;
    long signalled;
    long ordered;
    int updateId;

    public StageTimes() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < stages.length; i++) {
            stages[i] = random.nextInt(100) == 0 ? random.nextInt(1_000, 20_000) : random.nextInt(20, 600);
        }
        received = 1_000_000_000L;
    }

    /** A tick of the layout {@code inline}: decoded, published and handled are one moment. */
    void next() {
        int from = at;
        at = from + STAGES == stages.length ? 0 : from + STAGES;
        received += 1_000;
        decoded = received + stages[from];
        published = decoded;
        handled = decoded;
        cached = handled + stages[from + 1];
        signalled = cached + stages[from + 2];
        ordered = signalled + stages[from + 3];
        updateId++;
    }
}
