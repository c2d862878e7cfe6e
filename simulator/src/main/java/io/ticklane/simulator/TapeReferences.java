package io.ticklane.simulator;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.References;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.tape.Tape;

/** Gives the engine the prices by which rules are judged, from what was traded. Simulator thread only. */
final class TapeReferences implements References {
    private final Exchange exchange;
    private final VenueClock clock;
    private final Tape tape;

    TapeReferences(Exchange exchange, VenueClock clock, Tape tape) {
        this.exchange = exchange;
        this.clock = clock;
        this.tape = tape;
    }

    @Override
    public long referencePrice(int symbol) {
        return tape.referencePrice(symbol, clock.epochMicros());
    }

    /** Digits beyond the price's scale are cut off. */
    @Override
    public long averagePrice(int symbol, int minutes) {
        if (minutes == 0) {
            return exchange.book(symbol).lastPrice();
        }
        long average = tape.averagePrice(symbol, minutes, clock.epochMicros());
        int scale = exchange.symbols().get(symbol).priceScale();
        return average / Decimal.power(Decimal.WIRE_SCALE - scale);
    }
}
