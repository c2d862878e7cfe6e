package io.ticklane.bench.endtoend;

import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.stream.StreamConfig;
import io.ticklane.simulator.metronome.Rhythm;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Under what conditions all contestants take their turns.
 *
 * @param rate ticks a second on the busiest connection
 * @param rhythm how they lie in time
 */
record Scenario(int rate, Rhythm rhythm, StreamFormat format, boolean tls, int symbols, String layout,
        Duration warmUp,
        Duration duration) {

    /** So many times the warm-up is waited for compilers that are not at rest after it. */
    private static final int MORE_WARM_UPS = 6;
    /** So many times the warm-up is waited, at most, until nothing of it is still under way. */
    private static final int MORE_TO_SETTLE = 2;
    /** Fewer would leave the way of an order to the compiler's first attempt. */
    private static final double WARM_TICKS = 20_000;
    /** No faster than a venue on a slow machine can answer orders. */
    private static final double MOST_WARM_RATE = 4_000;
    private static final double MOST_TRACED = 2_000_000;
    /** A metronome gives 15 of 16 ticks to its hot symbols. */
    private static final int HOT_SHARE = 15;

    /** Symbols on the busiest connection. */
    int hotSymbols() {
        return Math.min(symbols, StreamConfig.DEFAULT.streamsPerConnection());
    }

    /** Ticks a second over all connections. */
    int totalRate() {
        return hotSymbols() == symbols ? rate : (rate * (HOT_SHARE + 1) + HOT_SHARE - 1) / HOT_SHARE;
    }

    /** Ticks a second that are due over all connections in any so many seconds, at least. */
    double dueRate(double seconds) {
        return rhythm == Rhythm.STEADY ? totalRate() : totalRate() - 2 * rhythm.strayTicks() / seconds;
    }

    /** Orders of a measured stretch that the sender keeps, with a fifth to spare. */
    int tracedOrders() {
        return (int) Math.min(MOST_TRACED, totalRate() * (duration.toNanos() / 1e9) * 1.2 + 1_000);
    }

    /** Starts a sender, which stands still; the caller ends it. */
    SenderProcess sender(@Nullable Cores cores) throws IOException {
        return new SenderProcess(symbols, hotSymbols(), totalRate(), rhythm, tls, cores);
    }

    /**
     * Lets the sender go on and waits until the measured stretch may begin: a while at least, then until compilers are
     * at rest, on whose processors it is measured. At low rates ticks come faster until then.
     */
    void warmUp(SenderProcess sender, Subject subject) throws IOException, InterruptedException {
        boolean answered = subject == Subject.WIRE_TO_WIRE;
        if (answered) {
            // As later, so that keeping them is compiled as well.
            sender.trace(tracedOrders());
        }
        sender.pace(warmUpRate());
        sender.go();
        TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
        sender.awaitCompiled(warmUp.multipliedBy(MORE_WARM_UPS));
        sender.pace(totalRate());
        sender.awaitSteady(warmUp.multipliedBy(MORE_TO_SETTLE), answered);
    }

    /** Ticks a second until all is compiled. */
    int warmUpRate() {
        return warmUp.isZero()
                ? totalRate()
                : (int) Math.max(totalRate(),
                        Math.min(MOST_WARM_RATE, WARM_TICKS / (warmUp.toNanos() / 1e9)));
    }

    /** What differs between scenarios of a run. */
    String label() {
        return String.format(Locale.ROOT, "%,d/s%s, %s, %s", rate, bursts(),
                format == StreamFormat.SBE ? "SBE" : "JSON", tls ? "TLS" : "plain");
    }

    private String bursts() {
        return rhythm == Rhythm.STEADY ? "" : ", in bursts as in a market";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d ticks a second%s, %s, %s, %d symbol%s", rate,
                bursts(),
                format == StreamFormat.SBE ? "SBE" : "JSON", tls ? "TLS" : "plain", symbols,
                symbols == 1 ? "" : "s");
    }
}
