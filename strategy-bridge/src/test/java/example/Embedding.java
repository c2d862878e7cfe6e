package example;

import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.StrategyContext;
import io.ticklane.bridge.Ticklane;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The README's example; a test compares the two, and runs it. */
final class Embedding {
    private Embedding() {}

    // README begins
    /** Buys what the best ask shows, once. Called on one thread; prices and quantities are scaled longs. */
    static final class BuyOnce implements Strategy {
        final CountDownLatch done = new CountDownLatch(1);
        private StrategyContext context;
        private long orderId;

        @Override
        public void onStart(StrategyContext started) {
            context = started;
        }

        @Override
        public void onTick(Tick tick) {
            if (orderId <= 0 && tick.source == PriceSource.STREAM) {
                // A negative id is a refusal, by the limits for instance: the next tick tries again.
                orderId = context.orders().place(tick.instrumentId, Side.BUY, OrderType.LIMIT,
                        TimeInForce.IOC, tick.askPrice, tick.askQuantity);
            }
        }

        @Override
        public void onExecution(ExecutionReport report) {
            if (report.status.terminal()) {
                done.countDown();
            }
        }
    }

    static void trade(VenueProfile venue) throws VenueException, InterruptedException {
        BuyOnce strategy = new BuyOnce();
        try (Ticklane ticklane = Ticklane.builder(venue)
                .symbols("BTCUSDT", "ETHUSDT")
                .strategy(strategy)
                // An order: 1,000,000 USDT at most, 0.5 % beyond the best price; 10 a second, 10 open.
                .limits(new OrderLimits("1000000", 10, 10, 50))
                .start()) {
            boolean done = strategy.done.await(30, TimeUnit.SECONDS);

            Quote quote = new Quote();
            for (Instrument instrument : ticklane.instruments()) {
                switch (ticklane.quote(instrument.symbol(), quote)) {
                    case QuoteReader.HIT -> System.out.println(instrument.symbol() + " bid "
                            + instrument.formatPrice(quote.bidPrice) + ", " + quote.ageNanos / 1_000
                            + " us old, from " + (quote.source == Quote.STREAM ? "the stream" : "REST"));
                    case QuoteReader.STALE -> System.out.println(instrument.symbol() + ": price too old");
                    default -> System.out.println(instrument.symbol() + ": no price yet");
                }
                System.out.println(instrument.symbol() + ": bought "
                        + instrument.formatQuantity(ticklane.position(instrument.id()).bought()));
            }
            System.out.println(done ? "done" : "not done in 30 s");
            System.out.printf("tick to the one order, which is cold: %.0f us%n",
                    ticklane.latency().tickToOrder().p50());
        }
    }
    // README ends
}
