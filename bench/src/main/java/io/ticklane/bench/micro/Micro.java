package io.ticklane.bench.micro;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import java.io.IOException;
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
            CommandLineOptions options = new CommandLineOptions(order.arguments().toArray(String[]::new));
            if (options.shouldHelp()) {
                options.showHelp();
            } else if (options.shouldList()) {
                new Runner(options).list();
            } else {
                new Runner(options).run();
            }
            return 0;
        } catch (CommandLineOptionException e) {
            throw new Refusal("bench micro: " + e.getMessage(), e);
        }
    }
}
