package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What a fill costs its owner: of what is received, or at a discount in the discount asset if enough of that is free
 * and a market between the two has a last price. Always rounded down. Simulator thread only.
 */
final class Commission {
    private final Wallet feeWallet;
    private final Floor floor;
    /** Asset of the commission charged last. */
    int asset;

    Commission(Wallet feeWallet, Floor floor) {
        this.feeWallet = feeWallet;
        this.floor = floor;
    }

    /** Charges an account that has received {@code amount} at scale 8; the commission, in {@link #asset}. */
    long charge(Wallet owner, int received, long amount, boolean maker, boolean buyer) {
        asset = received;
        Fees fees = owner.fees;
        long rate = fees.full(maker, buyer);
        if (rate == 0) {
            return 0;
        }
        long commission = fees.discount().on()
                ? discounted(owner, received, amount, fees.discounted(maker, buyer))
                : -1;
        if (commission < 0) {
            asset = received;
            commission = Fixed.product(amount, rate, Decimal.WIRE_SCALE);
        }
        if (commission > 0) {
            owner.add(asset, -commission, floor.now);
            feeWallet.add(asset, commission, floor.now);
        }
        return commission;
    }

    /** The commission in the discount asset, or -1 if it cannot be paid in it. */
    private long discounted(Wallet owner, int received, long amount, long rate) {
        int other = floor.assets.indexOf(owner.fees.discount().asset());
        if (other < 0) {
            return -1;
        }
        long due = Fixed.product(amount, rate, Decimal.WIRE_SCALE);
        long converted = other == received ? due : converted(due, received, other);
        if (converted < 0 || converted > owner.free[other]) {
            return -1;
        }
        asset = other;
        return converted;
    }

    private long converted(long due, int from, int to) {
        Book direct = market(to, from);
        if (direct != null) {
            return Fixed.quotient(due, direct.spec.priceScale(), direct.lastPrice);
        }
        Book inverse = market(from, to);
        return inverse == null ? -1 : Fixed.product(due, inverse.lastPrice, inverse.spec.priceScale());
    }

    private @Nullable Book market(int base, int quote) {
        for (Book book : floor.books) {
            if (book.baseAsset == base && book.quoteAsset == quote && book.lastPrice > 0) {
                return book;
            }
        }
        return null;
    }

}
