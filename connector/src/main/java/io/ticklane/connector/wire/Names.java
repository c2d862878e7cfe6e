package io.ticklane.connector.wire;

import io.ticklane.connector.wire.JsonCursor.Literal;

/** Texts that a decoder compares with, in pieces of at most eight bytes. */
final class Names {
    static final Literal TRUE = Literal.of("true");
    static final Literal FALSE = Literal.of("false");
    static final Literal NULL = Literal.of("null");

    // {"stream":" and, behind the name of the stream, ,"data":{" of a combined frame.
    static final Literal STREAM_1 = Literal.of("{\"stream");
    static final Literal STREAM_2 = Literal.of("\":\"");
    static final Literal DATA_1 = Literal.of(",\"data\":");
    static final Literal AT_DEPTH = Literal.of("@depth");
    static final Literal OPEN = Literal.of("{\"");

    // What follows the first quote: u": or e":" with the name of the event and the name of the next field.
    static final Literal FIRST_UPDATE_ID = Literal.of("u\":");
    static final Literal FIRST_EVENT = Literal.of("e\":\"");
    static final Literal TRADE_1 = Literal.of("trade\",\"");
    static final Literal TRADE_2 = Literal.of("E\":");
    static final Literal AGG_TRADE_1 = Literal.of("aggTrade");
    static final Literal AGG_TRADE_2 = Literal.of("\",\"E\":");
    static final Literal DEPTH_1 = Literal.of("depthUpd");
    static final Literal DEPTH_2 = Literal.of("ate\",\"E\"");
    static final Literal DEPTH_3 = Literal.of(":");

    static final Literal SYMBOL = Literal.of(",\"s\":\"");
    static final Literal BID_PRICE = Literal.of(",\"b\":\"");
    static final Literal BID_QUANTITY = Literal.of("\",\"B\":\"");
    static final Literal ASK_PRICE = Literal.of("\",\"a\":\"");
    static final Literal ASK_QUANTITY = Literal.of("\",\"A\":\"");

    static final Literal TRADE_ID = Literal.of(",\"t\":");
    static final Literal AGG_TRADE_ID = Literal.of(",\"a\":");
    static final Literal PRICE = Literal.of(",\"p\":\"");
    static final Literal QUANTITY = Literal.of("\",\"q\":\"");
    static final Literal FIRST_TRADE_ID = Literal.of("\",\"f\":");
    static final Literal LAST_TRADE_ID = Literal.of(",\"l\":");
    static final Literal BUYER_ORDER_ID = Literal.of(",\"b\":");
    static final Literal SELLER_ORDER_ID = Literal.of(",\"a\":");
    static final Literal TRADE_TIME = Literal.of(",\"T\":");
    static final Literal BUYER_IS_MAKER = Literal.of(",\"m\":");
    static final Literal IGNORED = Literal.of(",\"M\":");

    static final Literal FIRST_ID = Literal.of(",\"U\":");
    static final Literal LAST_ID = Literal.of(",\"u\":");
    static final Literal BIDS = Literal.of(",\"b\":[");
    static final Literal ASKS = Literal.of(",\"a\":[");
    static final Literal NEXT_LEVEL = Literal.of("\"],[\"");
    static final Literal LEVEL_MIDDLE = Literal.of("\",\"");
    static final Literal LAST_LEVEL = Literal.of("\"]]");

    static final Literal TOP_ID_1 = Literal.of("lastUpda");
    static final Literal TOP_ID_2 = Literal.of("teId\":");
    static final Literal TOP_BIDS_1 = Literal.of(",\"bids\":");
    static final Literal TOP_ASKS_1 = Literal.of(",\"asks\":");

    private Names() {}
}
