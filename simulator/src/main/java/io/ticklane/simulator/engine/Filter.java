package io.ticklane.simulator.engine;

/**
 * One rule that orders must pass, with the numbers that {@code exchangeInfo} shows. Prices and quantities are at the
 * symbol's scales, notionals and multipliers at scale 8. Immutable.
 */
public sealed interface Filter {
    /** The name on the wire, which refusals show too. */
    String type();

    /** Price and stop price; a zero switches its rule off. */
    record Price(long minPrice, long maxPrice, long tickSize) implements Filter {
        @Override
        public String type() {
            return "PRICE_FILTER";
        }
    }

    /** Price near the average, both sides alike. */
    record PercentPrice(long multiplierUp, long multiplierDown, int avgPriceMins) implements Filter {
        @Override
        public String type() {
            return "PERCENT_PRICE";
        }
    }

    /** Price near the average, by side. */
    record PercentPriceBySide(long bidMultiplierUp, long bidMultiplierDown, long askMultiplierUp,
            long askMultiplierDown, int avgPriceMins) implements Filter {
        @Override
        public String type() {
            return "PERCENT_PRICE_BY_SIDE";
        }
    }

    /** Quantity of all orders. */
    record LotSize(long minQuantity, long maxQuantity, long stepSize) implements Filter {
        @Override
        public String type() {
            return "LOT_SIZE";
        }
    }

    /** Quantity of market orders. */
    record MarketLotSize(long minQuantity, long maxQuantity, long stepSize) implements Filter {
        @Override
        public String type() {
            return "MARKET_LOT_SIZE";
        }
    }

    /** Least worth, the older form. */
    record MinNotional(long minNotional, boolean applyToMarket, int avgPriceMins) implements Filter {
        @Override
        public String type() {
            return "MIN_NOTIONAL";
        }
    }

    /** Least and greatest worth. */
    record Notional(long minNotional, boolean applyMinToMarket, long maxNotional, boolean applyMaxToMarket,
            int avgPriceMins) implements Filter {
        @Override
        public String type() {
            return "NOTIONAL";
        }
    }

    /** Parts of an iceberg order. */
    record IcebergParts(int limit) implements Filter {
        @Override
        public String type() {
            return "ICEBERG_PARTS";
        }
    }

    /** Basis points of trailing stops. */
    record TrailingDelta(int minAbove, int maxAbove, int minBelow, int maxBelow) implements Filter {
        @Override
        public String type() {
            return "TRAILING_DELTA";
        }
    }

    /** What an account may hold of the base asset with its open buy orders. */
    record MaxPosition(long maxPosition) implements Filter {
        @Override
        public String type() {
            return "MAX_POSITION";
        }
    }

    /** The largest order of one asset, at scale 8: base quantity, or worth in the quote asset. */
    record MaxAsset(String asset, long limit) implements Filter {
        @Override
        public String type() {
            return "MAX_ASSET";
        }
    }

    /** Most of something that an account may have open, or do to one order. */
    record MaxNumber(Counted counted, int limit) implements Filter {
        @Override
        public String type() {
            return counted.name();
        }
    }

    /** What {@link MaxNumber} counts; EXCHANGE_ means over all symbols. */
    enum Counted {
        MAX_NUM_ORDERS("maxNumOrders"),
        MAX_NUM_ALGO_ORDERS("maxNumAlgoOrders"),
        MAX_NUM_ICEBERG_ORDERS("maxNumIcebergOrders"),
        MAX_NUM_ORDER_LISTS("maxNumOrderLists"),
        MAX_NUM_ORDER_AMENDS("maxNumOrderAmends"),
        EXCHANGE_MAX_NUM_ORDERS("maxNumOrders"),
        EXCHANGE_MAX_NUM_ALGO_ORDERS("maxNumAlgoOrders"),
        EXCHANGE_MAX_NUM_ICEBERG_ORDERS("maxNumIcebergOrders"),
        EXCHANGE_MAX_NUM_ORDER_LISTS("maxNumOrderLists");

        private final String field;

        Counted(String field) {
            this.field = field;
        }

        /** Name of the number's field on the wire. */
        public String field() {
            return field;
        }
    }
}
