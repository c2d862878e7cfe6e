package io.ticklane.bridge.strategy;

import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.StrategyContext;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderSender;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Quotes both sides of every instrument at the top of its book, and follows the top.
 *
 * <p>A quote that is more than {@link Config#toleranceTicks} away from the top is cancelled, and set anew at the
 * first tick after the venue has confirmed the end of the old one, so there is never more than one order a side.
 * Inventory beyond the bound stops the side that would add to it. All quotes are pulled when the feed is not
 * live. The venue refuses a quote that would match because the book moved meanwhile: these rejects are normal.
 * Core thread only.
 */
public final class MarketMaker implements Strategy {
    private static final long SECOND = 1_000_000_000L;

    private final Config config;
    private final Quote quote = new Quote();
    private @Nullable StrategyContext context;
    private QuotePair[] pairs = {};
    // Budget of new quotes, refilled by the clock, in nanoseconds: one quote costs quoteCost.
    private final long quoteCost;
    private long budget = SECOND;
    private boolean budgetStarted;
    private long budgetAtNanos;

    /**
     * How it quotes.
     *
     * @param quotesPerSecond new quotes on all instruments and sides together, 1 to 100,000
     * @param notional worth of a quote in quote units, decimal text; 0 for twice the venue's minimum
     * @param toleranceTicks how far the top may move before a quote follows
     * @param maxInventory greatest position either way, in quotes of one side
     */
    public record Config(int quotesPerSecond, String notional, int toleranceTicks, int maxInventory) {

        private static final Set<String> KEYS = Set.of("quotes-per-second", "notional", "tolerance-ticks",
                "max-inventory");

        /** Checks ranges. */
        public Config {
            if (quotesPerSecond < 1 || quotesPerSecond > 100_000 || toleranceTicks < 0 || maxInventory < 1) {
                throw new IllegalArgumentException(
                        "market-maker: 1 to 100000 quotes a second, a tolerance of 0 "
                                + "or more ticks and an inventory of 1 or more quotes, not " + quotesPerSecond
                                + ", "
                                + toleranceTicks + " and " + maxInventory);
            }
        }

        /** 20 quotes a second, twice the least worth, one tick of tolerance, five quotes of inventory. */
        public static Config defaults() {
            return new Config(20, "0", 1, 5);
        }

        /**
         * From keys {@code quotes-per-second}, {@code notional}, {@code tolerance-ticks}, {@code max-inventory};
         * others are refused.
         */
        public static Config of(Map<String, String> settings) {
            Settings values = new Settings("market-maker", settings, KEYS);
            Config otherwise = defaults();
            return new Config(values.whole("quotes-per-second", otherwise.quotesPerSecond, 1, 100_000),
                    values.decimal("notional", otherwise.notional),
                    values.whole("tolerance-ticks", otherwise.toleranceTicks, 0, 1_000_000),
                    values.whole("max-inventory", otherwise.maxInventory, 1, 1_000_000));
        }
    }

    /** Quotes as {@code config} says. */
    public MarketMaker(Config config) {
        this.config = config;
        quoteCost = SECOND / config.quotesPerSecond();
    }

    @Override
    public void onStart(StrategyContext startedWith) {
        context = startedWith;
        pairs = new QuotePair[startedWith.instruments().size()];
        for (Instrument instrument : startedWith.instruments()) {
            long tolerance = Math.multiplyExact(Math.max(1, instrument.tickSize()), config.toleranceTicks());
            pairs[instrument.id()] = new QuotePair(instrument,
                    OrderSize.notional(instrument, config.notional()), tolerance);
        }
    }

    @Override
    public void onTick(Tick tick) {
        StrategyContext core = context;
        if (core == null || core.quote(tick.instrumentId, quote) != QuoteReader.HIT
                || quote.source != Quote.STREAM || core.feed() != FeedState.LIVE) {
            return;
        }
        QuotePair pair = pairs[tick.instrumentId];
        if (!pair.instrument.trading() || quote.bidPrice <= 0 || quote.askPrice <= quote.bidPrice) {
            return;
        }
        refill(core.nowNanos());
        follow(core, pair, pair.bid, quote.bidPrice);
        follow(core, pair, pair.ask, quote.askPrice);
    }

    @Override
    public void onExecution(ExecutionReport report) {
        QuotePair pair = pairs[report.instrumentId];
        if (pair.bid.orderId == report.orderId) {
            pair.bid.heard(report);
        } else if (pair.ask.orderId == report.orderId) {
            pair.ask.heard(report);
        }
    }

    @Override
    public void onFeed(FeedEvent event) {
        StrategyContext core = context;
        if (core != null && core.feed() != FeedState.LIVE) {
            pull(core);
        }
    }

    @Override
    public void onTimer(long nowNanos) {
        StrategyContext core = context;
        // Again: a cancel may have been refused, by the gateway or by the venue.
        if (core != null && core.feed() != FeedState.LIVE) {
            pull(core);
        }
    }

    private void follow(StrategyContext core, QuotePair pair, Level level, long top) {
        boolean wanted = mayAdd(core, pair, level);
        if (level.orderId != 0) {
            if (!wanted || Math.abs(top - level.price) > pair.tolerance) {
                pull(core.orders(), level);
            }
            return;
        }
        long quantity = OrderSize.quantity(pair.instrument, pair.notional, top);
        if (!wanted || quantity == 0 || budget < quoteCost) {
            return;
        }
        budget -= quoteCost;
        long id = core.orders().place(pair.instrument.id(), level.side, OrderType.LIMIT_MAKER,
                TimeInForce.GTC,
                top, quantity);
        if (id > 0) {
            level.orderId = id;
            level.price = top;
        }
    }

    private boolean mayAdd(StrategyContext core, QuotePair pair, Level level) {
        long position = core.position(pair.instrument.id());
        long inDirection = level.side == Side.BUY ? position : -position;
        long one = OrderSize.quantity(pair.instrument, pair.notional, quote.bidPrice);
        return inDirection <= 0 || inDirection / Math.max(1, one) < config.maxInventory();
    }

    private void pull(StrategyContext core) {
        for (QuotePair pair : pairs) {
            pull(core.orders(), pair.bid);
            pull(core.orders(), pair.ask);
        }
    }

    private static void pull(OrderSender orders, Level level) {
        if (level.orderId != 0 && !level.cancelling) {
            level.cancelling = orders.cancel(level.orderId) > 0;
        }
    }

    private void refill(long nowNanos) {
        if (budgetStarted) {
            budget = Math.min(SECOND, budget + Math.max(0, nowNanos - budgetAtNanos));
        }
        budgetStarted = true;
        budgetAtNanos = nowNanos;
    }

    /** Both quotes of an instrument. */
    private static final class QuotePair {
        final Instrument instrument;
        final long notional;
        final long tolerance;
        final Level bid = new Level(Side.BUY);
        final Level ask = new Level(Side.SELL);

        QuotePair(Instrument instrument, long notional, long tolerance) {
            this.instrument = instrument;
            this.notional = notional;
            this.tolerance = tolerance;
        }
    }

    /** One quote: where it stands, and the order behind it or 0. */
    private static final class Level {
        final Side side;
        long orderId;
        long price;
        boolean cancelling;

        Level(Side side) {
            this.side = side;
        }

        void heard(ExecutionReport report) {
            if (report.status.terminal()) {
                orderId = 0;
                cancelling = false;
            } else if (report.answersCancel) {
                // Refused or without an answer: it may be asked for again.
                cancelling = false;
            }
        }
    }
}
