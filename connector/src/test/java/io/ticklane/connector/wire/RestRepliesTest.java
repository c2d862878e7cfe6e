package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.SharedData;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.wire.RestReplies.Account;
import io.ticklane.connector.wire.RestReplies.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestRepliesTest {
    private static final String ACK = "{'symbol':'ETHUSDT','orderId':7700312,'orderListId':-1,"
            + "'clientOrderId':'t3fk9x-1a-u7','transactTime':1784102400123}";
    private static final String RESULT = ACK.replace("}", ",'price':'3120.45000000','origQty':'1.00000000',"
            + "'executedQty':'0.80000000','origQuoteOrderQty':'0.00000000','cummulativeQuoteQty':"
            + "'2496.36000000','status':'PARTIALLY_FILLED','timeInForce':'GTC','type':'LIMIT','side':'SELL'}");
    private static final String FULL = RESULT.replace("'side':'SELL'}", "'fills':[{'price':'3120.45000000',"
            + "'qty':'0.50000000','commission':'0.00050000','commissionAsset':'ETH','tradeId':1},"
            + "{'price':'3120.45000000','qty':'0.30000000','commission':'0.00030000','commissionAsset':'ETH',"
            + "'tradeId':2}],'side':'SELL'}");
    private static final String CANCEL = RESULT.replace("'t3fk9x-1a-u7'", "'Qk2c9Vd7'")
            .replace("'orderListId'", "'origClientOrderId':'t3fk9x-1a-u7','orderListId'")
            .replace("PARTIALLY_FILLED", "CANCELED");

    private final Instruments instruments = new Instruments(List.of(
            Captures.instrument(0, "ETHUSDT", 2, 4), Captures.instrument(1, "BTCUSDT", 6, 6),
            Captures.instrument(2, "LTCBTC", 8, 8), Captures.instrument(3, "ETHBTC", 6, 3)));
    private final ClientOrderIds ids = new ClientOrderIds("3fk9x");
    private final ExecutionReport report = new ExecutionReport();

    @Test
    void readsAcknowledgementsWithoutTouchingTheRest() throws VenueException {
        report.price = 17;
        report.side = Side.SELL;
        order(ACK);
        assertEquals(46, report.orderId);
        assertEquals(7700312, report.venueOrderId);
        assertEquals(OrderStatus.NEW, report.status);
        assertEquals(17, report.price);
        assertEquals(Side.SELL, report.side);
        assertFalse(report.answersCancel);
    }

    @Test
    void readsResults() throws VenueException {
        order(RESULT);
        assertEquals(OrderStatus.PARTIALLY_FILLED, report.status);
        assertEquals(Side.SELL, report.side);
        assertEquals(312045, report.price);
        assertEquals(10000, report.quantity);
        assertEquals(8000, report.filledQuantity);
        assertEquals(2496_360000L, report.filledNotional);
        assertEquals("", report.feeAsset);
    }

    @Test
    void sumsTheFeesOfFills() throws VenueException {
        order(FULL);
        assertEquals(80_000, report.fee);
        assertEquals(8, report.feeScale);
        assertEquals("ETH", report.feeAsset);
    }

    @Test
    void knowsNoSumOfFeesInTwoAssets() throws VenueException {
        order(FULL.replace("'ETH','tradeId':2", "'BNB','tradeId':2"));
        assertEquals(0, report.fee);
        assertEquals("", report.feeAsset);
    }

    @Test
    void findsTheOrderThatACancelAnswers() throws VenueException {
        order(CANCEL);
        assertEquals(46, report.orderId);
        assertTrue(report.answersCancel);
        assertEquals(OrderStatus.CANCELED, report.status);
    }

    @Test
    void neverGuessesAStateItDoesNotKnow() throws VenueException {
        order(RESULT.replace("PARTIALLY_FILLED", "PENDING_CANCEL"));
        assertEquals(OrderStatus.UNKNOWN, report.status);
        assertTrue(report.reason.contains("PENDING_CANCEL"));
        order(RESULT.replace("PARTIALLY_FILLED','", "EXPIRED','expiryReason':'NO_LIQUIDITY','"));
        assertEquals("expired: NO_LIQUIDITY", report.reason);
    }

    @Test
    void asksWhatBecameOfAnOrderWhoseAnswerIsGarbled() {
        for (String body : List.of("", "<html>504", "{}", "[]", RESULT.replace("ETHUSDT", "NOSUCH"),
                RESULT.replace("'3120.45000000'", "'3120.455'"), RESULT.replace("SELL", "SEL"),
                RESULT.substring(0, 200), RESULT.replace("7700312", "'x'"))) {
            report.price = 17;
            VenueException e = assertThrows(VenueException.class, () -> order(body), body);
            assertEquals(VenueException.Remedy.ASK, e.remedy());
            assertEquals(1, e.getMessage().lines().count());
            assertEquals(17, report.price);
        }
    }

    @Test
    void readsOpenOrdersAndLeavesOutForeignInstruments() throws VenueException {
        List<ExecutionReport> orders = RestReplies.orders(bytes("[" + RESULT + ","
                + RESULT.replace("ETHUSDT", "NOSUCH") + "," + RESULT.replace("t3fk9x", "web") + "]"),
                instruments, ids);
        assertEquals(List.of(46L, -1L), orders.stream().map(order -> order.orderId).toList());
    }

    @Test
    void readsRefusals() {
        assertEquals(new Refusal(-1121, "Invalid symbol."),
                RestReplies.refusal(bytes("{'code':-1121,'msg':'Invalid symbol.'}")));
        assertEquals(new Refusal(0, "<html> <head>"), RestReplies.refusal(bytes("<html>\r\n<head>")));
        assertEquals(new Refusal(0, "it is empty"), RestReplies.refusal(new byte[0]));
        assertEquals(0, RestReplies.refusal(bytes("{'code':'many'}")).code());
    }

    @Test
    void readsTheClock() throws VenueException {
        assertEquals(1784102400123456L, RestReplies.serverTime(bytes("{'serverTime':1784102400123456}")));
        assertThrows(VenueException.class, () -> RestReplies.serverTime(bytes("{}")));
        assertThrows(VenueException.class, () -> RestReplies.serverTime(bytes("{'serverTime':1.5}")));
    }

    @Test
    void readsBookTickersOfKnownInstruments() throws VenueException {
        String one = "{'symbol':'ETHUSDT','bidPrice':'3120.44000000','bidQty':'4.10000000',"
                + "'askPrice':'3120.45000000','askQty':'1.20000000'}";
        List<Tick> ticks = new ArrayList<>();
        assertEquals(1, RestReplies.bookTickers(bytes(one), instruments, ticks::add));
        Tick tick = ticks.get(0);
        assertEquals(312044, tick.bidPrice);
        assertEquals(41000, tick.bidQuantity);
        assertEquals(312045, tick.askPrice);
        assertEquals(12000, tick.askQuantity);
        assertEquals(PriceSource.REST, tick.source);
        assertEquals(Tick.NO_UPDATE_ID, tick.updateId);
        String many = "[" + one.replace("ETHUSDT", "NOSUCH") + "," + one + ","
                + one.replace("3120.44000000", "0.00000000") + "]";
        assertEquals(1, RestReplies.bookTickers(bytes(many), instruments, ticks::add));
        assertThrows(VenueException.class,
                () -> RestReplies.bookTickers(bytes("[" + one + ",{}]"), instruments, ticks::add));
        assertEquals(2, ticks.size());
    }

    @Test
    void readsAccounts() throws VenueException {
        Account account = RestReplies.account(bytes("{'canTrade':false,'balances':[{'asset':'BTC','free':"
                + "'0.00000000','locked':'0.00000000'},{'asset':'SHIB','free':'123456789012345.5',"
                + "'locked':'0'}],'permissions':['SPOT']}"));
        assertFalse(account.canTrade());
        assertEquals(List.of(new RestReplies.Balance("SHIB", new BigDecimal("123456789012345.5"),
                BigDecimal.ZERO)), account.balances());
        assertThrows(VenueException.class, () -> RestReplies.account(bytes("{'code':-2015}")));
    }

    @Test
    void readsRecordedAnswers() throws VenueException {
        order(SharedData.bytes("rest/xchange/filled-market-order.json"));
        assertEquals(OrderStatus.FILLED, report.status);
        assertEquals(107, report.filledQuantity);
        assertEquals(1_988_470L, report.filledNotional);
        assertEquals(1, RestReplies
                .orders(SharedData.bytes("rest/chrisleekr/open-orders-20200811.json"), instruments, ids)
                .size());
        assertTrue(RestReplies.account(SharedData.bytes("rest/chrisleekr/account-info-20200813.json"))
                .canTrade());
        assertEquals(1633543590000L / 100_000_000_000L, RestReplies
                .serverTime(SharedData.bytes("rest/nautilus/http_spot_market_time.json")) / 100_000_000_000L);
        assertEquals(1, RestReplies.bookTickers(
                SharedData.bytes("rest/nautilus/http_spot_market_book_ticker.json"), instruments,
                tick -> {}));
    }

    @Test
    void readsAnswersOfTheDocumentation() throws VenueException {
        order(SharedData.bytes("docs-derived/nautilus/http_json/new_order_full_response.json"));
        assertEquals(39_98300000L, report.fee);
        assertEquals("USDT", report.feeAsset);
        List<ExecutionReport> cancelled = RestReplies.orders(
                SharedData.bytes("docs-derived/nautilus/http_json/cancel_open_orders_response.json"),
                instruments, ids);
        assertEquals(List.of(11L, 13L, 20L, 21L),
                cancelled.stream().map(order -> order.venueOrderId).toList());
        order(SharedData.bytes("docs-derived/nautilus/http_json/cancel_order_response.json"));
        assertTrue(report.answersCancel);
        assertEquals(2, RestReplies
                .account(SharedData.bytes("docs-derived/nautilus/http_json/account_response.json")).balances()
                .size());
    }

    private void order(String json) throws VenueException {
        order(bytes(json));
    }

    private void order(byte[] json) throws VenueException {
        RestReplies.order(json, instruments, ids, report);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
