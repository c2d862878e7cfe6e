package io.ticklane.bench.endtoend;

import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.stream.StreamConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Under what conditions all contestants take their turns.
 *
 * @param rate ticks a second on the busiest connection
 */
record Scenario(int rate, StreamFormat format, boolean tls, int symbols, String layout, Duration warmUp,
        Duration duration) {

    /** Sent after the measured stretch, so that its end is no special case. */
    private static final Duration TAIL = Duration.ofMillis(500);
    /** After the warm-up, until nothing of it is still under way, but no longer than this. */
    private static final Duration SETTLE = Duration.ofSeconds(10);
    /** Fewer would leave the way of an order to the compiler's first attempt. */
    private static final double WARM_TICKS = 20_000;
    /** No faster than a venue on a slow machine can answer orders. */
    private static final double MOST_WARM_RATE = 4_000;
    private static final int VENUE_WARM_UPS = 4;
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

    /** Orders of a measured stretch that the sender keeps, with a fifth to spare. */
    int tracedOrders() {
        return (int) Math.min(MOST_TRACED, totalRate() * (duration.toNanos() / 1e9) * 1.2 + 1_000);
    }

    /** Starts a sender that sends for as long as a turn takes; the caller ends it. */
    SenderProcess sender(SenderKey key, Subject subject, @Nullable Cores cores) throws IOException {
        return new SenderProcess(symbols, hotSymbols(), totalRate(),
                warmUp(subject).plus(SETTLE).plus(duration).plus(TAIL), tls, key, cores);
    }

    /** Lets the sender begin and waits until the measured stretch may; at low rates ticks come faster until then. */
    void warmUp(SenderProcess sender, Subject subject) throws IOException, InterruptedException {
        sender.go();
        int faster = warmUpRate(subject);
        if (faster > totalRate()) {
            sender.pace(faster);
        }
        TimeUnit.NANOSECONDS.sleep(warmUp(subject).toNanos());
        if (faster > totalRate()) {
            sender.pace(totalRate());
        }
        sender.awaitSteady(SETTLE, subject == Subject.WIRE_TO_WIRE);
    }

    /** Before a turn. A venue that answers orders has much to compile, on the processors that are measured. */
    Duration warmUp(Subject subject) {
        return subject == Subject.WIRE_TO_WIRE ? warmUp.multipliedBy(VENUE_WARM_UPS) : warmUp;
    }

    /** Ticks a second until all is compiled. */
    int warmUpRate(Subject subject) {
        return warmUp.isZero()
                ? totalRate()
                : (int) Math.max(totalRate(),
                        Math.min(MOST_WARM_RATE, WARM_TICKS / (warmUp(subject).toNanos() / 1e9)));
    }

    /** What differs between scenarios of a run. */
    String label() {
        return String.format(Locale.ROOT, "%,d/s, %s, %s", rate, format == StreamFormat.SBE ? "SBE" : "JSON",
                tls ? "TLS" : "plain");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d ticks a second, %s, %s, %d symbol%s", rate,
                format == StreamFormat.SBE ? "SBE" : "JSON", tls ? "TLS" : "plain", symbols,
                symbols == 1 ? "" : "s");
    }
}
