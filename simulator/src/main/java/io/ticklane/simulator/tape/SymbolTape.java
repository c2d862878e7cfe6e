package io.ticklane.simulator.tape;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What is kept of one symbol. Simulator thread only. */
final class SymbolTape {
    private final int excess;
    final TradeLog trades;
    final AggregateLog aggregates;
    final CandleLog candles;
    final ReferenceMean reference;

    SymbolTape(SymbolSpec spec, Retention kept, ReferenceRule rule, @Nullable History past) {
        excess = spec.priceScale() + spec.quantityScale() - Decimal.WIRE_SCALE;
        trades = new TradeLog(kept.trades(), spec.index(), past);
        aggregates = new AggregateLog(kept.trades(), spec.index(), past);
        candles = new CandleLog(kept, spec.index(), past);
        reference = new ReferenceMean(rule.bucketCount(), rule.bucketWidthMillis() * 1_000);
    }

    void trade(long id, long price, long quantity, boolean buyerIsMaker, long micros) {
        long quote = quote(price, quantity);
        trades.add(id, price, quantity, quote, buyerIsMaker, micros);
        candles.trade(micros / 1_000, id, price, quantity, quote, !buyerIsMaker);
        reference.trade(micros, price);
    }

    private long quote(long price, long quantity) {
        long low = price * quantity;
        if (Math.multiplyHigh(price, quantity) == 0 && low >= 0) {
            return excess >= 0
                    ? low / Decimal.power(excess)
                    : Math.multiplyExact(low, Decimal.power(-excess));
        }
        return BigInteger.valueOf(price).multiply(BigInteger.valueOf(quantity))
                .divide(BigInteger.valueOf(Decimal.power(Math.max(excess, 0)))).longValueExact();
    }
}
