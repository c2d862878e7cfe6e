package io.ticklane.simulator.engine;

/** Why the engine refused something; {@link #text} is what the venue says. */
public enum Refusal {
    /** It did not. */
    NONE(""),
    /** The client order id belongs to an open order. */
    DUPLICATE("Duplicate order sent."),
    /** Not enough free balance. */
    BALANCE("Account has insufficient balance for requested action."),
    /** A post-only order that would take. */
    WOULD_TAKE("Order would immediately match and take."),
    /** A stop price on the side that the market has reached already. */
    WOULD_TRIGGER("Order would trigger immediately."),
    /** Prices of the legs of an OCO that do not lie around the market. */
    LIST_PRICES("The relationship of the prices for the orders is not correct."),
    /** The symbol does not trade. */
    MARKET_CLOSED("Market is closed."),
    /** Too many open orders on the symbol. */
    MAX_NUM_ORDERS("Filter failure: MAX_NUM_ORDERS"),
    /** Too many open contingent orders on the symbol. */
    MAX_NUM_ALGO_ORDERS("Filter failure: MAX_NUM_ALGO_ORDERS"),
    /** Too many open icebergs on the symbol. */
    MAX_NUM_ICEBERG_ORDERS("Filter failure: MAX_NUM_ICEBERG_ORDERS"),
    /** Too many open lists on the symbol. */
    MAX_NUM_ORDER_LISTS("Filter failure: MAX_NUM_ORDER_LISTS"),
    /** The order was amended too often. */
    MAX_NUM_ORDER_AMENDS("Filter failure: MAX_NUM_ORDER_AMENDS"),
    /** Too many open orders on all symbols. */
    EXCHANGE_MAX_NUM_ORDERS("Filter failure: EXCHANGE_MAX_NUM_ORDERS"),
    /** Too many open contingent orders on all symbols. */
    EXCHANGE_MAX_NUM_ALGO_ORDERS("Filter failure: EXCHANGE_MAX_NUM_ALGO_ORDERS"),
    /** Too many open icebergs on all symbols. */
    EXCHANGE_MAX_NUM_ICEBERG_ORDERS("Filter failure: EXCHANGE_MAX_NUM_ICEBERG_ORDERS"),
    /** Too many open lists on all symbols. */
    EXCHANGE_MAX_NUM_ORDER_LISTS("Filter failure: EXCHANGE_MAX_NUM_ORDER_LISTS"),
    /** The account would hold too much of the base asset. */
    MAX_POSITION("Filter failure: MAX_POSITION"),
    /** An order by quote quantity on a book without offers. */
    LIQUIDITY("Order book liquidity is less than `LOT_SIZE` filter minimum quantity."),
    /** A pegged order on a book without that level. */
    PEG_LIQUIDITY("Order book liquidity is too low for this pegged order."),
    /** A product that does not fit or is nothing. */
    WORTH("Price * QTY is zero or less."),
    NO_MARKET_ORDERS("Market orders are not supported for this symbol."),
    NO_QUOTE_QUANTITY("Quote order qty market orders are not support for this symbol."),
    NO_ICEBERG_ORDERS("Iceberg orders are not supported for this symbol."),
    NO_STOP_LOSS("Stop loss orders are not supported for this symbol."),
    NO_STOP_LOSS_LIMIT("Stop loss limit orders are not supported for this symbol."),
    NO_TAKE_PROFIT("Take profit orders are not supported for this symbol."),
    NO_TAKE_PROFIT_LIMIT("Take profit limit orders are not supported for this symbol."),
    NO_TRAILING_STOPS("Trailing stop orders are not supported for this symbol."),
    NO_PEGGED_ORDERS("Pegged orders are not supported for this symbol."),
    NO_OCO("OCO orders are not supported for this symbol"),
    NO_OTO("OTO orders are not supported for this symbol."),
    NO_OPO("OPO orders are not supported for this symbol."),
    NO_AMENDMENTS("Order amend is not supported for this symbol."),
    /** An amendment to more. */
    AMEND_INCREASE("Order amend (quantity increase) is not supported."),
    /** An amendment to the same. */
    AMEND_NOTHING("The requested action would change no state; rejecting"),
    /** An amendment of what has no quantity yet. */
    AMEND_PENDING_OPO("Order amend (pending OPO order) is not supported."),
    /** No such open order. */
    UNKNOWN_ORDER("Unknown order sent.");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** The venue's words. */
    public String text() {
        return text;
    }
}
