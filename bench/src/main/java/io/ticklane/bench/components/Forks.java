package io.ticklane.bench.components;

import io.ticklane.app.Refusal;
import io.ticklane.bench.micro.MicroBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures benchmarks by JMH, each in a short-lived JVM of its own. What JMH says is kept until the benchmark
 * has a score, and told where it has none. One thread.
 */
final class Forks {
    private static final int WARM_UPS = 2;
    private static final int ITERATIONS = 2;
    private static final String BYTES = "gc.alloc.rate.norm";

    private final Duration warmUp;
    private final Duration duration;
    private final PrintStream err;
    private boolean started;

    /**
     * @param warmUp of a benchmark, in two parts
     * @param duration that counts, in two parts
     * @param err where JMH's words go when a benchmark fails
     */
    Forks(Duration warmUp, Duration duration, PrintStream err) {
        this.warmUp = warmUp;
        this.duration = duration;
        this.err = err;
    }

    /**
     * Measures one; {@link Score#MISSING} if it failed.
     *
     * @throws Refusal if JMH does not start with the first, as where another one is running
     */
    Score measure(Entrant entrant) throws IOException {
        Path log = Files.createTempFile("ticklane-jmh", ".log");
        try {
            Collection<RunResult> results = new Runner(options(entrant, log).build()).run();
            if (results.size() == 1) {
                started = true;
                return score(results.iterator().next());
            }
            err.println(entrant.benchmark() + " has no score; JMH says:");
            Files.readAllLines(log).forEach(err::println);
            return Score.MISSING;
        } catch (RunnerException e) {
            if (!started) {
                throw new Refusal("bench components: " + entrant.benchmark() + ": " + e.getMessage(), e);
            }
            err.println(entrant.benchmark() + " has no score: " + e.getMessage());
            return Score.MISSING;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private ChainedOptionsBuilder options(Entrant entrant, Path log) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(entrant.fullName()) + "$").forks(1)
                .warmupIterations(WARM_UPS).warmupTime(part(warmUp, WARM_UPS))
                .measurementIterations(ITERATIONS).measurementTime(part(duration, ITERATIONS))
                .timeout(TimeValue.minutes(1)).jvmArgsAppend(jvmOptions()).addProfiler(GCProfiler.class)
                .output(log.toString());
        entrant.parameters().forEach(options::param);
        return options;
    }

    /** Those of {@code bench micro}, but without the start's touching of the whole heap. */
    private static String[] jvmOptions() {
        Fork fork = MicroBenchmark.class.getAnnotation(Fork.class);
        List<String> options = new ArrayList<>(fork == null ? List.of() : List.of(fork.jvmArgsAppend()));
        options.add("-XX:-AlwaysPreTouch");
        return options.toArray(String[]::new);
    }

    private static TimeValue part(Duration whole, int parts) {
        return TimeValue.microseconds(Math.max(1_000, whole.toNanos() / 1_000 / parts));
    }

    private static Score score(RunResult result) {
        Result<?> bytes = (Result<?>) result.getSecondaryResults().get(BYTES);
        return new Score(result.getPrimaryResult().getStatistics().getMin(),
                bytes == null ? Double.NaN : bytes.getScore());
    }
}
