package io.ticklane.simulator.market;

import java.util.List;

/**
 * A source of market events: synthetic, recorded, or a metronome. Runs on the simulator's thread only.
 *
 * <p>Events have planned times on the monotonic clock; {@link #advance} emits all that are due, so a late call
 * catches up and nothing is left out.
 */
public interface Market {
    /** The symbols, in index order; fixed. */
    List<SymbolSpec> symbols();

    /** Planned time of the next event, or {@link Long#MAX_VALUE} if none is planned. */
    long nextDueNanos();

    /** Emits every event planned up to {@code nowNanos}. */
    void advance(long nowNanos);

    /** Whether no event will ever come again (a recording that ended). */
    boolean ended();
}
