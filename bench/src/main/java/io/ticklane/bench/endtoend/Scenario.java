package io.ticklane.bench.endtoend;

import io.ticklane.connector.stream.StreamConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * Under what conditions all contestants take their turns.
 *
 * @param rate ticks a second on the busiest connection
 */
record Scenario(int rate, boolean tls, int symbols, String layout, Duration warmUp, Duration duration) {

    /** Sent after the measured stretch, so that its end is no special case. */
    private static final Duration TAIL = Duration.ofMillis(500);
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

    /** How long ticks are sent. */
    Duration sending() {
        return warmUp.plus(duration).plus(TAIL);
    }

    /** Starts a sender; the caller ends it. */
    SenderProcess sender() throws IOException {
        return new SenderProcess(symbols, hotSymbols(), totalRate(), sending(), tls);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d ticks a second, %d symbol%s, JSON, %s", rate, symbols,
                symbols == 1 ? "" : "s", tls ? "TLS" : "plain");
    }
}
