package io.ticklane.connector.wire;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
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

    final Tick tick = new Tick();
    final Trade trade = new Trade();
    final DepthDiff diff = new DepthDiff();

    private final Instruments instruments;
    private final byte[] priceScales;
    private final byte[] quantityScales;

    EventSlots(Instruments instruments) {
        this.instruments = instruments;
        priceScales = new byte[instruments.size()];
        quantityScales = new byte[instruments.size()];
        for (Instrument instrument : instruments) {
            priceScales[instrument.id()] = (byte) instrument.priceScale();
            quantityScales[instrument.id()] = (byte) instrument.quantityScale();
        }
    }

    int priceScale(int instrument) {
        return priceScales[instrument];
    }

    int quantityScale(int instrument) {
        return quantityScales[instrument];
    }

    /** Reads a name up to its closing quote and moves behind it; {@link Instruments#UNKNOWN} for any other. */
    int instrument(JsonCursor cursor) {
        int start = cursor.position;
        if (!cursor.skipPlainString()) {
            return Instruments.UNKNOWN;
        }
        return instruments.idOf(cursor.buffer, start, cursor.position - 1 - start);
    }
}
