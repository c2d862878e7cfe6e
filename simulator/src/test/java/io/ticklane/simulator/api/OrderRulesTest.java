package io.ticklane.simulator.api;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.engine.Exchange;
import org.junit.jupiter.api.Test;

/** One test for each way in which a placement or a signed request is refused. */
class OrderRulesTest {
    private static final String BUY = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3120.45";
    private static final String MARKET = "symbol=ETHUSDT&side=BUY&type=MARKET";

    private final Desk desk = new Desk();

    private void refused(String parameters, int code, String message) {
        Desk.refused(desk.order(parameters), code, message);
    }

    private static String mandatory(String name) {
        return "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.";
    }

    @Test
    void insistsOnMandatoryParameters() {
        refused("side=BUY", -1102, mandatory("symbol"));
        refused("symbol=ETHUSDT", -1102, mandatory("side"));
        refused("symbol=ETHUSDT&side=BUY", -1102, mandatory("type"));
        refused(BUY.replace("&timeInForce=GTC", ""), -1102, mandatory("timeInForce"));
        refused(BUY.replace("&quantity=1", ""), -1102, mandatory("quantity"));
        refused(BUY.replace("&price=3120.45", ""), -1102, mandatory("price"));
        refused(MARKET, -1102,
                "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!");
    }

    @Test
    void refusesEmptyParameters() {
        refused(BUY.replace("quantity=1", "quantity="), -1105, "Parameter 'quantity' was empty.");
    }

    @Test
    void refusesUnknownNames() {
        refused(BUY.replace("side=BUY", "side=HOLD"), -1117, "Invalid side.");
        refused(BUY.replace("type=LIMIT", "type=WISH"), -1116, "Invalid orderType.");
        refused(BUY.replace("GTC", "GTD"), -1115, "Invalid timeInForce.");
        refused(BUY.replace("ETHUSDT", "ETHEUR"), -1121, "Invalid symbol.");
    }

    @Test
    void refusesParametersThatDoNotBelong() {
        refused(MARKET + "&quantity=1&timeInForce=GTC", -1106,
                "Parameter 'timeInForce' sent when not required.");
        refused(MARKET + "&quantity=1&price=1", -1106, "Parameter 'price' sent when not required.");
        refused(BUY.replace("type=LIMIT", "type=LIMIT_MAKER"), -1106,
                "Parameter 'timeInForce' sent when not required.");
        refused(BUY + "&quoteOrderQty=1", -1106, "Parameter 'quoteOrderQty' sent when not required.");
        refused(BUY + "&stopPrice=1", -1106, "Parameter 'stopPrice' sent when not required.");
        refused(MARKET + "&quantity=1&quoteOrderQty=1", -1128, "Combination of optional parameters invalid.");
    }

    @Test
    void refusesParametersNobodyReads() {
        refused(BUY + "&colour=red", -1104,
                "Not all sent parameters were read; read '8' parameter(s) but was sent '9'.");
    }

    @Test
    void refusesIllegalCharacters() {
        String number = "'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.";
        refused(BUY.replace("quantity=1", "quantity=1e3"), -1100,
                "Illegal characters found in parameter 'quantity" + number);
        refused(BUY.replace("price=3120.45", "price=-1"), -1100,
                "Illegal characters found in parameter 'price" + number);
        refused(BUY + "&newClientOrderId=a.b", -1100,
                "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.");
    }

    @Test
    void refusesTooMuchPrecision() {
        refused(BUY.replace("3120.45", "3120.123456789"), -1111, "Parameter 'price' has too much precision.");
    }

    @Test
    void refusesNumbersThatOverflow() {
        refused(BUY.replace("3120.45", "99999999999999999999"), -1108, "Parameter 'price' overflowed.");
    }

    @Test
    void appliesPriceFilter() {
        refused(BUY.replace("3120.45", "3120.455"), -1013, "Filter failure: PRICE_FILTER");
        refused(BUY.replace("3120.45", "0"), -1013, "Filter failure: PRICE_FILTER");
        refused(BUY.replace("3120.45", "340000.01"), -1013, "Filter failure: PRICE_FILTER");
    }

    @Test
    void appliesLotSize() {
        refused(BUY.replace("quantity=1", "quantity=0.00005"), -1013, "Filter failure: LOT_SIZE");
        refused(BUY.replace("quantity=1", "quantity=0"), -1013, "Filter failure: LOT_SIZE");
        refused(BUY.replace("quantity=1", "quantity=900000"), -1013, "Filter failure: LOT_SIZE");
        refused(MARKET + "&quantity=900000", -1013, "Filter failure: MARKET_LOT_SIZE");
    }

    @Test
    void appliesNotional() {
        refused(BUY.replace("quantity=1", "quantity=0.0001"), -1013, "Filter failure: NOTIONAL");
        refused(BUY.replace("quantity=1", "quantity=1000").replace("3120.45", "9000.01"), -1013,
                "Filter failure: NOTIONAL");
        refused(MARKET + "&quoteOrderQty=4.99", -1013, "Filter failure: NOTIONAL");
    }

