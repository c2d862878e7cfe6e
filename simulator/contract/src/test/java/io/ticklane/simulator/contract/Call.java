package io.ticklane.simulator.contract;

import java.util.Arrays;

/** What is asked of a client, in the order of the table; the label is the row's. */
enum Call {
    SERVER_TIME("server time"),
    EXCHANGE_INFO("exchange info"),
    ORDER_BOOK("order book"),
    RECENT_TRADES("recent trades"),
    AGGREGATE_TRADES("aggregate trades"),
    KLINES("klines"),
    TICKER_24H("24 h ticker"),
    PRICE_TICKER("price ticker"),
    BOOK_TICKER("book ticker"),
    BALANCES("balances"),
    COMMISSION("commission"),
    TEST_ORDER("test order"),
    LIMIT_ORDER("limit order"),
    QUERY_ORDER("query order"),
    OPEN_ORDERS("open orders"),
    AMEND("amend"),
    CANCEL_REPLACE("cancel and replace"),
    CANCEL("cancel"),
    CANCEL_ALL("cancel all"),
    MARKET_ORDER("market order"),
    MARKET_ORDER_BY_AMOUNT("market order by amount"),
    STOP_ORDER("stop order"),
    OCO("OCO"),
    OLD_OCO("OCO, old form"),
    ORDER_HISTORY("order history"),
    OWN_TRADES("own trades"),
    RSA_KEY("RSA key"),
    ED25519_KEY("Ed25519 key"),
    SOCKET_MARKET_DATA("WebSocket API: market data"),
    SOCKET_LOG_ON("WebSocket API: log on"),
    SOCKET_PLACE("WebSocket API: place"),
    SOCKET_QUERY("WebSocket API: query"),
    SOCKET_CANCEL_REPLACE("WebSocket API: cancel and replace"),
    SOCKET_CANCEL("WebSocket API: cancel"),
    SOCKET_CANCEL_ALL("WebSocket API: cancel all"),
    SOCKET_ACCOUNT("WebSocket API: account"),
    STREAM_ORDER_BOOK("stream of the order book"),
    STREAM_TRADES("stream of trades"),
    STREAM_TICKERS("stream of tickers"),
    STREAM_BEST_PRICES("stream of best prices"),
    STREAM_KLINES("stream of klines"),
    STREAM_OWN_ORDERS("stream of own orders"),
    WRONG_KEY("wrong key"),
    MALFORMED_KEY("malformed key"),
    WRONG_SIGNATURE("wrong signature"),
    CLOCK_OFF("clock off"),
    FILTER_VIOLATED("filter violated"),
    TOO_LITTLE_BALANCE("too little balance"),
    UNKNOWN_ORDER("unknown order"),
    UNKNOWN_SYMBOL("unknown symbol"),
    SOCKET_REFUSAL("WebSocket API: refusal");

    private final String label;

    Call(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * The call of a row.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Call of(String label) {
        return Arrays.stream(values()).filter(call -> call.label.equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no call is labelled " + label));
    }
}
