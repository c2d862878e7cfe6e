package io.ticklane.bench;

import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** The command line of the measurements: {@code micro [REGEX] [JMH options]}. */
public final class Bench {
    private Bench() {}

    /** Exits with 0 if all ran, 1 if one failed, 2 if the arguments make no sense. */
    public static void main(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("micro")) {
            System.err.println("usage: micro [REGEX] [JMH options, see: micro -h]");
            System.exit(2);
        }
        System.exit(micro(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private static int micro(String[] arguments) {
        try {
            CommandLineOptions options = new CommandLineOptions(arguments);
            if (options.shouldHelp()) {
                options.showHelp();
                return 0;
            }
            new Runner(options).run();
            return 0;
        } catch (CommandLineOptionException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (RunnerException e) {
            System.err.println("benchmark failed: " + e);
            return 1;
        } catch (IOException e) {
            System.err.println("cannot print help: " + e);
            return 1;
        }
    }
}
