package io.ticklane.simulator.metronome;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.Market;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One bookTicker at each planned time of its {@link Rhythm}, whatever happened to those before. The update id of a tick is the monotonic
 * time for which it was planned, so a receiver in the same machine knows how late it has it. Prices swing over
 * four price steps; the exchange holds plenty of quantity at the best prices ever shown, so orders at shown
 * prices fill. Simulator thread only.
 */
public final class MetronomeMarket implements Market {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long LATE_NANOS = 1_000_000;
    /** How far the shown bid stands below the highest one. */
    private static final int[] SWING = {0, 1, 2, 3, 4, 3, 2, 1};
    private static final int WIDEST = 4;
    /** About so much of the quote asset is shown on either side. */
    private static final long SHOWN_NOTIONAL = 10_000;
    private static final long PLENTY = 100_000;
    /** One tick in so many is for the symbols that are not hot. */
    private static final int COLD_TURN = 16;
    /** Ticks of an unpaced metronome between two looks at the sockets. */
    private static final int AT_ONCE = 1_024;

    private final MetronomeConfig config;
    private final Exchange exchange;
    private final MarketListener listener;
    private final BooleanSupplier gate;
    private final long[] bids;
    private final long[] quantities;
    private final int[] beats;
    private final boolean[] touched;
    private boolean anyTouched;

    private boolean started;
    private boolean paused;
    private long startNanos;
    /** Ticks a second now, and from when and which tick on. */
    private int rate;
    private long paceNanos;
    private long paceSent;
    private long newestNanos;
    private long sent;
    private long late;
    private long maxLateNanos;

    /**
     * Fills the books; nothing is sent before {@link #start}.
     *
     * @param gate asked before every tick without a rate: whether the readers can take more
     */
    public MetronomeMarket(MetronomeConfig config, Exchange exchange, MarketListener listener,
            BooleanSupplier gate) {
        this.config = config;
        this.exchange = exchange;
        this.listener = listener;
        this.gate = gate;
        rate = config.rate();
        int count = config.symbols().size();
        bids = new long[count];
        quantities = new long[count];
        beats = new int[count];
        touched = new boolean[count];
        for (int i = 0; i < count; i++) {
            SymbolSpec spec = config.symbols().get(i);
            bids[i] = Math.max(spec.tickSize() * 100,
                    spec.maxPrice() / 100 / spec.tickSize() * spec.tickSize());
            quantities[i] = shown(spec, bids[i]);
            fill(i);
        }
    }

    /** The first tick is due one period from now; no effect if begun. */
    public void start(long nowNanos) {
        if (!started) {
            started = true;
            startNanos = rate == 0 ? nowNanos : nowNanos + NANOS_PER_SECOND / rate;
            paceNanos = startNanos;
        }
    }

    /**
     * So many ticks a second from now on, and lateness counts anew; with none, it stands still until the next call.
     *
     * @throws IllegalArgumentException if that is below none, or this metronome has no rate
     */
    public void pace(int ticksPerSecond, long nowNanos) {
        if (ticksPerSecond < 0 || rate == 0) {
            throw new IllegalArgumentException(
                    "the pace of a metronome with a rate can change, to 0 and more");
        }
        MetronomeConfig.checkRate(ticksPerSecond, config.rhythm());
        paused = ticksPerSecond == 0;
        if (paused) {
            return;
        }
        rate = ticksPerSecond;
        paceNanos = nowNanos + NANOS_PER_SECOND / rate;
        paceSent = sent;
        maxLateNanos = 0;
    }

    /** Whether {@link #start} was called. */
    public boolean started() {
        return started;
    }

    /** Puts back what orders took from this symbol, before the next tick. */
    public void orderFilled(int symbol) {
        touched[symbol] = true;
        anyTouched = true;
    }

    /** What became of the plan until now. */
    public Progress progress(long nowNanos) {
        return new Progress(due(nowNanos), sent, late, maxLateNanos / 1000.0);
    }

