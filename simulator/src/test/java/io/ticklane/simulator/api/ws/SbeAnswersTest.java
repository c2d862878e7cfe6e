package io.ticklane.simulator.api.ws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.sbe.SbeEvents;
import io.ticklane.simulator.sbe.SbeReader;
import io.ticklane.simulator.sbe.SbeResponses;
import io.ticklane.simulator.sbe.SbeSchema;
import io.ticklane.simulator.sbe.Twins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the venue answers and what events it sends says the same in SBE, and nothing of it lacks words there. */
class SbeAnswersTest {
    private static final String BUY = "\"symbol\":\"ETHUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
            + "\"timeInForce\":\"GTC\",\"quantity\":\"1\",\"price\":\"";
    private static final String SPEND = "\"symbol\":\"ETHUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"";

    private final Desk desk = new Desk();
    private final Wire wire = new Wire(desk);
    private final SbeReader reader = new SbeReader(SbeSchema.ours("spot"), false);
    private final Set<String> seen = new TreeSet<>();

    @BeforeEach
    void liquidity() throws JsonException {
        desk.quote(true, 300_000, 100_000);
        desk.quote(false, 300_100, 5_000);
        desk.quote(false, 300_200, 200_000);
        signed("userDataStream.subscribe.signature", "");
    }

    private void signed(String method, String parameters) throws JsonException {
        checked(method, wire.signed(method, parameters));
    }

    private void asked(String method, String parameters) throws JsonException {
        checked(method, wire.ask(method, parameters));
    }

    /** Checks all that came for a request. */
    private void checked(String method, String text) throws JsonException {
        for (String frame : List.copyOf(wire.frames)) {
            Map<?, ?> json = (Map<?, ?>) Json.parse(frame);
            if (json.containsKey("event")) {
                event(json);
            }
        }
        Map<?, ?> answer = (Map<?, ?>) Json.parse(text);
        int status = ((Long) answer.get("status")).intValue();
        Object said = answer.get(status == 200 ? "result" : "error");
        SbeReader.Message message = reader.read(SbeResponses.body(method, status, said, false));
        assertTrue(message.templateId() != 999, () -> method + " has no words for " + text);
        if (status == 200) {
            Twins.assertAlike(method + " " + text, twin(method, said), message);
        }
        seen.add(message.name());
    }

    private void event(Map<?, ?> json) {
        @SuppressWarnings("unchecked")
        Map<String, Object> event = (Map<String, Object>) json.get("event");
        SbeReader.Message message = reader.read(SbeEvents.frame(event, null, false));
        assertTrue(message.templateId() != 999, () -> "no words for " + json);
        Twins.assertAlike(json.toString(), event, message);
        seen.add(message.name());
    }

    /** JSON as the schema file describes it, where that differs. */
    private static Object twin(String method, Object said) {
        switch (method) {
            case "klines", "uiKlines" -> ((List<?>) said).forEach(kline -> ((List<?>) kline).remove(11));
            case "exchangeInfo" -> ((List<?>) ((Map<?, ?>) said).get("symbols"))
                    .forEach(symbol -> ((Map<?, ?>) symbol).remove("permissions"));
            case "openOrders.cancelAll" -> {
                return ((List<?>) said).stream().map(e -> Map.of("response", e)).toList();
            }
            case "session.subscriptions" -> {
                return Map.of("subscriptions", said);
            }
            case "order.amend.keepPriority" -> {
                Map<Object, Object> flat = new LinkedHashMap<>((Map<?, ?>) said);
                flat.putAll((Map<?, ?>) flat.remove("amendedOrder"));
                flat.remove("quoteOrderQty");
                flat.computeIfPresent("listStatus", (name, list) -> List.of(list));
                return flat;
            }
            default -> {
            }
        }
        return said;
    }

    private void sees(String... templates) {
        assertTrue(seen.containsAll(Set.of(templates)), () -> "only " + seen);
    }

