package io.ticklane.bench.endtoend;

import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.StrategyContext;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tick's quote from the cache and answers with an order, every tick. Knows from the update id when the
 * tick was planned to be sent, and records from there: latency that a stalled sender or receiver cannot hide.
 *
 * <p>Core thread, but for the recorder and the thread's id, which any thread may read.
 */
final class SignalEveryTick implements Strategy {
    private final Stretch stretch;
    private final Quote quote = new Quote();
    private @Nullable StrategyContext context;
    private boolean buy;

    /** Its id, for counting what it allocates; written once by the core. */
    private volatile long coreThreadId = -1;

    SignalEveryTick(Stretch stretch) {
        this.stretch = stretch;
    }

    @Override
    public void onStart(StrategyContext started) {
        context = started;
        buy = ThreadLocalRandom.current().nextBoolean();
    }

    @Override
    public void onTick(Tick tick) {
        StrategyContext on = context;
        if (on == null || on.quote(tick.instrumentId, quote) != QuoteReader.HIT) {
            return;
        }
        if (coreThreadId < 0) {
            coreThreadId = Thread.currentThread().getId();
        }
        buy = !buy;
        Instrument instrument = on.instruments().get(tick.instrumentId);
        long quantity = instrument.floorToStep(buy ? quote.askQuantity : quote.bidQuantity);
        long id = on.orders().place(tick.instrumentId, buy ? Side.BUY : Side.SELL, OrderType.LIMIT,
                TimeInForce.IOC, buy ? quote.askPrice : quote.bidPrice, quantity);
        long now = System.nanoTime();
        if (id < 0) {
            return;
        }
        stretch.record(tick.updateId, tick.decodedNanos, now);
    }

    long coreThreadId() {
        return coreThreadId;
    }
}
