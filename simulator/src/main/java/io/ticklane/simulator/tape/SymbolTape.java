package io.ticklane.simulator.tape;

import io.ticklane.simulator.market.SymbolSpec;
import org.jspecify.annotations.Nullable;

/** What is kept of one symbol. Simulator thread only. */
final class SymbolTape {
    private final SymbolSpec spec;
    final TradeLog trades;
    final AggregateLog aggregates;
    final CandleLog candles;
    final ReferenceMean reference;

    SymbolTape(SymbolSpec spec, Retention kept, ReferenceRule rule, @Nullable History past) {
        this.spec = spec;
        trades = new TradeLog(kept.trades(), spec.index(), past);
        aggregates = new AggregateLog(kept.trades(), spec.index(), past);
        candles = new CandleLog(kept, spec.index(), past);
        reference = new ReferenceMean(rule.bucketCount(), rule.bucketWidthMillis() * 1_000);
    }

    void trade(long id, long price, long quantity, boolean buyerIsMaker, long micros) {
        long quote = Trade.worth(spec, price, quantity);
        trades.add(id, price, quantity, quote, buyerIsMaker, micros);
        candles.trade(micros / 1_000, id, price, quantity, quote, !buyerIsMaker);
        reference.trade(micros, price);
    }
}
