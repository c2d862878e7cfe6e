package io.ticklane.simulator.api;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.SelfTradePrevention;
import io.ticklane.simulator.engine.SymbolRules;
import io.ticklane.simulator.engine.SymbolStatus;
import java.util.List;
import java.util.Set;
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
        refused(MARKET + "&quantity=900000", -1013, "Filter failure: LOT_SIZE");
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

    private static final String STOP = "symbol=ETHUSDT&side=SELL&type=STOP_LOSS&quantity=1";
    private static final String STOP_LIMIT = STOP.replace("STOP_LOSS", "STOP_LOSS_LIMIT")
            + "&timeInForce=GTC&price=3000";

    private static String either(String one, String other) {
        return "Param '" + one + "' or '" + other + "' must be sent, but both were empty/null!";
    }

    private static String notRequired(String name) {
        return "Parameter '" + name + "' sent when not required.";
    }

    @Test
    void insistsOnATriggerForContingentOrders() {
        for (String type : new String[]{"STOP_LOSS", "TAKE_PROFIT"}) {
            refused(STOP.replace("STOP_LOSS", type), -1102, either("stopPrice", "trailingDelta"));
            refused(STOP_LIMIT.replace("STOP_LOSS", type), -1102, either("stopPrice", "trailingDelta"));
            refused(STOP_LIMIT.replace("STOP_LOSS", type).replace("&price=3000", "") + "&stopPrice=3000",
                    -1102,
                    mandatory("price"));
            refused(STOP_LIMIT.replace("STOP_LOSS", type).replace("&timeInForce=GTC", "") + "&stopPrice=3000",
                    -1102, mandatory("timeInForce"));
            refused(STOP.replace("STOP_LOSS", type).replace("&quantity=1", "") + "&stopPrice=3000", -1102,
                    mandatory("quantity"));
        }
    }

    @Test
    void refusesWhatContingentOrdersHaveNoUseFor() {
        refused(STOP + "&stopPrice=3000&price=3000", -1106, notRequired("price"));
        refused(STOP + "&stopPrice=3000&timeInForce=GTC", -1106, notRequired("timeInForce"));
        refused(STOP + "&stopPrice=3000&icebergQty=0.5", -1106, notRequired("icebergQty"));
        refused(STOP + "&stopPrice=3000&quoteOrderQty=5", -1106, notRequired("quoteOrderQty"));
        refused(BUY + "&trailingDelta=100", -1106, notRequired("trailingDelta"));
        refused(MARKET + "&quantity=1&stopPrice=3000", -1106, notRequired("stopPrice"));
        refused(MARKET + "&quantity=1&icebergQty=0.5", -1106, notRequired("icebergQty"));
        refused(BUY.replace("LIMIT&timeInForce=GTC", "LIMIT_MAKER") + "&stopPrice=1", -1106,
                notRequired("stopPrice"));
    }

    @Test
    void limitsIcebergs() {
        refused(BUY.replace("GTC", "IOC") + "&icebergQty=0.5", -1014, "Unsupported order combination.");
        refused(BUY + "&icebergQty=1", -1013, "IcebergQty exceeds QTY.");
        refused(BUY + "&icebergQty=0.00995", -1013, "Filter failure: LOT_SIZE");
        refused(BUY + "&icebergQty=0.0099", -1013, "Filter failure: ICEBERG_PARTS");
        assertEquals(200, desk.order(BUY + "&icebergQty=0.01").status());
        assertEquals(200, desk.order(BUY + "&icebergQty=0").status(), "none at all");
    }

    @Test
    void knowsStrategies() {
        refused(BUY + "&strategyType=999999", -1134, "`strategyType` was less than 1000000.");
        refused(BUY + "&strategyType=3000000000", -1108, "Parameter 'strategyType' overflowed.");
        refused(BUY + "&strategyId=9223372036854775808", -1108, "Parameter 'strategyId' overflowed.");
        refused(BUY + "&strategyId=x", -1100,
                "Illegal characters found in parameter 'strategyId'; legal range is '^[0-9]{1,20}$'.");
        assertEquals(200, desk.order(BUY + "&strategyType=1000000&strategyId=0").status());
    }

    @Test
    void knowsPegs() {
        String pegged = BUY.replace("&price=3120.45", "") + "&pegPriceType=PRIMARY_PEG";
        refused(BUY + "&pegPriceType=BEST", -1210, "Invalid pegPriceType.");
        refused(pegged + "&pegOffsetType=TICKS&pegOffsetValue=1", -1211, "Invalid pegOffsetType.");
        String both = "Combination of optional fields invalid. Recommendation: 'pegOffsetType' and 'pegOffsetValue'"
                + " must both be sent.";
        refused(pegged + "&pegOffsetType=PRICE_LEVEL", -1128, both);
        refused(pegged + "&pegOffsetValue=1", -1128, both);
        refused(pegged + "&pegOffsetType=PRICE_LEVEL&pegOffsetValue=101", -1130,
                "Data sent for parameter 'pegOffsetValue' is not valid.");
        refused(BUY + "&pegOffsetType=PRICE_LEVEL&pegOffsetValue=1", -1106, notRequired("pegOffsetType"));
        refused(MARKET + "&quantity=1&pegPriceType=MARKET_PEG", -2010,
                "This order type may not use pegged price.");
        refused(STOP + "&stopPrice=3000&pegPriceType=MARKET_PEG", -2010,
                "This order type may not use pegged price.");
        refused(pegged.replace("GTC", "IOC"), -2010, "This price peg cannot be used with this order type.");
        refused("symbol=ETHUSDT&side=BUY&type=LIMIT_MAKER&quantity=1&pegPriceType=MARKET_PEG", -2010,
                "This price peg cannot be used with this order type.");
        refused(pegged, -2010, "Order book liquidity is too low for this pegged order.");
    }

    @Test
    void saysWhatTheSymbolDoesNotHave() {
        SymbolRules rules = desk.exchange.rules(0);
        desk.exchange.rules(0, new SymbolRules(rules.status(), Set.of(), SelfTradePrevention.NONE,
                Set.of(SelfTradePrevention.NONE), rules.filters(), null));
        String tail = " orders are not supported for this symbol.";
        refused(MARKET + "&quantity=1", -1013, "Market" + tail);
        refused(STOP + "&stopPrice=3000", -1013, "Stop loss" + tail);
        refused(STOP_LIMIT + "&stopPrice=3000", -1013, "Stop loss limit" + tail);
        refused(STOP.replace("STOP_LOSS", "TAKE_PROFIT") + "&stopPrice=3000", -1013, "Take profit" + tail);
        refused(STOP_LIMIT.replace("STOP_LOSS", "TAKE_PROFIT") + "&stopPrice=3000", -1013,
                "Take profit limit" + tail);
        refused(BUY + "&icebergQty=0.5", -1013, "Iceberg" + tail);
        refused(BUY + "&pegPriceType=PRIMARY_PEG", -1013, "Pegged" + tail);
        refused(BUY + "&selfTradePreventionMode=EXPIRE_BOTH", -1013,
                "This symbol does not allow the specified self-trade prevention mode.");
        Desk.refused(desk.signed("POST", "order/cancelReplace",
                BUY + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=1"), -1013,
                "Order cancel-replace is not supported for this symbol.");
        assertEquals(200, desk.order(BUY).status());
        Desk.refused(desk.signed("PUT", "order/amend/keepPriority", "symbol=ETHUSDT&orderId=1&newQty=0.5"),
                -2038,
                "Order amend is not supported for this symbol.");
        String oco = "symbol=ETHUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=3300"
                + "&belowType=STOP_LOSS&belowStopPrice=3000";
        Desk.refused(desk.signed("POST", "orderList/oco", oco), -1013,
                "OCO orders are not supported for this symbol");
        desk.exchange.rules(0, new SymbolRules(rules.status(), Set.of(SymbolRules.Feature.MARKET,
                SymbolRules.Feature.STOPS), SelfTradePrevention.NONE, Set.of(), rules.filters(), null));
        refused(MARKET + "&quoteOrderQty=10", -1013,
                "Quote order qty market orders are not support for this symbol.");
        refused(STOP + "&trailingDelta=100", -1013, "Trailing stop" + tail);
    }

    @Test
    void placesNothingWhereNothingTrades() {
        desk.order(BUY);
        for (SymbolStatus status : SymbolStatus.values()) {
            desk.exchange.rules(0, desk.exchange.rules(0).with(status));
            if (status != SymbolStatus.TRADING) {
                refused(BUY, -1013, "Market is closed.");
            }
        }
    }

    @Test
    void cancelsNothingWhereNothingTradesButWhereCancelsAreAllTheyAllow() {
        desk.order(BUY);
        desk.exchange.rules(0, desk.exchange.rules(0).with(SymbolStatus.HALT));
        Desk.refused(desk.signed("DELETE", "order", "symbol=ETHUSDT&orderId=1"), -2011, "Market is closed.");
        Desk.refused(desk.signed("DELETE", "openOrders", "symbol=ETHUSDT"), -2011, "Market is closed.");
        desk.exchange.rules(0, desk.exchange.rules(0).with(SymbolStatus.CANCEL_ONLY));
        assertEquals(200,
                desk.signed("PUT", "order/amend/keepPriority", "symbol=ETHUSDT&orderId=1&newQty=0.5")
                        .status());
        assertEquals(200, desk.signed("DELETE", "openOrders", "symbol=ETHUSDT").status());
    }

    @Test
    void refusesAmountsOfNothing() {
        refused(STOP + "&stopPrice=0", -1102, either("stopPrice", "trailingDelta"));
        refused(STOP + "&trailingDelta=0", -1102, either("stopPrice", "trailingDelta"));
        desk.exchange.rules(0, desk.exchange.rules(0).with(List.of()));
        desk.quote(false, 310_000, 10_000);
        for (String nothing : new String[]{"&quantity=0", "&quoteOrderQty=0"}) {
            refused(MARKET + nothing, -1013, "Price * QTY is zero or less.");
        }
        refused(BUY.replace("quantity=1", "quantity=0"), -1013, "Price * QTY is zero or less.");
    }

    @Test
    void letsOnlyThoseTradeWhoMay() {
        String query = BUY + "&timestamp=" + desk.micros / 1_000;
        for (String path : new String[]{"order", "order/test", "sor/order", "sor/order/test"}) {
            RestReply reply = desk.api.handle(new RestRequest("POST", "/api/v3/" + path,
                    query + "&signature=" + Desk.sign(query), "", Desk.READ_KEY, null, "ip"));
            Desk.refused(reply, 401, -2015, "Invalid API-key, IP, or permissions for action.");
        }
    }

    @Test
    void knowsSelfTradePreventionModes() {
        refused(BUY + "&selfTradePreventionMode=MAYBE", -1130,
                "Data sent for parameter 'selfTradePreventionMode' is not valid.");
        for (SelfTradePrevention mode : SelfTradePrevention.values()) {
            assertEquals(mode.name(), Desk.object(desk.order(BUY + "&selfTradePreventionMode=" + mode))
                    .get("selfTradePreventionMode"));
        }
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
