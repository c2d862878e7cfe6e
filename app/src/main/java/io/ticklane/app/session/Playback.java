package io.ticklane.app.session;

import io.ticklane.app.run.Figures;
import io.ticklane.app.run.MarketSource;
import io.ticklane.simulator.Simulator;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a recorded market is over: everything was played, and what was played has arrived, or nothing more
 * arrives. One thread, asked about once a second.
 */
final class Playback {
    private static final int IDLE_LOOKS = 3;

    private final MarketSource market;
    private final @Nullable Simulator simulator;
    private long arrived = -1;
    private int idleLooks;

    Playback(MarketSource market, @Nullable Simulator simulator) {
        this.market = market;
        this.simulator = simulator;
    }

    boolean ended(Figures figures) {
        if (simulator == null || market.kind() != MarketSource.Kind.RECORDED) {
            return false;
        }
        if (!simulator.stats().market().ended()) {
            return false;
        }
        long now = sum(figures.frames().values());
        long sent = sum(simulator.stats().frames().values());
        idleLooks = now == arrived ? idleLooks + 1 : 0;
        arrived = now;
        return now >= sent || idleLooks >= IDLE_LOOKS;
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
