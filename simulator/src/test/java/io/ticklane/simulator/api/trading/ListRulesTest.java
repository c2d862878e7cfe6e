package io.ticklane.simulator.api.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.api.Desk;
import org.junit.jupiter.api.Test;

/** One test for each way in which the request for an order list is refused before the engine. */
class ListRulesTest {
    private static final String SELL = "symbol=ETHUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=3300"
            + "&belowType=STOP_LOSS_LIMIT&belowPrice=2990&belowStopPrice=3000&belowTimeInForce=GTC";
    private static final String BUY = "symbol=ETHUSDT&side=BUY&quantity=1&aboveType=STOP_LOSS&aboveStopPrice=3300"
            + "&belowType=LIMIT_MAKER&belowPrice=3000";
    private static final String OTO = "symbol=ETHUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=3000"
            + "&workingQuantity=1&workingTimeInForce=GTC&pendingType=LIMIT_MAKER&pendingSide=SELL&pendingQuantity=1"
            + "&pendingPrice=3300";
    private static final String OTOCO = "symbol=ETHUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=3000"
            + "&workingQuantity=1&workingTimeInForce=GTC&pendingSide=SELL&pendingQuantity=1"
            + "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=3300&pendingBelowType=STOP_LOSS"
            + "&pendingBelowStopPrice=2800";
    private static final String LEGACY = "symbol=ETHUSDT&side=SELL&quantity=1&price=3300&stopPrice=3000";

    private final Desk desk = new Desk();

    private void refused(String list, String parameters, int code, String message) {
        Desk.refused(desk.signed("POST", list, parameters), code, message);
    }

    private void oco(String parameters, int code, String message) {
        refused("orderList/oco", parameters, code, message);
    }

    private static String mandatory(String name) {
        return "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.";
    }

    private static String notRequired(String name) {
        return "Parameter '" + name + "' sent when not required.";
    }

    private static String without(String parameters, String name) {
        return parameters.replaceAll("&?\\b" + name + "=[^&]*", "");
    }

    @Test
    void insistsOnEveryMandatoryParameter() {
        for (String name : new String[]{"symbol", "side", "quantity", "aboveType", "belowType", "abovePrice",
            "belowPrice", "belowTimeInForce"}) {
            oco(without(SELL, name), -1102, mandatory(name));
        }
        for (String name : new String[]{"symbol", "workingType", "workingSide", "workingPrice",
            "workingQuantity", "workingTimeInForce", "pendingType", "pendingSide", "pendingQuantity",
            "pendingPrice"}) {
            refused("orderList/oto", without(OTO, name), -1102, mandatory(name));
        }
        for (String name : new String[]{"workingType", "workingSide", "workingPrice", "workingQuantity",
            "pendingSide", "pendingQuantity", "pendingAboveType", "pendingBelowType", "pendingAbovePrice"}) {
            refused("orderList/otoco", without(OTOCO, name), -1102, mandatory(name));
        }
        for (String name : new String[]{"symbol", "side", "quantity", "price", "stopPrice"}) {
            refused("order/oco", without(LEGACY, name), -1102, mandatory(name));
        }
    }

    @Test
    void insistsOnATriggerForContingentLegs() {
        oco(without(SELL, "belowStopPrice"), -1102,
                "Param 'belowStopPrice' or 'belowTrailingDelta' must be sent, but both were empty/null!");
    }

    @Test
    void refusesWhatALegHasNoUseFor() {
        oco(SELL + "&aboveStopPrice=3200", -1106, notRequired("aboveStopPrice"));
        oco(SELL + "&aboveTimeInForce=GTC", -1106, notRequired("aboveTimeInForce"));
        oco(BUY + "&abovePrice=3300", -1106, notRequired("abovePrice"));
        oco(BUY + "&aboveIcebergQty=0.1", -1106, notRequired("aboveIcebergQty"));
        oco(BUY + "&aboveTimeInForce=GTC", -1106, notRequired("aboveTimeInForce"));
        refused("orderList/oto", OTO + "&workingStopPrice=1", -1106, notRequired("workingStopPrice"));
    }

    @Test
    void takesOnlySomeTypesInAnOco() {
        String text = "Order type not supported in OCO.";
        oco(SELL.replace("aboveType=LIMIT_MAKER", "aboveType=LIMIT"), -1158, text);
        oco(BUY.replace("aboveType=STOP_LOSS", "aboveType=MARKET"), -1158, text);
        oco(SELL.replace("aboveType=LIMIT_MAKER", "aboveType=NONE"), -1116, "Invalid orderType.");
    }

