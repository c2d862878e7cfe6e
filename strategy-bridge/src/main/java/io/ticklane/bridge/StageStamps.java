package io.ticklane.bridge;

import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.StageMode;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.Tick;

/**
 * Stamps market data as the core takes it, and has its stages recorded when the strategy is done with it.
 *
 * <p>Of a tick from the stream all stages count. Of trades, books, candlesticks and statistics only those that the
 * strategy answers: most strategies take no notice of most of them, decoding a book takes longer than a tick, and
 * counting them all would drown the ticks. So an event without an answer costs nothing here but, with all stages and
 * behind a ring, the reading of the clock that tells when the core took it: afterwards it is too late for that.
 *
 * <p>Core thread only.
 */
final class StageStamps {
    private final Moment moment;
    private final LatencyRecorder latency;
    private final NanoClock clock;
    private final boolean all;
    // Of the event under way that is no tick, with all stages.
    private long receivedNanos;
    private long decodedNanos;
    private long publishedNanos;
    private long handledNanos;
    // The last stamp of the last of them that was answered.
    private long answeredNanos = Long.MIN_VALUE;

    StageStamps(Moment moment, LatencyRecorder latency, NanoClock clock) {
        this.moment = moment;
        this.latency = latency;
        this.clock = clock;
        all = latency.config().stages() == StageMode.ALL;
    }

    /** Whether every stage is stamped. */
    boolean all() {
        return all;
    }

    /**
     * When the core took that tick, or 0 where that is not stamped. Without a ring it takes a tick in the moment in
     * which it is decoded: one stamp serves for both.
     */
    long handled(Tick tick) {
        if (!all) {
            return 0;
        }
        boolean inline = tick.publishedNanos == tick.decodedNanos && tick.source == PriceSource.STREAM;
        return inline ? tick.publishedNanos : clock.nanoTime();
    }

    /** Begins a tick that the cache has refused. */
    void beginLate(long tickHandledNanos) {
        if (all) {
            moment.begin(tickHandledNanos);
        } else {
            moment.begin();
        }
    }

    /** Begins a tick that the cache has taken. Returns when, or 0 where that is not stamped. */
    long begin(Tick tick, boolean measuredTick) {
        if (!all) {
            moment.begin(tick, measuredTick);
            return 0;
        }
        long cachedNanos = clock.nanoTime();
        moment.begin(tick, cachedNanos, measuredTick);
        return cachedNanos;
    }

    /** The strategy has had that tick. */
    void end(Tick tick, long tickHandledNanos, long cachedNanos) {
        if (!moment.measured()) {
            return;
        }
        long signalledNanos = moment.signalledNanos();
        if (all) {
            latency.tick(tick.receivedNanos, tick.decodedNanos, tick.publishedNanos, tickHandledNanos,
                    cachedNanos, signalledNanos);
        } else {
            latency.ends(tick.receivedNanos, signalledNanos);
        }
        latency.landed(tick.instrumentId, tick.updateId, moment.orderedNanos());
    }

    /** Begins market data that is no tick and has these stamps. */
    void begin(long received, long decoded, long published) {
        if (all) {
            receivedNanos = received;
            decodedNanos = decoded;
            publishedNanos = published;
            // Trades of one frame share their stamps: the later ones wait for the answer to the earlier.
            handledNanos = published == decoded ? Math.max(published, answeredNanos) : clock.nanoTime();
            moment.begin(handledNanos);
        } else {
            moment.begin();
        }
        moment.measure(received);
    }

    /** The strategy has had what was begun last, of that instrument. */
    void end(int instrumentId) {
        long signalledNanos = moment.signalledNanos();
        if (signalledNanos == 0 || !moment.measured()) {
            return;
        }
        long orderedNanos = moment.orderedNanos();
        answeredNanos = orderedNanos != 0 ? orderedNanos : signalledNanos;
        if (all) {
            latency.answered(receivedNanos, decodedNanos, publishedNanos, handledNanos, signalledNanos);
        } else {
            latency.ends(moment.receivedNanos(), signalledNanos);
        }
        latency.landed(instrumentId, Tick.NO_UPDATE_ID, orderedNanos);
    }
}