    @Test
    void ordersAndTheirEvents() throws JsonException {
        signed("order.place", SPEND + "0.6\"");
        signed("order.place", BUY + "2990\",\"newClientOrderId\":\"a\",\"newOrderRespType\":\"RESULT\"");
        signed("order.place",
                BUY + "2991\",\"newOrderRespType\":\"ACK\",\"icebergQty\":\"0.5\",\"strategyId\":7,"
                        + "\"strategyType\":1000001");
        signed("order.place",
                "\"symbol\":\"ETHUSDT\",\"side\":\"SELL\",\"type\":\"STOP_LOSS_LIMIT\",\"quantity\":\"1\","
                        + "\"price\":\"2900\",\"trailingDelta\":200,\"timeInForce\":\"GTC\",\"newOrderRespType\":\"RESULT\"");
        signed("order.place", "\"symbol\":\"ETHUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"1\","
                + "\"price\":\"2900\",\"pegPriceType\":\"PRIMARY_PEG\",\"timeInForce\":\"GTC\","
                + "\"newOrderRespType\":\"RESULT\"");
        signed("order.place", "\"symbol\":\"ETHUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"1\","
                + "\"price\":\"3001\",\"timeInForce\":\"IOC\",\"selfTradePreventionMode\":\"NONE\"");
        signed("order.status", "\"symbol\":\"ETHUSDT\",\"origClientOrderId\":\"a\"");
        signed("order.amend.keepPriority",
                "\"symbol\":\"ETHUSDT\",\"origClientOrderId\":\"a\",\"newQty\":\"0.5\"");
        signed("openOrders.status", "");
        signed("allOrders", "\"symbol\":\"ETHUSDT\"");
        signed("order.test", BUY + "2990\"");
        signed("order.test", BUY + "2990\",\"computeCommissionRates\":\"true\"");
        signed("order.cancelReplace", BUY + "2980\",\"cancelReplaceMode\":"
                + "\"STOP_ON_FAILURE\",\"cancelOrderId\":5,\"newClientOrderId\":\"r\"");
        signed("order.cancelReplace",
                BUY + "2980\",\"cancelReplaceMode\":\"ALLOW_FAILURE\",\"cancelOrderId\":999");
        signed("order.cancel", "\"symbol\":\"ETHUSDT\",\"origClientOrderId\":\"nobody\"");
        signed("openOrders.cancelAll", "\"symbol\":\"ETHUSDT\"");
        signed("order.amendments", "\"symbol\":\"ETHUSDT\",\"orderId\":5");
        sees("NewOrderFullResponse", "NewOrderResultResponse", "NewOrderAckResponse", "OrderResponse",
                "OrderAmendKeepPriorityResponse", "OrdersResponse", "OrderTestResponse",
                "OrderTestWithCommissionsResponse", "ErrorResponse", "CancelOpenOrdersResponse",
                "OrderAmendmentsResponse", "ExecutionReportEvent", "OutboundAccountPositionEvent");
    }

    @Test
    void orderListsAndTheirEvents() throws JsonException {
        String oto = "\"symbol\":\"ETHUSDT\",\"workingType\":\"LIMIT\",\"workingSide\":\"BUY\",\"workingPrice\":\"2950\","
                + "\"workingQuantity\":\"1\",\"workingTimeInForce\":\"GTC\",\"pendingSide\":\"SELL\",";
        String pending = "\"pendingType\":\"LIMIT_MAKER\",\"pendingPrice\":\"3300\"";
        signed("orderList.place.oto",
                oto + pending + ",\"pendingQuantity\":\"1\",\"newOrderRespType\":\"ACK\"");
        signed("orderList.place.oto",
                oto + pending + ",\"pendingQuantity\":\"1\",\"newOrderRespType\":\"FULL\","
                        + "\"listClientOrderId\":\"l\"");
        signed("orderList.place.opo", oto + pending + ",\"newOrderRespType\":\"RESULT\"");
        signed("orderList.status", "\"origClientOrderId\":\"l\"");
        signed("openOrderLists.status", "");
        signed("allOrderLists", "");
        signed("openOrders.status", "");
        signed("orderList.cancel", "\"symbol\":\"ETHUSDT\",\"listClientOrderId\":\"l\"");
        signed("openOrders.cancelAll", "\"symbol\":\"ETHUSDT\"");
        sees("NewOrderListAckResponse", "NewOrderListResultResponse", "NewOrderListFullResponse",
                "OrderListResponse",
                "OrderListsResponse", "OrdersResponse", "CancelOrderListResponse", "CancelOpenOrdersResponse",
                "ListStatusEvent", "ExecutionReportEvent");
    }

