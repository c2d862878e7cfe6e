package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** What the accounts of {@link PlainVenue} have, in exact decimals. The last account gets the commissions. */
final class PlainMoney {
    private static final int DECIMALS = 8;

    private final SymbolSpec spec;
    private final BigDecimal makerRate;
    private final BigDecimal takerRate;
    final BigDecimal[] base;
    final BigDecimal[] quote;

    PlainMoney(SymbolSpec spec, int accounts, BigDecimal makerRate, BigDecimal takerRate) {
        this.spec = spec;
        this.makerRate = makerRate;
        this.takerRate = takerRate;
        base = new BigDecimal[accounts + 1];
        quote = new BigDecimal[accounts + 1];
        Arrays.fill(base, BigDecimal.ZERO);
        Arrays.fill(quote, BigDecimal.ZERO);
    }

    BigDecimal baseOf(long quantity) {
        return BigDecimal.valueOf(quantity, spec.quantityScale());
    }

    BigDecimal worth(long price, long quantity, RoundingMode mode) {
        return BigDecimal.valueOf(price, spec.priceScale()).multiply(baseOf(quantity)).setScale(DECIMALS,
                mode);
    }

    /** Most whole steps that an amount buys at a price. */
    long affordable(BigDecimal amount, long price) {
        long quantity = amount.movePointRight(spec.quantityScale())
                .divide(BigDecimal.valueOf(price, spec.priceScale()), 0, RoundingMode.FLOOR).longValueExact();
        return quantity - quantity % spec.stepSize();
    }

    /** Moves quantity and worth between buyer and seller, and what of it is commission; the buyer's net base. */
    BigDecimal trade(PlainOrder maker, PlainOrder taker, long quantity, BigDecimal worth) {
        PlainOrder buyer = maker.buy ? maker : taker;
        PlainOrder seller = maker.buy ? taker : maker;
        BigDecimal bought = baseOf(quantity);
        BigDecimal buyerFee = fee(bought, buyer == maker);
        BigDecimal sellerFee = fee(worth, seller == maker);
        move(seller.account, buyer.account, bought, worth);
        int fees = base.length - 1;
        base[buyer.account] = base[buyer.account].subtract(buyerFee);
        base[fees] = base[fees].add(buyerFee);
        quote[seller.account] = quote[seller.account].subtract(sellerFee);
        quote[fees] = quote[fees].add(sellerFee);
        return bought.subtract(buyerFee);
    }

    /** Moves without commission. */
    void move(int seller, int buyer, BigDecimal bought, BigDecimal worth) {
        base[seller] = base[seller].subtract(bought);
        base[buyer] = base[buyer].add(bought);
        quote[buyer] = quote[buyer].subtract(worth);
        quote[seller] = quote[seller].add(worth);
    }

    private BigDecimal fee(BigDecimal received, boolean maker) {
        return received.multiply(maker ? makerRate : takerRate).setScale(DECIMALS, RoundingMode.FLOOR);
    }
}
