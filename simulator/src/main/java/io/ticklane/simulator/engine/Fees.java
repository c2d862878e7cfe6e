package io.ticklane.simulator.engine;

/**
 * Commission rates. What is due is charged in the asset that is received, or at a discount in another asset.
 *
 * @param standard the only part that the discount lowers
 * @param special charged on top
 * @param tax charged on top
 */
public record Fees(Rates standard, Rates special, Rates tax, Discount discount) {

    /** Ten basis points for both, no discount. */
    public static final Fees STANDARD = new Fees(100_000, 100_000);

    /** No commission. */
    public static final Fees NONE = new Fees(0, 0);

    private static final long ONE = 100_000_000;

    /**
     * One part of the commission, all at scale 8: 100000 is 0.1 %. Each fill pays the maker's or taker's rate plus
     * the buyer's or seller's.
     */
    public record Rates(long maker, long taker, long buyer, long seller) {

        /** Nothing. */
        public static final Rates NONE = new Rates(0, 0, 0, 0);

        public Rates {
            if (Math.min(Math.min(maker, taker), Math.min(buyer, seller)) < 0
                    || Math.max(maker, taker) >= ONE || Math.max(buyer, seller) >= ONE) {
                throw new IllegalArgumentException("fees: rates must be 0 or more and below 1.00000000");
            }
        }

        long of(boolean isMaker, boolean isBuyer) {
            return (isMaker ? maker : taker) + (isBuyer ? buyer : seller);
        }
    }

    /**
     * Paying in an asset of the venue's.
     *
     * @param asset such as {@code BNB}
     * @param rate by how much the standard part is lowered, scale 8: 25000000 leaves three quarters
     */
    public record Discount(boolean enabledForAccount, boolean enabledForSymbol, String asset, long rate) {

        /** A quarter in BNB, switched off. */
        public static final Discount OFF = new Discount(false, false, "BNB", 25_000_000);

        /** A quarter in BNB, switched on. */
        public static final Discount BNB = new Discount(true, true, "BNB", 25_000_000);

        public Discount {
            if (rate < 0 || rate > ONE) {
                throw new IllegalArgumentException(
                        "fees: the discount must be 0 or more and at most 1.00000000");
            }
        }

        /** Whether it applies where the asset suffices. */
        public boolean on() {
            return enabledForAccount && enabledForSymbol;
        }
    }

    public Fees {
        long most = 0;
        for (boolean maker : new boolean[]{true, false}) {
            for (boolean buyer : new boolean[]{true, false}) {
                most = Math.max(most, standard.of(maker, buyer) + special.of(maker, buyer)
                        + tax.of(maker, buyer));
            }
        }
        if (most >= ONE) {
            throw new IllegalArgumentException("fees: all rates of a fill together must be below 1.00000000");
        }
    }

    /** Only a standard part for makers and takers, at scale 8. */
    public Fees(long makerRate, long takerRate) {
        this(new Rates(makerRate, takerRate, 0, 0), Rates.NONE, Rates.NONE, Discount.OFF);
    }

    /** The standard rate of makers, scale 8. */
    public long makerRate() {
        return standard.maker;
    }

    /** The standard rate of takers, scale 8. */
    public long takerRate() {
        return standard.taker;
    }

    /** The same with another discount. */
    public Fees with(Discount other) {
        return new Fees(standard, special, tax, other);
    }

    /** Everything that one fill is charged without a discount, scale 8. */
    long full(boolean isMaker, boolean isBuyer) {
        return standard.of(isMaker, isBuyer) + special.of(isMaker, isBuyer) + tax.of(isMaker, isBuyer);
    }

    /** As {@link #full} with the discount. */
    long discounted(boolean isMaker, boolean isBuyer) {
        long part = standard.of(isMaker, isBuyer);
        return full(isMaker, isBuyer) - Fixed.product(part, discount.rate, 8);
    }
}
