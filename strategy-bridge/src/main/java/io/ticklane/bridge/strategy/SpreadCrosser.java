package io.ticklane.bridge.strategy;

import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.StrategyContext;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trades to be seen, not to earn: crosses the spread with small orders that fill at once or expire, buying and
 * selling by turns so that it ends about flat.
 *
 * <p>An order is due {@link Config#ordersPerSecond} times a second over all instruments, and goes to whichever
 * ticks first; a slow feed gets one order a tick. It acts on fresh prices from the stream only, with one order
 * under way per instrument, sized to pass the venue's filters. Core thread only.
 */
public final class SpreadCrosser implements Strategy {
    private final Config config;
    private final Quote quote = new Quote();
    private @Nullable StrategyContext context;
    private Instrument[] instruments = {};
    private long[] notional = {};
    private boolean[] sellNext = {};
    private boolean scheduled;
    private long dueNanos;

    /**
     * How it trades.
     *
     * @param ordersPerSecond all instruments together, 1 to 100,000
     * @param notional worth of an order in quote units, decimal text; 0 for twice the venue's minimum
     * @param slackBps how far beyond the top it is willing to trade, in basis points, at least a tick
     */
    public record Config(int ordersPerSecond, String notional, int slackBps) {

        private static final Set<String> KEYS = Set.of("orders-per-second", "notional", "slack-bps");

        /** Checks ranges. */
        public Config {
            if (ordersPerSecond < 1 || ordersPerSecond > 100_000 || slackBps < 0 || slackBps > 1_000) {
                throw new IllegalArgumentException(
                        "spread-crosser: 1 to 100000 orders a second and a slack of "
                                + "0 to 1000 basis points, not " + ordersPerSecond + " and " + slackBps);
            }
        }

        /** 20 orders a second of twice the least worth, 5 basis points beyond the top. */
        public static Config defaults() {
            return new Config(20, "0", 5);
        }

        /** From keys {@code orders-per-second}, {@code notional}, {@code slack-bps}; others are refused. */
        public static Config of(Map<String, String> settings) {
            Settings values = new Settings("spread-crosser", settings, KEYS);
            Config otherwise = defaults();
            return new Config(values.whole("orders-per-second", otherwise.ordersPerSecond, 1, 100_000),
                    values.decimal("notional", otherwise.notional),
                    values.whole("slack-bps", otherwise.slackBps, 0, 1_000));
        }
    }

    /** Trades as {@code config} says. */
    public SpreadCrosser(Config config) {
        this.config = config;
    }

    @Override
    public void onStart(StrategyContext startedWith) {
        context = startedWith;
        int count = startedWith.instruments().size();
        instruments = new Instrument[count];
        notional = new long[count];
        sellNext = new boolean[count];
        for (Instrument instrument : startedWith.instruments()) {
            int id = instrument.id();
            instruments[id] = instrument;
            notional[id] = OrderSize.notional(instrument, config.notional());
            // Half of the instruments begin with a sale, so that the whole is flat too.
            sellNext[id] = (id & 1) == 1;
        }
    }

    @Override
    public void onTick(Tick tick) {
        StrategyContext core = context;
        if (core == null || core.quote(tick.instrumentId, quote) != QuoteReader.HIT
                || quote.source != Quote.STREAM || !due(core)) {
            return;
        }
        Instrument instrument = instruments[tick.instrumentId];
        if (!instrument.trading() || core.openOrders(tick.instrumentId) > 0 || quote.bidPrice <= 0
                || quote.askPrice <= quote.bidPrice) {
            return;
        }
        cross(core, instrument);
    }

    private void cross(StrategyContext core, Instrument instrument) {
        int id = instrument.id();
        long position = core.position(id);
        boolean sell = position == 0 ? sellNext[id] : position > 0;
        long price = OrderSize.shifted(instrument, sell ? quote.bidPrice : quote.askPrice, config.slackBps(),
                !sell);
        // Sized by the lower price: worth enough on either side.
        long quantity = OrderSize.quantity(instrument, notional[id], Math.min(price, quote.bidPrice));
        if (price == 0 || quantity == 0) {
            return;
        }
        long now = core.nowNanos();
        long interval = 1_000_000_000L / config.ordersPerSecond();
        // On schedule after a delay shorter than an interval, else from now: no burst makes up for a quiet time.
        dueNanos = now - dueNanos < interval ? dueNanos + interval : now + interval;
        sellNext[id] = !sell;
        core.orders().place(id, sell ? Side.SELL : Side.BUY, OrderType.LIMIT, TimeInForce.IOC, price,
                quantity);
    }

    private boolean due(StrategyContext core) {
        if (core.feed() == FeedState.STOPPED) {
            return false;
        }
        if (!scheduled) {
            scheduled = true;
            dueNanos = core.nowNanos();
        }
        return core.nowNanos() - dueNanos >= 0;
    }
}
