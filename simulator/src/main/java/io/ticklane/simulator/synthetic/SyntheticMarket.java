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
    private static final long SECONDS = 60;

    private final List<SymbolSpec> symbols;
    private final Street[] streets;
    private final Pulse[] pulses;
    /** Symbols as a heap by the due times of their next actions. */
    private final int[] heap;
    private final VenueTime time;
    private final long startNanos;

    /**
     * Fills the books of {@code exchange} and plans the first event.
     *
     * @param exchange whose symbols are those of {@code config}, with empty books
     * @param time shows the planned time while an event happens
     * @param startNanos when the market begins on the monotonic clock
     */
    public SyntheticMarket(SyntheticConfig config, Exchange exchange, VenueTime time, long startNanos) {
        this.time = time;
        this.startNanos = startNanos;
        symbols = config.symbols();
        int count = symbols.size();
        Draws draws = new Draws(config.seed());
        Wallet[] crowd = new Wallet[PARTICIPANTS];
        for (int i = 0; i < PARTICIPANTS; i++) {
            crowd[i] = exchange.participant("participant-" + i);
        }
        streets = new Street[count];
        pulses = new Pulse[count];
        heap = new int[count];
        long natural = symbols.stream().mapToInt(Symbols::actionsPerMinute).sum();
        long wanted = config.eventsPerSecond() == 0 ? natural : config.eventsPerSecond() * SECONDS;
        double hurry = (double) wanted / natural;
        time.hold(startNanos);
        for (SymbolSpec spec : symbols) {
            int actions = Symbols.actionsPerMinute(spec);
            Profile profile = Profile.of(actions, count);
            Street street = new Street(spec, profile, exchange, new Draws(draws.next()), crowd, hurry);
            streets[spec.index()] = street;
            street.open();
            // As after a day of trading: without any price, market orders would be worth nothing and refused.
            exchange.lastPrice(spec.index(), Symbols.startPrice(spec));
            pulses[spec.index()] = new Pulse(profile, new Draws(draws.next()),
                    hurry * actions / SECONDS, hurry);
            heap[spec.index()] = spec.index();
        }
        time.release();
        for (int at = count / 2 - 1; at >= 0; at--) {
            sink(at);
        }
    }

    @Override
    public List<SymbolSpec> symbols() {
        return symbols;
    }

    @Override
    public long nextDueNanos() {
        return startNanos + pulses[heap[0]].due();
    }

    @Override
    public void advance(long nowNanos) {
        long now = nowNanos - startNanos;
        while (pulses[heap[0]].due() <= now) {
            int symbol = heap[0];
            time.hold(startNanos + pulses[symbol].due());
            streets[symbol].act(pulses[symbol].pass());
            sink(0);
        }
        time.release();
    }

    /** Never. */
    @Override
    public boolean ended() {
        return false;
    }

    private void sink(int from) {
        int moving = heap[from];
        int at = from;
        for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
            if (child + 1 < heap.length && isEarlier(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isEarlier(heap[child], moving)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moving;
    }

    private boolean isEarlier(int symbol, int other) {
        long due = pulses[symbol].due();
        long otherDue = pulses[other].due();
        return due != otherDue ? due < otherDue : symbol < other;
    }
}
