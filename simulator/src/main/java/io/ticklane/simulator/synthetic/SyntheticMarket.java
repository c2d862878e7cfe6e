package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.Market;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;

/**
 * A market whose participants place, move, cancel and take in an order and at planned times that come from the
 * seed alone; what they do depends on the books, and so on what clients did before. The books are full from the
 * start. Simulator thread only.
 */
public final class SyntheticMarket implements Market {
    private static final int PARTICIPANTS = 48;
    private static final int ORDERS_PER_SIDE = 36;
    /** With many symbols each gets fewer orders, to save memory. */
    private static final int FEW_ORDERS_PER_SIDE = 26;
    private static final int MANY_SYMBOLS = 200;
    private static final int[] INTENSITY_PERCENT = {50, 60, 80, 90, 100, 110, 120, 130, 260};
    private static final long INTENSITY_NANOS = 250_000_000;

    private final List<SymbolSpec> symbols;
    private final Street[] streets;
    private final Draws draws;
    private final VenueTime time;
    private final long gapNanos;
    private long gapNow;
    private long intensityUntil;
    private long due;

    /**
     * Fills the books of {@code exchange} and plans the first event.
     *
     * @param exchange whose symbols are those of {@code config}, with empty books
     * @param time shows the planned time while an event happens
     * @param startNanos when the market begins on the monotonic clock
     */
    public SyntheticMarket(SyntheticConfig config, Exchange exchange, VenueTime time, long startNanos) {
        this.time = time;
        time.hold(startNanos);
        symbols = config.symbols();
        draws = new Draws(config.seed());
        Wallet[] crowd = new Wallet[PARTICIPANTS];
        for (int i = 0; i < PARTICIPANTS; i++) {
            crowd[i] = exchange.participant("participant-" + i);
        }
        int orders = symbols.size() > MANY_SYMBOLS ? FEW_ORDERS_PER_SIDE : ORDERS_PER_SIDE;
        double secondsPerEvent = (double) symbols.size() / config.rate();
        streets = new Street[symbols.size()];
        for (SymbolSpec spec : symbols) {
            Street street = new Street(spec, exchange, new Draws(draws.next()), crowd, orders,
                    secondsPerEvent);
            streets[spec.index()] = street;
            street.open();
        }
        gapNanos = Math.max(1, 1_000_000_000L / config.rate());
        gapNow = gapNanos;
        intensityUntil = startNanos;
        due = startNanos;
        plan();
        time.release();
    }

    @Override
    public List<SymbolSpec> symbols() {
        return symbols;
    }

    @Override
    public long nextDueNanos() {
        return due;
    }

    @Override
    public void advance(long nowNanos) {
        while (due - nowNanos <= 0) {
            time.hold(due);
            streets[busySymbol()].step();
            plan();
        }
        time.release();
    }

    /** Never. */
    @Override
    public boolean ended() {
        return false;
    }

    private void plan() {
        if (due - intensityUntil >= 0) {
            gapNow = gapNanos * 100 / INTENSITY_PERCENT[draws.below(INTENSITY_PERCENT.length)];
            intensityUntil = due + INTENSITY_NANOS;
        }
        due += draws.exponential(gapNow);
    }

    /** Earlier symbols are busier, yet the last one still gets half of an even share. */
    private int busySymbol() {
        int n = streets.length;
        return draws.chance(1, 2) ? draws.below(n) : Math.min(draws.below(n), draws.below(n));
    }
}
