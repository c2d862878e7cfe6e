package io.ticklane.simulator.stream;

import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Interval;
import io.ticklane.simulator.tape.Tape;

/**
 * One symbol's kline of one interval: when trades have changed it, when it is complete, and once in any case.
 * Simulator thread only.
 */
final class KlineFeed extends Feed {
    private final KlineEncoder encoder;
    private final MarketView view;
    private final Tape tape;
    private final Interval interval;
    private final long offsetMillis;
    private boolean told;
    private long toldId;

    /** @param offsetMillis see {@link Interval#open} */
    KlineFeed(Topic topic, KlineEncoder encoder, MarketView view, Tape tape, Interval interval,
            long offsetMillis) {
        super(topic);
        this.encoder = encoder;
        this.view = view;
        this.tape = tape;
        this.interval = interval;
        this.offsetMillis = offsetMillis;
    }

    @Override
    void open(long nowMicros) {
        told = false;
        toldId = -1;
    }

    /** At the moment of its end a kline is told for the last time; the next one begins with the next event. */
    @Override
    void emit(long nowMicros, Delivery delivery) {
        if (!view.klinesPublished(topic.symbol)) {
            return;
        }
        long nowMillis = nowMicros / Delivery.MILLIS;
        long open = interval.open(nowMillis - 1, offsetMillis);
        long next = interval.next(open, offsetMillis);
        boolean closed = next <= nowMillis;
        Candle kline = tape.kline(topic.symbol, interval, offsetMillis, open);
        boolean changed = kline.count > 0 && kline.lastId != toldId;
        if (kline.close > 0 && (changed || closed || !told)) {
            told = true;
            toldId = kline.lastId;
            delivery.send(topic,
                    (to, unit) -> encoder.kline(to, unit, nowMicros, kline, interval, next, closed));
        }
    }
}