    @Test
    void insistsOnOneContingentLeg() {
        oco("symbol=ETHUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=3300&belowType=LIMIT_MAKER"
                + "&belowPrice=3000", -1168, "At least one OCO order must be contingent.");
    }

    @Test
    void knowsWhichLegStandsWhere() {
        String pair = "symbol=ETHUSDT&quantity=1&side=%s&aboveType=%s&belowType=%s";
        oco(String.format(pair, "BUY", "LIMIT_MAKER", "STOP_LOSS"), -1165,
                "A limit order in a buy OCO must be below.");
        oco(String.format(pair, "SELL", "STOP_LOSS", "LIMIT_MAKER"), -1166,
                "A limit order in a sell OCO must be above.");
        oco(String.format(pair, "BUY", "STOP_LOSS", "STOP_LOSS"), -1196,
                "A stop loss order in a buy OCO must be above.");
        oco(String.format(pair, "BUY", "TAKE_PROFIT", "STOP_LOSS_LIMIT"), -1196,
                "A stop loss order in a buy OCO must be above.");
        oco(String.format(pair, "SELL", "STOP_LOSS_LIMIT", "STOP_LOSS"), -1197,
                "A stop loss order in a sell OCO must be below.");
        oco(String.format(pair, "BUY", "TAKE_PROFIT", "LIMIT_MAKER"), -1198,
                "A take profit order in a buy OCO must be below.");
        oco(String.format(pair, "SELL", "LIMIT_MAKER", "TAKE_PROFIT_LIMIT"), -1199,
                "A take profit order in a sell OCO must be above.");
    }

    @Test
    void knowsWhichPendingLegStandsWhere() {
        refused("orderList/otoco",
                OTOCO.replace("pendingBelowType=STOP_LOSS", "pendingBelowType=TAKE_PROFIT"), -1199,
                "A take profit order in a sell OCO must be above.");
    }

    @Test
    void takesIcebergsOnlyUntilCancelled() {
        oco(SELL.replace("GTC", "IOC") + "&belowIcebergQty=0.1", -1160,
                "Parameter 'belowIcebergQty' is not supported if `aboveTimeInForce`/`belowTimeInForce` is not GTC.");
        oco(SELL + "&aboveIcebergQty=1", -1013, "IcebergQty exceeds QTY.");
    }

    @Test
    void insistsOnALimitThatWorksFirst() {
        refused("orderList/oto", OTO.replace("workingType=LIMIT", "workingType=MARKET"), -1116,
                "Invalid orderType.");
    }

    @Test
    void insistsOnABidAndAsksInAnOpo() {
        String opo = without(OTO, "pendingQuantity");
        refused("orderList/opo", opo.replace("workingSide=BUY", "workingSide=SELL"), -1222,
                "Working order in an OPO list must be a bid.");
        refused("orderList/opo", opo.replace("pendingSide=SELL", "pendingSide=BUY"), -1223,
                "Pending orders in an OPO list must be asks.");
        refused("orderList/opo", OTO, -1225,
                "Pending orders should not include the 'pendingQuantity' tag.");
        refused("orderList/opoco", OTOCO, -1225,
                "Pending orders should not include the 'pendingQuantity' tag.");
    }

    @Test
    void wantsStopLimitPriceAndItsTimeTogether() {
        refused("order/oco", LEGACY + "&stopLimitPrice=2990", -1128,
                "Combination of optional parameters invalid. Recommendation: "
                        + "'stopLimitTimeInForce' should also be sent.");
        refused("order/oco", LEGACY + "&stopLimitTimeInForce=GTC", -1106,
                notRequired("stopLimitTimeInForce"));
    }

    @Test
    void judgesTheFiltersOfEveryLeg() {
        oco(SELL.replace("abovePrice=3300", "abovePrice=3300.001"), -1013, "Filter failure: PRICE_FILTER");
        oco(SELL.replace("belowStopPrice=3000", "belowStopPrice=3000.001"), -1013,
                "Filter failure: PRICE_FILTER");
        oco(SELL.replace("quantity=1", "quantity=0.0001"), -1013, "Filter failure: NOTIONAL");
        refused("orderList/oto", OTO.replace("pendingQuantity=1", "pendingQuantity=0.00001"), -1013,
                "Filter failure: LOT_SIZE");
    }

    @Test
    void readsEveryParameterOnce() {
        oco(SELL + "&colour=red", -1104,
                "Not all sent parameters were read; read '11' parameter(s) but was sent '12'.");
        assertEquals(400, desk.signed("POST", "orderList/oco", SELL + "&price=1").status());
    }
}
