package io.ticklane.simulator.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors, envelopes, nulls, and what there are no words for. */
class SbeResponsesTest {
    private static final String CANCELLED = "{'symbol':'ETHUSDT','origClientOrderId':'a','orderId':77,'orderListId':-1,"
            + "'clientOrderId':'b','transactTime':1784102405001,'price':'3100.00000000','origQty':'1.00000000',"
            + "'executedQty':'0.00000000','origQuoteOrderQty':'0.00000000','cummulativeQuoteQty':'0.00000000',"
            + "'status':'CANCELED','timeInForce':'GTC','type':'LIMIT','side':'BUY','selfTradePreventionMode':'NONE'}";

    private final SbeReader reader = new SbeReader(SbeSchema.ours("spot"), false);

    private static Object json(String text) throws JsonException {
        return Json.parse(text.replace('\'', '"'));
    }

    private SbeReader.Message body(String method, int status, String text) throws JsonException {
        return reader.read(SbeResponses.body(method, status, json(text), false));
    }

    private SbeReader.Message frame(SbeVersion version, Object id, List<?> rateLimits) throws JsonException {
        return reader.read(SbeResponses.frame(new SbeEnvelope(version, id, rateLimits), "time", 200,
                json("{'serverTime':1784102400123}"), false));
    }

    @Test
    void anErrorIsAnErrorWhateverTheMethod() throws JsonException {
        SbeReader.Message error = body("depth", 400, "{'code':-1121,'msg':'Invalid symbol.'}");
        assertEquals(100, error.templateId());
        assertEquals(-1121L, error.fields().get("code"));
        assertEquals("Invalid symbol.", error.fields().get("msg"));
        assertEquals(Long.MIN_VALUE, error.fields().get("serverTime"));
        assertEquals(Long.MIN_VALUE, error.fields().get("retryAfter"));
        assertNull(error.fields().get("data"));
    }

    @Test
    void aBanTellsWhenItEnds() throws JsonException {
        SbeReader.Message error = body("time", 418, "{'code':-1003,'msg':'Way too much request weight used.',"
                + "'data':{'serverTime':1784102400500,'retryAfter':1784102520000}}");
        assertEquals(1_784_102_400_500_000L, error.fields().get("serverTime"));
        assertEquals(1_784_102_520_000_000L, error.fields().get("retryAfter"));
        assertNull(error.fields().get("data"));
    }

    @Test
    void aHalfDoneReplacementIsInTheError() throws JsonException {
        SbeReader.Message error = body("order.cancelReplace", 409,
                "{'code':-2021,'msg':'Order cancel-replace "
                        + "partially failed.','data':{'cancelResult':'SUCCESS','newOrderResult':'FAILURE','cancelResponse':"
                        + CANCELLED + ",'newOrderResponse':{'code':-2010,'msg':'no'}}}");
        SbeReader.Message data = (SbeReader.Message) error.fields().get("data");
        assertEquals("CancelReplaceOrderResponse", data.name());
        assertEquals("CancelOrderResponse", ((SbeReader.Message) data.fields().get("cancelResponse")).name());
        SbeReader.Message placed = (SbeReader.Message) data.fields().get("newOrderResponse");
        assertEquals(-2010L, placed.fields().get("code"));
    }

    @Test
    void aReplacementThatWasNotTriedIsNull() throws JsonException {
        SbeReader.Message error = body("order.cancelReplace", 400,
                "{'code':-2022,'msg':'Order cancel-replace failed.',"
                        + "'data':{'cancelResult':'FAILURE','newOrderResult':'NOT_ATTEMPTED','cancelResponse':{'code':-2011,"
                        + "'msg':'Unknown order sent.'},'newOrderResponse':null}}");
        Map<String, Object> data = ((SbeReader.Message) error.fields().get("data")).fields();
        assertEquals(1L, data.get("cancelResult"));
        assertEquals(2L, data.get("newOrderResult"));
        assertEquals("ErrorResponse", ((SbeReader.Message) data.get("cancelResponse")).name());
        assertNull(data.get("newOrderResponse"));
    }

    @Test
    void theEnvelopeSaysWhatJsonSaysAroundAnAnswer() throws JsonException {
        List<?> limits = (List<?>) json(
                "[{'rateLimitType':'ORDERS','interval':'SECOND','intervalNum':10,'limit':100,"
                        + "'count':1},{'rateLimitType':'REQUEST_WEIGHT','interval':'MINUTE','intervalNum':1,'limit':6000,"
                        + "'count':2}]");
        SbeReader.Message envelope = frame(SbeVersion.LATEST, "c0ffee-17", limits);
        assertEquals(50, envelope.templateId());
        assertEquals(5, envelope.version());
        assertEquals(0L, envelope.fields().get("sbeSchemaIdVersionDeprecated"));
        assertEquals(200L, envelope.fields().get("status"));
        assertEquals("c0ffee-17", envelope.fields().get("id"));
        assertEquals(Meaning.of(limits), Meaning.of(((Map<?, ?>) envelope.json()).get("rateLimits")));
        SbeReader.Message time = (SbeReader.Message) envelope.fields().get("result");
        assertEquals(1_784_102_400_123_000L, time.fields().get("serverTime"));
    }

