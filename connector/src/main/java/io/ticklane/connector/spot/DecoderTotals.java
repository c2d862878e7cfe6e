package io.ticklane.connector.spot;

import io.ticklane.connector.wire.DecoderCounters;
import java.util.List;

/**
 * What all decoders of a connector have counted.
 *
 * @param gaps places where ids of trades or book updates did not follow each other
 */
public record DecoderTotals(long bookTickers, long trades, long aggTrades, long depthUpdates,
        long depthLevels, long partialDepths, long klines, long tickers, long miniTickers, long ignored,
        long malformed,
        long gaps, long bytes) {

    static DecoderTotals of(List<DecoderCounters> counters) {
        long[] sums = new long[13];
        for (DecoderCounters one : counters) {
            sums[0] += one.bookTickers();
            sums[1] += one.trades();
            sums[2] += one.aggTrades();
            sums[3] += one.depthUpdates();
            sums[4] += one.depthLevels();
            sums[5] += one.ignored();
            sums[6] += one.malformed();
            sums[7] += one.tradeGaps() + one.updateIdGaps();
            sums[8] += one.bytes();
            sums[9] += one.partialDepths();
            sums[10] += one.klines();
            sums[11] += one.tickers();
            sums[12] += one.miniTickers();
        }
        return new DecoderTotals(sums[0], sums[1], sums[2], sums[3], sums[4], sums[9], sums[10],
                sums[11], sums[12], sums[5], sums[6], sums[7], sums[8]);
    }
}