    @Test
    void accounts() throws JsonException {
        signed("order.place", SPEND + "0.6\"");
        signed("account.status", "");
        signed("account.commission", "\"symbol\":\"ETHUSDT\"");
        signed("account.rateLimits.orders", "");
        signed("myTrades", "\"symbol\":\"ETHUSDT\"");
        signed("myPreventedMatches", "\"symbol\":\"ETHUSDT\",\"orderId\":1");
        signed("myAllocations", "\"symbol\":\"ETHUSDT\"");
        signed("myFilters", "\"symbol\":\"ETHUSDT\"");
        sees("AccountResponse", "AccountCommissionResponse", "AccountOrderRateLimitResponse",
                "AccountTradesResponse",
                "AccountPreventedMatchesResponse", "AccountAllocationsResponse", "MyFiltersResponse");
    }

    @Test
    void sessions() throws JsonException {
        checked("session.status", wire.ask("session.status", ""));
        checked("session.logon", wire.logon());
        asked("userDataStream.subscribe", "");
        asked("session.subscriptions", "");
        asked("userDataStream.unsubscribe", "\"subscriptionId\":0");
        asked("session.logout", "");
        sees("WebSocketSessionStatusResponse", "WebSocketSessionLogonResponse",
                "UserDataStreamSubscribeResponse",
                "WebSocketSessionSubscriptionsResponse", "UserDataStreamUnsubscribeResponse",
                "WebSocketSessionLogoutResponse", "EventStreamTerminatedEvent");
    }

    @Test
    void marketData() throws JsonException {
        signed("order.place", SPEND + "0.6\"");
        String symbol = "\"symbol\":\"ETHUSDT\"";
        String symbols = "\"symbols\":[\"ETHUSDT\",\"BTCUSDT\"]";
        asked("ping", "");
        asked("time", "");
        for (String method : List.of("depth", "trades.recent", "trades.historical", "trades.aggregate",
                "avgPrice",
                "referencePrice", "referencePrice.calculation")) {
            asked(method, symbol);
        }
        asked("blockTrades.historical", symbol + ",\"fromId\":1");
        asked("klines", symbol + ",\"interval\":\"1m\"");
        asked("uiKlines", symbol + ",\"interval\":\"1m\"");
        for (String one : List.of(symbol, symbols)) {
            asked("exchangeInfo", one);
            asked("executionRules", one);
            asked("ticker.price", one);
            asked("ticker.book", one);
            for (String method : List.of("ticker.24hr", "ticker.tradingDay", "ticker")) {
                asked(method, one);
                asked(method, one + ",\"type\":\"MINI\"");
            }
        }
        sees("PingResponse", "ServerTimeResponse", "DepthResponse", "TradesResponse", "AggTradesResponse",
                "AveragePriceResponse", "KlinesResponse", "ExchangeInfoResponse", "PriceTickerSymbolResponse",
                "PriceTickerResponse", "BookTickerSymbolResponse", "BookTickerResponse",
                "Ticker24hSymbolFullResponse", "Ticker24hFullResponse", "Ticker24hSymbolMiniResponse",
                "Ticker24hMiniResponse", "TickerSymbolFullResponse", "TickerFullResponse",
                "TickerSymbolMiniResponse",
                "TickerMiniResponse");
    }
}
