package io.ticklane.simulator.sbe;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers in SBE, made of their JSON twins as {@link io.ticklane.simulator.json.Json} parses them. Methods are
 * named as in the WebSocket API; REST answers as the method with the same meaning. What the schema has no words
 * for is a message that says so. Stateless; any thread.
 */
public final class SbeResponses {
    private static final int FIRST_ERROR = 400;

    private static final Map<String, Template> BY_METHOD = Map.ofEntries(
            entry("ping", GeneralMessages::ping),
            entry("time", GeneralMessages::time),
            entry("exchangeInfo", InfoMessages::exchangeInfo),
            entry("executionRules", InfoMessages::executionRules),
            entry("myFilters", InfoMessages::myFilters),
            entry("depth", MarketMessages::depth),
            entry("trades.recent", MarketMessages::trades),
            entry("trades.historical", MarketMessages::trades),
            entry("trades.aggregate", MarketMessages::aggTrades),
            entry("blockTrades.historical", MarketMessages::blockTrades),
            entry("klines", MarketMessages::klines),
            entry("uiKlines", MarketMessages::klines),
            entry("avgPrice", MarketMessages::averagePrice),
            entry("referencePrice", MarketMessages::referencePrice),
            entry("referencePrice.calculation", MarketMessages::referencePriceCalculation),
            entry("ticker.24hr", SbeResponses::day),
            entry("ticker.tradingDay", SbeResponses::window),
            entry("ticker", SbeResponses::window),
            entry("ticker.price", SbeResponses::price),
            entry("ticker.book", SbeResponses::book),
            entry("order.place", SbeResponses::placed),
            entry("sor.order.place", SbeResponses::placed),
            entry("order.test", SbeResponses::tested),
            entry("sor.order.test", SbeResponses::tested),
            entry("order.status", OrderMessages::order),
            entry("openOrders.status", OrderMessages::orders),
            entry("allOrders", OrderMessages::orders),
            entry("order.cancel", SbeResponses::cancelled),
            entry("openOrders.cancelAll", OrderChangeMessages::cancelledAll),
            entry("order.cancelReplace", OrderChangeMessages::cancelReplace),
            entry("order.amend.keepPriority", OrderChangeMessages::amended),
            entry("order.amendments", OrderChangeMessages::amendments),
            entry("orderList.place", SbeResponses::listed),
            entry("orderList.place.oco", SbeResponses::listed),
            entry("orderList.place.oto", SbeResponses::listed),
            entry("orderList.place.otoco", SbeResponses::listed),
            entry("orderList.place.opo", SbeResponses::listed),
            entry("orderList.place.opoco", SbeResponses::listed),
            entry("orderList.cancel", OrderListMessages::cancelled),
            entry("orderList.status", OrderListMessages::list),
            entry("openOrderLists.status", OrderListMessages::lists),
            entry("allOrderLists", OrderListMessages::lists),
            entry("account.status", AccountMessages::account),
            entry("account.commission", AccountMessages::commission),
            entry("account.rateLimits.orders", AccountMessages::orderRateLimits),
            entry("myTrades", AccountMessages::trades),
            entry("myPreventedMatches", AccountMessages::preventedMatches),
            entry("myAllocations", AccountMessages::allocations),
            entry("session.logon", SessionMessages::logon),
            entry("session.status", SessionMessages::status),
            entry("session.logout", SessionMessages::logout),
            entry("session.subscriptions", SessionMessages::subscriptions),
            entry("userDataStream.subscribe", SessionMessages::subscribed),
            entry("userDataStream.subscribe.signature", SessionMessages::subscribed),
            entry("userDataStream.unsubscribe", SessionMessages::unsubscribed));

    private SbeResponses() {}

    /**
     * The body of a REST answer.
     *
     * @param status 400 and above: {@code result} is an error with {@code code} and {@code msg}
     * @param micros whether the times in {@code result} are in microseconds, not milliseconds
     */
    public static byte[] body(String method, int status, @Nullable Object result, boolean micros) {
        Template template = status >= FIRST_ERROR
                ? GeneralMessages::error
                : BY_METHOD.getOrDefault(method, GeneralMessages::nonRepresentable);
        return Draft.message(template, new Value(result, micros));
    }

    /** The frame of a WebSocket API answer, which wraps what would be the {@link #body} in REST. */
    public static byte[] frame(SbeEnvelope envelope, String method, int status, @Nullable Object result,
            boolean micros) {
        return SessionMessages.envelope(envelope, status, body(method, status, result, micros));
    }

    /** A new order as {@code newOrderRespType} wants it. */
    static int placed(Draft draft, Value v) {
        if (v.has("fills")) {
            return OrderMessages.full(draft, v);
        }
        return v.has("status") ? OrderMessages.result(draft, v) : OrderMessages.ack(draft, v);
    }

    /** A cancelled order; one of a list takes the list with it. */
    static int cancelled(Draft draft, Value v) {
        return v.has("contingencyType")
                ? OrderListMessages.cancelled(draft, v)
                : OrderMessages.cancelled(draft, v);
    }

    private static int tested(Draft draft, Value v) {
        return v.has("discount") ? OrderMessages.testWithCommissions(draft, v) : OrderMessages.test(draft, v);
    }

    private static int listed(Draft draft, Value v) {
        Value report = v.get("orderReports").at(0);
        if (report.has("fills")) {
            return OrderListMessages.full(draft, v);
        }
        return report.has("status") ? OrderListMessages.result(draft, v) : OrderListMessages.ack(draft, v);
    }

    private static int price(Draft draft, Value v) {
        return v.isList() ? TickerMessages.prices(draft, v) : TickerMessages.price(draft, v);
    }

    private static int book(Draft draft, Value v) {
        return v.isList() ? TickerMessages.books(draft, v) : TickerMessages.book(draft, v);
    }

    private static int day(Draft draft, Value v) {
        if (v.isList()) {
            return mini(v) ? TickerMessages.daysMini(draft, v) : TickerMessages.daysFull(draft, v);
        }
        return mini(v) ? TickerMessages.dayMini(draft, v) : TickerMessages.dayFull(draft, v);
    }

    private static int window(Draft draft, Value v) {
        if (v.isList()) {
            return mini(v) ? TickerMessages.windowsMini(draft, v) : TickerMessages.windowsFull(draft, v);
        }
        return mini(v) ? TickerMessages.windowMini(draft, v) : TickerMessages.windowFull(draft, v);
    }

    /** An empty list does not tell; it is as good as a full one. */
    private static boolean mini(Value v) {
        if (v.isList()) {
            return v.size() > 0 && mini(v.at(0));
        }
        return !v.has("priceChange");
    }
}