    @Test
    void theEnvelopeKnowsDeprecatedVersionsAndIdsOfAllKinds() throws JsonException {
        SbeReader.Message envelope = frame(new SbeVersion(3, 2, true), 17L, null);
        assertEquals(1L, envelope.fields().get("sbeSchemaIdVersionDeprecated"));
        assertEquals(5, envelope.version());
        assertEquals("17", envelope.fields().get("id"));
        assertEquals(List.of(), envelope.fields().get("rateLimits"));
        assertEquals("", frame(SbeVersion.LATEST, null, null).fields().get("id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"no.such.method|{}", "depth|{}", "depth|null", "depth|[]", "time|{'serverTime':'x'}",
                "ticker.price|{'symbol':'A','price':'0.000000001'}",
                "ticker.price|{'symbol':'A','price':'99999999999999'}",
                "ticker.price|{'symbol':'A','price':'x'}", "order.place|[]",
                "orderList.place.oco|{'orderReports':[]}",
                "time|{'serverTime':9223372036854775807}",
                "account.rateLimits.orders|[{'rateLimitType':'ORDERS',"
                        + "'interval':'DAY','intervalNum':300,'limit':1,'count':1}]"})
    void whatThereAreNoWordsForSaysSo(String method, String text) throws JsonException {
        assertEquals(999, body(method, 200, text).templateId());
    }

    @Test
    void aTextTooLongForItsLengthIsWordless() throws JsonException {
        String symbol = "A".repeat(255);
        assertEquals(999, body("ticker.price", 200, "{'symbol':'" + symbol + "','price':'1'}").templateId());
        assertEquals(209, body("ticker.price", 200, "{'symbol':'" + symbol.substring(1) + "','price':'1'}")
                .templateId());
    }

    @Test
    void anErrorWithoutACodeIsWordless() throws JsonException {
        assertEquals(999, body("time", 500, "null").templateId());
        assertEquals(999, body("time", 500, "{'msg':'x'}").templateId());
    }

    @Test
    void aFilterTheSchemaLacksIsWordlessByItself() throws JsonException {
        SbeReader.Message filters = body("myFilters", 200, "{'exchangeFilters':[{'filterType':'NEW_KIND'}],"
                + "'symbolFilters':[{'filterType':'MAX_NUM_ORDERS','maxNumOrders':200}],'assetFilters':[]}");
        assertEquals(105, filters.templateId());
        assertEquals("NonRepresentableMessage", filter(filters, "exchangeFilters").name());
        assertEquals("MaxNumOrdersFilter", filter(filters, "symbolFilters").name());
    }

    private static SbeReader.Message filter(SbeReader.Message filters, String group) {
        return (SbeReader.Message) ((Map<?, ?>) ((List<?>) filters.fields().get(group)).get(0)).get("filter");
    }

    @Test
    void aConstantTheSchemaLacksIsNonRepresentable() throws JsonException {
        SbeReader.Message order = body("order.cancel", 200, CANCELLED.replace("'LIMIT'", "'NEW_KIND'"));
        assertEquals(305, order.templateId());
        assertEquals(254L, order.fields().get("orderType"));
    }

    @Test
    void whatAnOrderLeavesOutIsNullOrUsual() throws JsonException {
        Map<String, Object> order = body("order.cancel", 200, CANCELLED).fields();
        for (String name : List.of("orderListId", "stopPrice", "trailingDelta", "trailingTime", "icebergQty",
                "strategyId", "peggedPrice")) {
            assertEquals(Long.MIN_VALUE, order.get(name), name);
        }
        assertEquals((long) Integer.MIN_VALUE, order.get("strategyType"));
        for (String name : List.of("pegPriceType", "pegOffsetType", "pegOffsetValue")) {
            assertEquals(255L, order.get(name), name);
        }
        assertEquals(0L, order.get("preventedQuantity"));
        assertEquals(0L, order.get("usedSor"));
        assertEquals(1L, order.get("orderCapacity"));
        assertEquals(1L, order.get("workingFloor"));
    }

    /** A pending order that spends what another one buys has no quantity until that is done. */
    @Test
    void anOrderWithoutAQuantityYetHasNone() throws JsonException {
        String unsized = CANCELLED.replace("'origQty':'1.00000000',", "");
        assertEquals(0L, body("order.cancel", 200, unsized).fields().get("origQty"));
        assertEquals(0L, body("order.place", 200, unsized).fields().get("origQty"));
        assertEquals(0L,
                body("order.place", 200, unsized.replace("}", ",'fills':[]}")).fields().get("origQty"));
        String query = unsized.replace("}", ",'time':1,'updateTime':2,'isWorking':false}");
        assertEquals(0L, body("order.status", 200, query).fields().get("origQty"));
        assertEquals(308, body("openOrders.status", 200, "[" + query + "]").templateId());
        String list = "{'orderListId':6,'contingencyType':'OTO','listStatusType':'EXEC_STARTED','listOrderStatus':"
                + "'EXECUTING','listClientOrderId':'l','transactionTime':1,'symbol':'ETHUSDT','orders':[],"
                + "'orderReports':[" + unsized + "]}";
        assertEquals(310, body("orderList.place.opo", 200, list).templateId());
        assertEquals(311,
                body("orderList.place.opo", 200, list.replace("}]}", ",'fills':[]}]}")).templateId());
        assertEquals(312, body("orderList.cancel", 200, list).templateId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.place", "sor.order.place"})
    void theKindOfAnswerTellsTheTemplateOfANewOrder(String method) throws JsonException {
        String ack = "{'symbol':'ETHUSDT','orderId':7,'orderListId':-1,'clientOrderId':'a','transactTime':1}";
        assertEquals(300, body(method, 200, ack).templateId());
        assertEquals(301, body(method, 200, CANCELLED).templateId());
        assertEquals(302, body(method, 200, CANCELLED.replace("}", ",'fills':[]}")).templateId());
    }

    @Test
    void aSymbolThatNeverTradedHasNoPrices() throws JsonException {
        Map<String, Object> ticker = body("ticker", 200, "{'symbol':'A','priceChange':'0.00000000',"
                + "'priceChangePercent':'0.000','weightedAvgPrice':'0.00000000','openPrice':'0.00000000',"
                + "'highPrice':'0.00000000','lowPrice':'0.00000000','lastPrice':'0.00000000','volume':'0.00000000',"
                + "'quoteVolume':'0.00000000','openTime':1,'closeTime':2,'firstId':-1,'lastId':-1,'count':0}")
                .fields();
        for (String name : List.of("priceChange", "weightedAvgPrice", "openPrice", "highPrice", "lowPrice",
                "lastPrice",
                "firstId", "lastId")) {
            assertEquals(Long.MIN_VALUE, ticker.get(name), name);
        }
        assertEquals(Float.NaN, ticker.get("priceChangePercent"));
    }

    @Test
    void aPriceThatDidNotMoveIsNoNull() throws JsonException {
        Map<String, Object> ticker = body("ticker", 200, "{'symbol':'A','priceChange':'0.00000000',"
                + "'priceChangePercent':'0.000','weightedAvgPrice':'1.00000000','openPrice':'1.00000000',"
                + "'highPrice':'1.00000000','lowPrice':'1.00000000','lastPrice':'1.00000000','volume':'1.00000000',"
                + "'quoteVolume':'1.00000000','openTime':1,'closeTime':2,'firstId':1,'lastId':1,'count':1}")
                .fields();
        assertEquals(0L, ticker.get("priceChange"));
        assertEquals(0f, ticker.get("priceChangePercent"));
    }

    @Test
    void aSessionNobodyLoggedOnToHasNoKey() throws JsonException {
        Map<String, Object> session = body("session.status", 200, "{'apiKey':null,'authorizedSince':null,"
                + "'connectedSince':1784102400000,'returnRateLimits':true,'serverTime':1784102400123,"
                + "'userDataStream':null}").fields();
        assertEquals("", session.get("loggedOnApiKey"));
        assertEquals(Long.MIN_VALUE, session.get("authorizedSince"));
        assertEquals(255L, session.get("userDataStream"));
    }

    @Test
    void anUnknownEventIsWordless() {
        byte[] frame = SbeEvents.frame(Map.of("e", "listenKeyExpired", "E", 1L), 0, false);
        assertEquals(999, reader.read(frame).templateId());
        assertEquals(999, reader.read(SbeEvents.frame(Map.of(), 0, false)).templateId());
    }

    @Test
    void noCommissionHasNoDecimalsAndNoAsset() throws JsonException {
        Map<String, Object> event = report("'n':'0','N':null");
        assertEquals(0L, event.get("commissionExponent"));
        assertEquals("", event.get("commissionAsset"));
        assertEquals("", event.get("rejectReason"));
        assertEquals(3L, event.get("subscriptionId"));
        event = report("'n':'0.00080000','N':'ETH'");
        assertEquals(-8L, event.get("commissionExponent"));
        assertEquals(80_000L, event.get("commission"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> report(String commission) throws JsonException {
        Object event = json(
                "{'e':'executionReport','E':1784102400124,'s':'ETHUSDT','c':'a','S':'BUY','o':'LIMIT',"
                        + "'f':'GTC','q':'1.0','p':'3120.45','P':'0.0','F':'0.0','g':-1,'C':'','x':'TRADE','X':'FILLED',"
                        + "'r':'NONE','i':7,'l':'1.0','z':'1.0','L':'3120.45'," + commission
                        + ",'T':1784102400123,'t':99,"
                        + "'I':90,'w':true,'m':false,'M':true,'O':1784102400123,'Z':'3120.45','Y':'3120.45','Q':'0.0',"
                        + "'W':1784102400123,'V':'NONE'}");
        return reader.read(SbeEvents.frame((Map<String, Object>) event, 3, false)).fields();
    }
}
