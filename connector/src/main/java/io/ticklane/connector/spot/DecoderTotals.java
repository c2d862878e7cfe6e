package io.ticklane.connector.spot;

import io.ticklane.connector.wire.DecoderCounters;
import java.util.List;

/**
 * What all decoders of a connector have counted.
 *
 * @param gaps places where ids of trades or book updates did not follow each other
 */
public record DecoderTotals(long bookTickers, long trades, long aggTrades, long depthUpdates,
        long depthLevels,
        long ignored, long malformed, long gaps, long bytes) {

    static DecoderTotals of(List<DecoderCounters> counters) {
        long[] sums = new long[9];
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
        }
        return new DecoderTotals(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7],
                sums[8]);
    }
}
