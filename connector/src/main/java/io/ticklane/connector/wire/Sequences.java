package io.ticklane.connector.wire;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.Arrays;

/**
 * Checks that the ids of each instrument follow each other, and counts and tells where they do not. After a break
 * it goes on from the id that came. Belongs to one decoder.
 */
final class Sequences {
    private static final long UNKNOWN = -1;

    private final Instruments instruments;
    /** Where the last ids of ticks are. */
    private final SymbolTable symbols;
    private final DecoderCounters counters;
    private final InboundHandler events;
    private final long[] trades;
    private final long[] aggregates;
    private final long[] diffs;

    /** @param symbols by which the decoder finds what it hands over */
    Sequences(Instruments instruments, SymbolTable symbols, DecoderCounters counters, InboundHandler events) {
        this.instruments = instruments;
        this.symbols = symbols;
        this.counters = counters;
        this.events = events;
        trades = new long[instruments.size()];
        aggregates = new long[instruments.size()];
        diffs = new long[instruments.size()];
        reset();
    }

    void reset() {
        Arrays.fill(trades, UNKNOWN);
        Arrays.fill(aggregates, UNKNOWN);
        Arrays.fill(diffs, UNKNOWN);
        symbols.forgetTicks();
    }

    void onTick(Tick tick) {
        long last = symbols.swapLastTick(tick.instrumentId, tick.updateId);
        // Book tickers skip ids as they like: only going back is a break.
        if (tick.updateId <= last) {
            broken(DecoderCounters.UPDATE_ID_GAPS, tick.instrumentId, last, tick.updateId, 0,
                    tick.receivedNanos);
        }
    }

    void onTrade(Trade trade) {
        long[] lasts = trade.aggregate ? aggregates : trades;
        long last = lasts[trade.instrumentId];
        lasts[trade.instrumentId] = trade.tradeId;
        if (trade.tradeId != last + 1 && last != UNKNOWN) {
            broken(DecoderCounters.TRADE_GAPS, trade.instrumentId, last, trade.tradeId,
                    trade.tradeId - last - 1, trade.receivedNanos);
        }
    }

    void onDepth(DepthDiff diff) {
        long last = diffs[diff.instrumentId];
        diffs[diff.instrumentId] = diff.lastUpdateId;
        if (diff.firstUpdateId != last + 1 && last != UNKNOWN) {
            broken(DecoderCounters.UPDATE_ID_GAPS, diff.instrumentId, last, diff.firstUpdateId,
                    diff.firstUpdateId - last - 1, diff.receivedNanos);
        }
    }

    private void broken(int counter, int instrument, long last, long came, long missing, long atNanos) {
        counters.add(counter, 1);
        String what = counter == DecoderCounters.TRADE_GAPS ? " trade id " : " update id ";
        String reason = instruments.get(instrument).symbol() + what + came + " came after " + last;
        events.onFeed(new FeedEvent(FeedEvent.Kind.GAP, FeedState.LIVE, -1, instrument,
                Math.max(missing, 0), atNanos, reason));
    }
}
