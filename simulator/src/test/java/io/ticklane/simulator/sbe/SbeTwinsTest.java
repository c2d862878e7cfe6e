package io.ticklane.simulator.sbe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers and events with made-up contents say in SBE what they say in JSON: read by the schema file, and alike by
 * the generated decoders.
 */
class SbeTwinsTest {
    private static final int ROUNDS = 60;
    private static final SbeSchema SCHEMA = SbeSchema.ours("spot");

    private final GeneratedDecoders decoders = new GeneratedDecoders(SCHEMA);

    private SbeReader.Message read(byte[] frame, boolean micros) throws ReflectiveOperationException {
        SbeReader.Message message = new SbeReader(SCHEMA, micros).read(frame);
        assertAlike(message.fields(), decoders.read(frame));
        return message;
    }

    private static void assertAlike(Object byHand, Object generated) {
        if (byHand instanceof SbeReader.Message message) {
            assertAlike(message.fields(), generated);
        } else if (byHand instanceof byte[] bytes) {
            assertArrayEquals(bytes, (byte[]) generated);
        } else if (byHand instanceof List<?> list) {
            assertEquals(list.size(), ((List<?>) generated).size());
            for (int i = 0; i < list.size(); i++) {
                assertAlike(list.get(i), ((List<?>) generated).get(i));
            }
        } else if (byHand instanceof Map<?, ?> fields) {
            assertEquals(fields.keySet(), ((Map<?, ?>) generated).keySet());
            fields.forEach((name, value) -> assertAlike(value, ((Map<?, ?>) generated).get(name)));
        } else {
            assertEquals(byHand, generated);
        }
    }