    /**
     * How the plan was kept.
     *
     * @param due ticks that should have been handed out by now; without a rate, those that were
     * @param sent ticks handed out
     * @param late of those more than 1 ms after their planned time
     * @param maxLateMicros the worst since it was given its pace
     */
    public record Progress(long due, long sent, long late, double maxLateMicros) {}

    @Override
    public List<SymbolSpec> symbols() {
        return config.symbols();
    }

    @Override
    public long nextDueNanos() {
        if (!started || paused || ended()) {
            return Long.MAX_VALUE;
        }
        return rate > 0 ? plannedNanos() : gate.getAsBoolean() ? startNanos : Long.MAX_VALUE;
    }

    @Override
    public void advance(long nowNanos) {
        if (!started) {
            return;
        }
        if (anyTouched) {
            refill();
        }
        if (rate == 0) {
            flood(nowNanos);
            return;
        }
        if (paused) {
            return;
        }
        long planned = plannedNanos();
        while (planned <= nowNanos && !ended()) {
            tick(planned, nowNanos);
            planned = plannedNanos();
        }
    }

    /** As many as the readers take, each under the id after the last. */
    private void flood(long nowNanos) {
        for (int i = 0; i < AT_ONCE && gate.getAsBoolean() && !ended(); i++) {
            newestNanos = Math.max(newestNanos + 1, nowNanos);
            tick(newestNanos, newestNanos);
        }
    }

    @Override
    public boolean ended() {
        return started && config.durationNanos() > 0
                && (rate == 0 ? newestNanos : plannedNanos()) - startNanos >= config.durationNanos();
    }

    private long plannedNanos() {
        return paceNanos + config.rhythm().offsetNanos(sent - paceSent, rate);
    }

    /** How many should have been sent by then. */
    private long due(long nowNanos) {
        if (!started || paused || rate == 0 || ended() || nowNanos - paceNanos < 0) {
            return sent;
        }
        return paceSent + config.rhythm().ticksWithin(nowNanos - paceNanos, rate);
    }

    private void tick(long planned, long now) {
        int symbol = turn();
        int step = SWING[beats[symbol]++ & SWING.length - 1];
        long tick = config.symbols().get(symbol).tickSize();
        long bid = bids[symbol] - step * tick;
        long ask = bids[symbol] + (1 + WIDEST - step) * tick;
        listener.onBookTicker(symbol, planned, bid, quantities[symbol], ask, quantities[symbol]);
        sent++;
        long lateness = now - planned;
        maxLateNanos = Math.max(maxLateNanos, lateness);
        if (lateness > LATE_NANOS) {
            late++;
        }
    }

    private int turn() {
        int count = bids.length;
        int hot = config.hot() == 0 ? count : config.hot();
        if (hot == count) {
            return (int) (sent % count);
        }
        long cold = sent / COLD_TURN;
        boolean coldTurn = sent % COLD_TURN == COLD_TURN - 1;
        return (int) (coldTurn ? hot + cold % (count - hot) : (sent - cold) % hot);
    }

    private void refill() {
        anyTouched = false;
        for (int i = 0; i < touched.length; i++) {
            if (touched[i]) {
                touched[i] = false;
                fill(i);
            }
        }
    }

    private void fill(int symbol) {
        if (exchange.book(symbol).lastPrice() == 0) {
            // As after a day of trading: without any price, market orders would be worth nothing and refused.
            exchange.lastPrice(symbol, bids[symbol]);
        }
        long plenty = Math.min(quantities[symbol], Long.MAX_VALUE / PLENTY) * PLENTY;
        exchange.level(symbol, true, bids[symbol], plenty);
        exchange.level(symbol, false, bids[symbol] + config.symbols().get(symbol).tickSize(), plenty);
    }

    private static long shown(SymbolSpec spec, long price) {
        double units = (double) SHOWN_NOTIONAL * Decimal.power(spec.priceScale()) / price
                * Decimal.power(spec.quantityScale());
        return Math.max(spec.minQuantity(), (long) units / spec.stepSize() * spec.stepSize());
    }
}
