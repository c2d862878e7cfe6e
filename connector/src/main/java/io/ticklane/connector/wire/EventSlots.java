package io.ticklane.connector.wire;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;

/**
 * What one frame is read into, and what is needed to read it. Reused for each frame; holds nothing of worth
 * unless a reader has returned the kind.
 */
final class EventSlots {
    /** Kinds of market event, apart from the results of {@link MarketDecoder#decode}. */
    static final int BOOK_TICKER = 8;
    static final int TRADE = 9;
    static final int AGG_TRADE = 10;
    static final int DEPTH_UPDATE = 11;
    static final int PARTIAL_DEPTH = 12;
    static final int KLINE = 13;
    static final int TICKER = 14;
    static final int MINI_TICKER = 15;
    /** Several events in a row, each read by itself. */
    static final int ARRAY = 16;

    final Tick tick = new Tick();
    final Trade trade = new Trade();
    final DepthDiff diff = new DepthDiff();
    final PartialDepth partialDepth = new PartialDepth();
    final Kline kline = new Kline();
    final RollingTicker ticker = new RollingTicker();

    /** Finds their instruments. */
    final SymbolTable symbols;

    private final StreamSymbols streamSymbols;

    EventSlots(Instruments instruments) {
        symbols = new SymbolTable(instruments);
        streamSymbols = new StreamSymbols(instruments, symbols);
    }

    /** Of the instrument that was read last. */
    int priceScale() {
        return symbols.priceScale();
    }

    /** Of the instrument that was read last. */
    int quantityScale() {
        return symbols.quantityScale();
    }

    /** Reads a name up to its closing quote and moves behind it; {@link Instruments#UNKNOWN} for any other. */
    int instrument(JsonCursor cursor) {
        return symbols.read(cursor);
    }

    /** The instrument in the name of a stream of top levels; {@link Instruments#UNKNOWN} for any other stream. */
    int streamInstrument(JsonCursor cursor) {
        return streamSymbols.read(cursor);
    }
}