    /** Groups need an entry where their kind tells the template. */
    @ParameterizedTest
    @CsvSource({"PingResponse,ping,0", "ServerTimeResponse,time,0", "ExchangeInfoResponse,exchangeInfo,0",
        "ExecutionRulesResponse,executionRules,0", "MyFiltersResponse,myFilters,0", "DepthResponse,depth,0",
        "TradesResponse,trades.recent,0", "TradesResponse,trades.historical,0",
        "AggTradesResponse,trades.aggregate,0", "KlinesResponse,klines,0", "KlinesResponse,uiKlines,0",
        "AveragePriceResponse,avgPrice,0", "Ticker24hSymbolFullResponse,ticker.24hr,0",
        "Ticker24hFullResponse,ticker.24hr,0", "Ticker24hSymbolMiniResponse,ticker.24hr,0",
        "Ticker24hMiniResponse,ticker.24hr,1", "PriceTickerSymbolResponse,ticker.price,0",
        "PriceTickerResponse,ticker.price,0", "BookTickerSymbolResponse,ticker.book,0",
        "BookTickerResponse,ticker.book,0", "TickerSymbolFullResponse,ticker,0",
        "TickerFullResponse,ticker,0", "TickerSymbolMiniResponse,ticker,0", "TickerMiniResponse,ticker,1",
        "TickerSymbolFullResponse,ticker.tradingDay,0", "TickerMiniResponse,ticker.tradingDay,1",
        "ReferencePriceResponse,referencePrice,0",
        "ReferencePriceCalculationResponse,referencePrice.calculation,0",
        "BlockTradesResponse,blockTrades.historical,0", "NewOrderAckResponse,order.place,0",
        "NewOrderResultResponse,order.place,0", "NewOrderFullResponse,order.place,0",
        "NewOrderFullResponse,sor.order.place,0", "OrderTestResponse,order.test,0",
        "OrderTestWithCommissionsResponse,order.test,0", "OrderTestWithCommissionsResponse,sor.order.test,0",
        "OrderResponse,order.status,0", "CancelOrderResponse,order.cancel,0",
        "CancelOrderListResponse,order.cancel,0", "OrdersResponse,openOrders.status,0",
        "OrdersResponse,allOrders,0", "NewOrderListAckResponse,orderList.place,1",
        "NewOrderListAckResponse,orderList.place.oto,1", "NewOrderListResultResponse,orderList.place.oco,1",
        "NewOrderListFullResponse,orderList.place.otoco,1", "NewOrderListFullResponse,orderList.place.opo,1",
        "NewOrderListResultResponse,orderList.place.opoco,1", "CancelOrderListResponse,orderList.cancel,0",
        "OrderListResponse,orderList.status,0", "OrderListsResponse,openOrderLists.status,0",
        "OrderListsResponse,allOrderLists,0", "OrderAmendmentsResponse,order.amendments,0",
        "AccountResponse,account.status,0", "AccountTradesResponse,myTrades,0",
        "AccountOrderRateLimitResponse,account.rateLimits.orders,0",
        "AccountPreventedMatchesResponse,myPreventedMatches,0", "AccountAllocationsResponse,myAllocations,0",
        "AccountCommissionResponse,account.commission,0", "WebSocketSessionLogonResponse,session.logon,0",
        "WebSocketSessionStatusResponse,session.status,0", "WebSocketSessionLogoutResponse,session.logout,0",
        "UserDataStreamSubscribeResponse,userDataStream.subscribe,0",
        "UserDataStreamSubscribeResponse,userDataStream.subscribe.signature,0",
        "UserDataStreamUnsubscribeResponse,userDataStream.unsubscribe,0"})
    void answersSayTheSame(String template, String method, int least) throws ReflectiveOperationException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            boolean micros = seed % 2 == 1;
            Object json = new RandomTwin(SCHEMA, new Random(seed)).of(SCHEMA.message(template), least);
            SbeReader.Message message = read(SbeResponses.body(method, 200, json, micros), micros);
            assertEquals(template, message.name());
            assertEquals(Meaning.of(json), Meaning.of(message.json()));
        }
    }

    @ParameterizedTest
    @CsvSource({"BalanceUpdateEvent,balanceUpdate", "EventStreamTerminatedEvent,eventStreamTerminated",
        "ExecutionReportEvent,executionReport", "ExternalLockUpdateEvent,externalLockUpdate",
        "ListStatusEvent,listStatus", "OutboundAccountPositionEvent,outboundAccountPosition",
        "ServerShutdownEvent,serverShutdown"})
    void eventsSayTheSame(String template, String type) throws ReflectiveOperationException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            boolean micros = seed % 2 == 1;
            Map<String, Object> event = object(
                    new RandomTwin(SCHEMA, new Random(seed)).of(SCHEMA.message(template), 0));
            Long subscriptionId = (Long) event.remove("subscriptionId");
            event.put("e", type);
            SbeReader.Message message = read(SbeEvents.frame(event,
                    subscriptionId == null ? null : subscriptionId.intValue(), micros), micros);
            assertEquals(template, message.name());
            event.remove("e");
            if (subscriptionId != null) {
                event.put("subscriptionId", subscriptionId);
            }
            assertEquals(Meaning.of(event), Meaning.of(message.json()));
        }
    }

    /** JSON has the array alone. */
    @Test
    void subscriptionsSayTheSame() throws ReflectiveOperationException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Object json = object(new RandomTwin(SCHEMA, new Random(seed))
                    .of(SCHEMA.message("WebSocketSessionSubscriptionsResponse"), 0)).get("subscriptions");
            SbeReader.Message message = read(SbeResponses.body("session.subscriptions", 200, json, false),
                    false);
            assertEquals("WebSocketSessionSubscriptionsResponse", message.name());
            assertEquals(Meaning.of(json), Meaning.of(object(message.json()).get("subscriptions")));
        }
    }

    /** JSON has the order in an object of its own, and one list or none. */
    @Test
    void amendedOrdersSayTheSame() throws ReflectiveOperationException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Map<String, Object> flat = object(new RandomTwin(SCHEMA, new Random(seed))
                    .of(SCHEMA.message("OrderAmendKeepPriorityResponse"), 0));
            List<?> lists = (List<?>) flat.get("listStatus");
            flat.put("listStatus", lists.subList(0, Math.min(1, lists.size())));
            Map<String, Object> order = new LinkedHashMap<>(flat);
            order.keySet().removeAll(List.of("transactTime", "executionId", "listStatus", "relatedOrders"));
            Map<String, Object> json = new LinkedHashMap<>(flat);
            json.keySet().retainAll(List.of("transactTime", "executionId", "relatedOrders"));
            json.put("amendedOrder", order);
            if (!lists.isEmpty()) {
                json.put("listStatus", lists.get(0));
            }
            SbeReader.Message message = read(SbeResponses.body("order.amend.keepPriority", 200, json, false),
                    false);
            assertEquals("OrderAmendKeepPriorityResponse", message.name());
            assertEquals(Meaning.of(flat), Meaning.of(message.json()));
        }
    }

    @Test
    void ordersReplacedSayTheSame() throws ReflectiveOperationException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomTwin twin = new RandomTwin(SCHEMA, new Random(seed));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("cancelResult", "SUCCESS");
            json.put("newOrderResult", "SUCCESS");
            json.put("cancelResponse", twin.of(SCHEMA.message("CancelOrderResponse"), 0));
            json.put("newOrderResponse", twin.of(SCHEMA.message(List.of("NewOrderAckResponse",
                    "NewOrderResultResponse", "NewOrderFullResponse").get(seed % 3)), 0));
            SbeReader.Message message = read(SbeResponses.body("order.cancelReplace", 200, json, false),
                    false);
            assertEquals("CancelReplaceOrderResponse", message.name());
            assertEquals(Meaning.of(json), Meaning.of(message.json()));
        }
    }

    @Test
    void ordersAndListsCancelledTogetherSayTheSame() throws ReflectiveOperationException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomTwin twin = new RandomTwin(SCHEMA, new Random(seed));
            List<Object> json = Arrays.asList(twin.of(SCHEMA.message("CancelOrderResponse"), 0),
                    twin.of(SCHEMA.message("CancelOrderListResponse"), 0));
            SbeReader.Message message = read(SbeResponses.body("openOrders.cancelAll", 200, json, false),
                    false);
            assertEquals("CancelOpenOrdersResponse", message.name());
            List<?> responses = ((List<?>) message.json()).stream().map(e -> ((Map<?, ?>) e).get("response"))
                    .toList();
            assertEquals(Meaning.of(json), Meaning.of(responses));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }
}
