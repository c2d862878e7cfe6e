package io.ticklane.app.measure;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured.
 *
 * @param rate ticks a second, on the busiest connection
 * @param duration of one run, after its warm-up
 * @param runs how often; medians over runs are reported
 * @param layout of the connector: {@code auto}, {@code inline}, {@code ring} or {@code shared}
 * @param spin whether stream threads spin; null leaves it to the machine
 * @param symbols subscribed in all
 * @param arguments the rest of the command line, for measurements with options of their own
 * @param out where tables go
 * @param err where progress goes
 * @param json takes the result as JSON; does nothing where none is wanted
 * @param html takes the result as a page, likewise
 * @param png takes the picture of the curves, likewise
 */
public record MeasureOrder(int rate, Duration duration, Duration warmUp, int runs, boolean tls, String layout,
        @Nullable Boolean spin, int symbols, List<String> arguments, PrintStream out, PrintStream err,
        Consumer<String> json, Consumer<String> html, Consumer<byte[]> png) {
    /** The same, with or without TLS, and with a taker of the picture. */
    public MeasureOrder with(boolean tls, Consumer<byte[]> png) {
        return new MeasureOrder(rate, duration, warmUp, runs, tls, layout, spin, symbols, arguments, out, err,
                json,
                html, png);
    }
}
