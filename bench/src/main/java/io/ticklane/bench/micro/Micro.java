package io.ticklane.bench.micro;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.bench.figures.Machine;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** The measurement {@code micro}: component benchmarks by JMH, with its options. One thread. */
public final class Micro implements Measurement {
    @Override
    public String name() {
        return "micro";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, RunnerException {
        try {
            String[] arguments = order.arguments().stream()
                    .map(word -> word.equals("--help") ? "-h" : word).toArray(String[]::new);
            CommandLineOptions options = new CommandLineOptions(arguments);
            if (options.shouldHelp()) {
                order.out()
                        .println("Component benchmarks by JMH: ./ticklane bench micro [REGEX] [JMH options]");
                order.out()
                        .println("For instance: ./ticklane bench micro Cache -f 2; -l lists the benchmarks.");
                order.out().println();
                options.showHelp();
            } else if (options.shouldList()) {
                new Runner(options).list();
            } else {
                order.out().println("machine  " + Machine.here());
                new Runner(options).run();
            }
            return 0;
        } catch (NoBenchmarksException e) {
            List<String> names = order.arguments().stream().takeWhile(word -> !word.startsWith("-")).toList();
            throw new Refusal("bench micro: no benchmark matches "
                    + (names.isEmpty() ? "these options" : String.join(", ", names)) + "; -l lists them", e);
        } catch (CommandLineOptionException e) {
            throw new Refusal("bench micro: " + e.getMessage(), e);
        }
    }
}
