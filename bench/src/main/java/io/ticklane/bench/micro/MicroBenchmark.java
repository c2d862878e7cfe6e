package io.ticklane.bench.micro;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What all benchmarks of this package have in common. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-XX:-UsePerfData",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED"})
public abstract class MicroBenchmark {
    /** How many keys are drawn in advance; a power of two. */
    static final int DRAWN = 1 << 16;

    /** Uniform keys below {@code bound}, the same in every run. */
    static int[] keys(int bound) {
        SplittableRandom random = new SplittableRandom(42);
        int[] keys = new int[DRAWN];
        for (int i = 0; i < DRAWN; i++) {
            keys[i] = random.nextInt(bound);
        }
        return keys;
    }

    /** So many pairs with prices of two decimals and quantities of five, as liquid ones have. */
    static Instruments instruments(int count) {
        List<Instrument> pairs = new ArrayList<>(count);
        for (int id = 0; id < count; id++) {
            String base = "C" + (1_000 + id);
            pairs.add(new Instrument(id, base + "USDT", base, "USDT", 2, 5, 1, 1, 0, 1, 1, 0, 50_000_000,
                    true));
        }
        return new Instruments(pairs);
    }
}