    @Test
    void asksTheEngine() {
        refused(BUY.replace("quantity=1", "quantity=40"), -2010,
                "Account has insufficient balance for requested action.");
        desk.quote(false, 312_000, 10_000);
        refused(BUY.replace("LIMIT&timeInForce=GTC", "LIMIT_MAKER"), -2010,
                "Order would immediately match and take.");
        desk.order(BUY.replace("3120.45", "3000") + "&newClientOrderId=a");
        refused(BUY.replace("3120.45", "3000") + "&newClientOrderId=a", -2010, "Duplicate order sent.");
        refused("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=100", -2010,
                "Order book liquidity is less than `LOT_SIZE` filter minimum quantity.");
    }

    @Test
    void limitsOpenOrders() {
        String small = BUY.replace("quantity=1", "quantity=0.002");
        for (int i = 0; i < Exchange.MAX_NUM_ORDERS; i++) {
            assertEquals(200, desk.order(small).status());
        }
        refused(small, -2010, "Filter failure: MAX_NUM_ORDERS");
    }

    @Test
    void refusesWhatIsNotThereYet() {
        refused(BUY.replace("type=LIMIT", "type=STOP_LOSS_LIMIT") + "&stopPrice=3000", -2010,
                "Stop loss limit orders are not supported for this symbol.");
        refused(BUY + "&icebergQty=0.5", -2010, "Iceberg orders are not supported for this symbol.");
        refused(BUY + "&selfTradePreventionMode=EXPIRE_BOTH", -1013,
                "This symbol does not allow the specified self-trade prevention mode.");
        refused(BUY + "&strategyType=5", -1134, "`strategyType` was less than 1000000.");
    }

    @Test
    void insistsOnKeyOfRightShape() {
        RestRequest none = new RestRequest("GET", "/api/v3/account", "", "", null, null, "ip");
        Desk.refused(desk.api.handle(none), 401, -2014, "API-key format invalid.");
        RestRequest shortKey = new RestRequest("GET", "/api/v3/account", "", "", "abc", null, "ip");
        Desk.refused(desk.api.handle(shortKey), 401, -2014, "API-key format invalid.");
        RestRequest unknown = new RestRequest("GET", "/api/v3/account", "", "", "x".repeat(64), null, "ip");
        Desk.refused(desk.api.handle(unknown), 401, -2015,
                "Invalid API-key, IP, or permissions for action.");
    }

    @Test
    void insistsOnTimestampAndSignature() {
        Desk.refused(desk.raw("GET", "account", "", ""), -1102, mandatory("timestamp"));
        Desk.refused(desk.raw("GET", "account", "timestamp=" + Desk.NOW_MILLIS, ""), -1102,
                mandatory("signature"));
        Desk.refused(desk.raw("GET", "account", "timestamp=" + Desk.NOW_MILLIS + "&signature=00", ""), -1022,
                "Signature for this request is not valid.");
    }

    private RestReply stamped(String query) {
        return desk.raw("GET", "account", query + "&signature=" + Desk.sign(query), "");
    }

    @Test
    void judgesTimestamps() {
        String old = "Timestamp for this request is outside of the recvWindow.";
        String early = "Timestamp for this request was 1000ms ahead of the server's time.";
        long now = Desk.NOW_MILLIS;
        assertEquals(200, stamped("timestamp=" + (now - 4_999)).status());
        Desk.refused(stamped("timestamp=" + (now - 5_000)), -1021, old);
        assertEquals(200, stamped("timestamp=" + (now - 59_000) + "&recvWindow=60000").status());
        assertEquals(200, stamped("timestamp=" + (now + 999)).status());
        Desk.refused(stamped("timestamp=" + (now + 1_001)), -1021, early);
        assertEquals(200, stamped("timestamp=" + (desk.micros - 4_000_000)).status());
        Desk.refused(stamped("timestamp=" + (desk.micros - 3) + "&recvWindow=0.002"), -1021, old);
        assertEquals(200, stamped("timestamp=" + (desk.micros - 2) + "&recvWindow=0.002").status());
        Desk.refused(stamped("timestamp=" + now + "&recvWindow=60001"), -1131,
                "recvWindow must be less than 60000");
        Desk.refused(stamped("timestamp=yesterday"), -1100,
                "Illegal characters found in parameter 'timestamp'; legal range is '^[0-9]{1,20}$'.");
    }

    @Test
    void mixesQueryAndBody() {
        String query = "side=BUY&type=LIMIT&quantity=1&symbol=ETHUSDT";
        String body = "quantity=7&timeInForce=GTC&price=3000&timestamp=" + Desk.NOW_MILLIS;
        RestReply reply = desk.raw("POST", "order", query, body + "&signature=" + Desk.sign(query + body));
        assertEquals("1.00000000", Desk.object(reply).get("origQty"), "the query wins");
        String separated = Desk.sign(query + "&" + body);
        Desk.refused(desk.raw("POST", "order", query, body + "&signature=" + separated), -1022,
                "Signature for this request is not valid.");
    }

    @Test
    void insistsOnEncodingBeforeSigning() {
        String raw = "symbol=ETHUSDT&origClientOrderId=\u00e9&timestamp=" + Desk.NOW_MILLIS;
        Desk.refused(desk.raw("GET", "order", raw + "&signature=" + Desk.sign(raw), ""), -1022,
                "Signature for this request is not valid.");
        String encoded = raw.replace("\u00e9", "%C3%A9");
        Desk.refused(desk.raw("GET", "order", encoded + "&signature=" + Desk.sign(encoded), ""), -2013,
                "Order does not exist.");
    }
}
