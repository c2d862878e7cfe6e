package io.ticklane.bridge;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Trade;

/** Market data of every kind that is no tick, each in a slot that stays. */
final class OtherData {
    enum Kind {
        TRADE, DEPTH, PARTIAL_DEPTH, KLINE, TICKER
    }

    private final Trade trade = new Trade();
    private final DepthDiff diff = new DepthDiff();
    private final PartialDepth depth = new PartialDepth();
    private final Kline kline = new Kline();
    private final RollingTicker ticker = new RollingTicker();

    /** With these stamps; the third equals the second where there is no ring. */
    void deliver(Kind kind, InboundHandler to, int instrument, long received, long decoded, long published) {
        switch (kind) {
            case TRADE -> {
                trade.instrumentId = instrument;
                trade.receivedNanos = received;
                trade.decodedNanos = decoded;
                trade.publishedNanos = published;
                to.onTrade(trade);
            }
            case DEPTH -> {
                diff.instrumentId = instrument;
                diff.receivedNanos = received;
                diff.decodedNanos = decoded;
                diff.publishedNanos = published;
                to.onDepth(diff);
            }
            case PARTIAL_DEPTH -> {
                depth.instrumentId = instrument;
                depth.receivedNanos = received;
                depth.decodedNanos = decoded;
                depth.publishedNanos = published;
                to.onPartialDepth(depth);
            }
            case KLINE -> {
                kline.instrumentId = instrument;
                kline.receivedNanos = received;
                kline.decodedNanos = decoded;
                kline.publishedNanos = published;
                to.onKline(kline);
            }
            case TICKER -> {
                ticker.instrumentId = instrument;
                ticker.receivedNanos = received;
                ticker.decodedNanos = decoded;
                ticker.publishedNanos = published;
                to.onTicker(ticker);
            }
        }
    }
}
