package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.Trade;
import io.ticklane.connector.rest.Recorder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaperOrderGatewayTest {
    private final Recorder recorder = new Recorder();
    private long now = 1_000;
    private final PaperOrderGateway gateway = new PaperOrderGateway(Pairs.ALL,
            PaperConfig.ofBasisPoints(5, 10, Duration.ofMillis(500)), () -> now, recorder);

    @Test
    void takesAtTheTopsPrice() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        ExecutionReport report = place(limit(Side.BUY, TimeInForce.GTC, 2_005_00, 3_000));
        assertReport(report, OrderStatus.FILLED, 3_000, 3_000L * 2_001_00);
        assertEquals(1, report.orderId);
        assertEquals(7, report.orderedNanos);
        assertEquals(1_000, report.acknowledgedNanos);
    }

    @Test
    void chargesTheTakerInTheAssetReceived() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        ExecutionReport buy = place(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 1_000));
        assertEquals("ETH", buy.feeAsset);
        assertEquals(8, buy.feeScale);
        assertEquals(100_000, buy.fee);
        ExecutionReport sell = place(Pairs.market(2, Side.SELL, 1_000));
        assertEquals("USDT", sell.feeAsset);
        assertEquals(8, sell.feeScale);
        assertEquals(200_000_000, sell.fee);
    }

    @Test
    void chargesTheMakerLess() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        assertEquals(OrderStatus.NEW, place(limit(Side.BUY, TimeInForce.GTC, 1_999_00, 1_000)).status);
        top(2, 1_998_00, 4_000, 1_999_00, 5_000);
        ExecutionReport report = recorder.next();
        assertReport(report, OrderStatus.FILLED, 1_000, 1_000L * 1_999_00);
        assertEquals(50_000, report.fee);
    }

    @Test
    void restPriceAskedForBeforeTheTopCameChangesNothing() {
        now = 3_000;
        top(7, 2_000_00, 4_000, 2_001_00, 5_000);
        assertEquals(OrderStatus.NEW, place(limit(Side.BUY, TimeInForce.GTC, 1_999_00, 1_000)).status);
        Tick late = new Tick();
        late.source = PriceSource.REST;
        late.updateId = Tick.NO_UPDATE_ID;
        late.bidPrice = 1_989_00;
        late.bidQuantity = 1_000;
        late.askPrice = 1_990_00;
        late.askQuantity = 1_000;
        late.receivedNanos = 2_000;
        gateway.onTick(late);
        assertTrue(recorder.executions.isEmpty());
        assertReport(place(limit(Side.BUY, TimeInForce.IOC, 2_001_00, 2_000)), OrderStatus.FILLED, 2_000,
                2_000L * 2_001_00);
    }

    @Test
    void lowerUpdateIdChangesNothingWhileTheTopIsFresh() {
        top(7, 2_000_00, 4_000, 2_001_00, 5_000);
        assertEquals(OrderStatus.NEW, place(limit(Side.BUY, TimeInForce.GTC, 1_999_00, 1_000)).status);
        now += 1_000;
        top(6, 1_989_00, 4_000, 1_990_00, 5_000);
        assertTrue(recorder.executions.isEmpty());
        now += Duration.ofMillis(501).toNanos();
        top(3, 1_989_00, 4_000, 1_990_00, 5_000);
        assertReport(recorder.next(), OrderStatus.FILLED, 1_000, 1_000L * 1_999_00);
    }

    @Test
    void tradesCountAgainAfterAVenueBeganItsNumbersAnew() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        assertEquals(OrderStatus.NEW, place(limit(Side.BUY, TimeInForce.GTC, 1_999_00, 2_000)).status);
        trade(900, 900, 1_998_00, 500, now);
        assertReport(recorder.next(), OrderStatus.PARTIALLY_FILLED, 500, 500L * 1_999_00);
        trade(3, 3, 1_998_00, 500, now + 1);
        assertTrue(recorder.executions.isEmpty());
        trade(5, 5, 1_998_00, 500, now + Duration.ofMillis(501).toNanos());
        assertReport(recorder.next(), OrderStatus.PARTIALLY_FILLED, 1_000, 1_000L * 1_999_00);
    }

    @Test
    void restOfLimitRests() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        ExecutionReport report = place(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 7_000));
        assertReport(report, OrderStatus.PARTIALLY_FILLED, 5_000, 5_000L * 2_001_00);
        top(2, 2_000_00, 4_000, 2_001_00, 1_000);
        assertReport(recorder.next(), OrderStatus.PARTIALLY_FILLED, 6_000, 6_000L * 2_001_00);
    }

    @Test
    void restOfImmediateOrderExpires() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        assertReport(place(limit(Side.BUY, TimeInForce.IOC, 2_001_00, 7_000)), OrderStatus.EXPIRED, 5_000,
                5_000L * 2_001_00);
        assertReport(place(limit(Side.BUY, TimeInForce.IOC, 1_999_00, 7_000)), OrderStatus.EXPIRED, 0, 0);
    }

    @Test
    void fillOrKillTakesAllOrNothing() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        assertReport(place(limit(Side.BUY, TimeInForce.FOK, 2_001_00, 5_001)), OrderStatus.EXPIRED, 0, 0);
        assertReport(place(limit(Side.BUY, TimeInForce.FOK, 2_001_00, 5_000)), OrderStatus.FILLED, 5_000,
                5_000L * 2_001_00);
    }

    @Test
    void restOfMarketExpires() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        assertReport(place(Pairs.market(1, Side.SELL, 6_000)), OrderStatus.EXPIRED, 4_000, 4_000L * 2_000_00);
    }

    @Test
    void marketOnAnEmptySideExpires() {
        top(1, 2_000_00, 4_000, 0, 0);
        assertReport(place(Pairs.market(1, Side.BUY, 6_000)), OrderStatus.EXPIRED, 0, 0);
    }

    @Test
    void makerThatWouldTakeIsRejected() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        ExecutionReport report = place(Pairs.maker(1, Side.BUY, 2_001_00, 1_000));
        assertReport(report, OrderStatus.REJECTED, 0, 0);
        assertEquals(-2010, report.errorCode);
        assertEquals("Order would immediately match and take.", report.reason);
        assertEquals(OrderStatus.NEW, place(Pairs.maker(2, Side.BUY, 2_000_99, 1_000)).status);
    }

    @Test
    void doesNotGiveATopTwice() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        place(limit(Side.BUY, TimeInForce.IOC, 2_001_00, 4_000));
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        assertReport(place(limit(Side.BUY, TimeInForce.IOC, 2_001_00, 4_000)), OrderStatus.EXPIRED, 1_000,
                1_000L * 2_001_00);
        top(2, 2_000_00, 4_000, 2_001_00, 5_000);
        assertEquals(OrderStatus.FILLED, place(limit(Side.BUY, TimeInForce.IOC, 2_001_00, 4_000)).status);
    }

    @Test
    void pollsOfTheSameMomentAreOneTop() {
        top(Tick.NO_UPDATE_ID, 2_000_00, 4_000, 2_001_00, 5_000);
        place(limit(Side.BUY, TimeInForce.IOC, 2_001_00, 5_000));
        top(Tick.NO_UPDATE_ID, 2_000_00, 4_000, 2_001_00, 5_000);
        assertReport(place(limit(Side.BUY, TimeInForce.IOC, 2_001_00, 5_000)), OrderStatus.EXPIRED, 0, 0);
        now += 10;
        top(Tick.NO_UPDATE_ID, 2_000_00, 4_000, 2_001_00, 5_000);
        assertEquals(OrderStatus.FILLED, place(limit(Side.BUY, TimeInForce.IOC, 2_001_00, 5_000)).status);
    }

    @Test
    void restingOrdersShareATopInPriceThenTimeOrder() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        place(Pairs.limit(1, Side.SELL, TimeInForce.GTC, 2_003_00, 2_000));
        place(Pairs.limit(2, Side.SELL, TimeInForce.GTC, 2_002_00, 2_000));
        place(Pairs.limit(3, Side.SELL, TimeInForce.GTC, 2_002_00, 2_000));
        top(2, 2_003_00, 5_000, 2_004_00, 5_000);
        assertFill(recorder.next(), 2, OrderStatus.FILLED, 2_000, 2_000L * 2_002_00);
        assertFill(recorder.next(), 3, OrderStatus.FILLED, 2_000, 2_000L * 2_002_00);
        assertFill(recorder.next(), 1, OrderStatus.PARTIALLY_FILLED, 1_000, 1_000L * 2_003_00);
        assertTrue(recorder.executions.isEmpty());
    }

    @Test
    void tradeThroughThePriceFills() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        place(limit(Side.BUY, TimeInForce.GTC, 2_000_00, 3_000));
        trade(10, 10, 2_000_00, 9_000, now);
        assertTrue(recorder.executions.isEmpty());
        trade(11, 11, 1_999_99, 1_000, now);
        assertReport(recorder.next(), OrderStatus.PARTIALLY_FILLED, 1_000, 1_000L * 2_000_00);
        trade(12, 12, 1_999_99, 9_000, now);
        assertReport(recorder.next(), OrderStatus.FILLED, 3_000, 3_000L * 2_000_00);
    }

    @Test
    void aggregateOfSeenTradesFillsNothing() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        place(limit(Side.BUY, TimeInForce.GTC, 2_000_00, 3_000));
        trade(10, 11, 1_999_00, 1_000, now);
        recorder.next();
        trade(10, 11, 1_999_00, 1_000, now);
        assertTrue(recorder.executions.isEmpty());
    }

    @Test
    void tradeBeforeTheOrderFillsNothing() {
        top(1, 2_000_00, 4_000, 2_001_00, 5_000);
        place(limit(Side.BUY, TimeInForce.GTC, 2_000_00, 3_000));
        trade(10, 10, 1_999_00, 1_000, now - 1);
        assertTrue(recorder.executions.isEmpty());
    }

    @Test
    void cancelEndsARestingOrder() {
        top(1, 2_000_00, 4_000, 2_001_00, 1_000);
        place(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 3_000));
        ExecutionReport report = place(Pairs.cancel(1));
        assertReport(report, OrderStatus.CANCELED, 1_000, 1_000L * 2_001_00);
        assertTrue(report.answersCancel);
        assertEquals(0, report.fee);
        top(2, 2_000_00, 4_000, 2_001_00, 1_000);
        assertTrue(gateway.submit(Pairs.cancel(1)));
        assertTrue(recorder.executions.isEmpty());
    }

    @Test
    void cancelFindsTheOrderWithoutItsInstrument() {
        OrderRequest order = Pairs.limit(1, Side.SELL, TimeInForce.GTC, 900, 1_000_000);
        order.instrumentId = 1;
        Tick tick = new Tick();
        tick.instrumentId = 1;
        tick.updateId = 3;
        tick.receivedNanos = now;
        gateway.onTick(tick);
        place(order);
        assertEquals(OrderStatus.CANCELED, place(Pairs.cancel(1)).status);
    }

    @Test
    void cancelAllEndsBothSidesOfOneInstrument() {
        top(1, 2_000_00, 4_000, 2_001_00, 1_000);
        place(Pairs.limit(1, Side.BUY, TimeInForce.GTC, 1_990_00, 3_000));
        place(Pairs.limit(2, Side.BUY, TimeInForce.GTC, 1_991_00, 3_000));
        place(Pairs.limit(3, Side.SELL, TimeInForce.GTC, 2_010_00, 3_000));
        gateway.submit(Pairs.cancelAll(1));
        assertTrue(recorder.executions.isEmpty());
        gateway.submit(Pairs.cancelAll(0));
        assertEquals(2, recorder.next().orderId);
        assertEquals(1, recorder.next().orderId);
        assertEquals(3, recorder.next().orderId);
        assertTrue(recorder.executions.isEmpty());
    }

    @Test
    void refusesWithoutAPrice() {
        assertRefused(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 1_000), 0, "no price");
    }

    @Test
    void refusesAStalePrice() {
        top(1, 2_000_00, 4_000, 2_001_00, 1_000);
        now += Duration.ofMillis(500).toNanos();
        assertEquals(OrderStatus.FILLED, place(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 1_000)).status);
        now += 1_000_000;
        assertRefused(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 1_000), 0, "501 ms old, more than 500 ms");
    }

    @Test
    void refusesAsTheVenuesFiltersDo() {
        top(1, 2_000_00, 4_000, 2_001_00, 1_000);
        assertRefused(limit(Side.BUY, TimeInForce.GTC, 0, 1_000), -1013, "PRICE_FILTER");
        assertRefused(limit(Side.BUY, TimeInForce.GTC, 2_000_000_00, 1_000), -1013, "PRICE_FILTER");
        assertRefused(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 0), -1013, "LOT_SIZE");
        assertRefused(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 9_000_001), -1013, "LOT_SIZE");
        assertRefused(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 2), -1013, "NOTIONAL");
        assertRefused(Pairs.market(1, Side.BUY, 2), -1013, "NOTIONAL");
        OrderRequest halted = limit(Side.BUY, TimeInForce.GTC, 2_001_00, 100);
        halted.instrumentId = 2;
        assertRefused(halted, -2010, "Market is closed.");
    }

    @Test
    void refusesWhatCannotBeCountedExactly() {
        Tick tick = new Tick();
        tick.instrumentId = 1;
        tick.updateId = 1;
        tick.askPrice = 1_000;
        tick.askQuantity = Long.MAX_VALUE;
        tick.receivedNanos = now;
        gateway.onTick(tick);
        OrderRequest request = limit(Side.BUY, TimeInForce.GTC, 1_000, Long.MAX_VALUE / 100);
        request.instrumentId = 1;
        assertRefused(request, 0, "too large");
    }

    @Test
    void refusesEverythingOnceClosed() {
        gateway.close();
        assertFalse(gateway.submit(limit(Side.BUY, TimeInForce.GTC, 2_001_00, 1_000)));
    }

    @Test
    void configurationRefusesNonsense() {
        Duration age = Duration.ofMillis(1);
        assertThrows(IllegalArgumentException.class, () -> PaperConfig.ofBasisPoints(-1, 1, age));
        assertThrows(IllegalArgumentException.class, () -> PaperConfig.ofBasisPoints(1, 0.001, age));
        assertThrows(IllegalArgumentException.class, () -> PaperConfig.ofBasisPoints(1, Double.NaN, age));
        assertThrows(IllegalArgumentException.class, () -> new PaperConfig(1, 1, Duration.ZERO));
        assertEquals(750, PaperConfig.ofBasisPoints(7.5, 1, age).makerFeePpm());
    }

    private static OrderRequest limit(Side side, TimeInForce timeInForce, long price, long quantity) {
        return Pairs.limit(1, side, timeInForce, price, quantity);
    }

    private ExecutionReport place(OrderRequest request) {
        assertTrue(gateway.submit(request));
        return recorder.next();
    }

    private void assertRefused(OrderRequest request, int code, String words) {
        ExecutionReport report = place(request);
        assertReport(report, OrderStatus.REJECTED, 0, 0);
        assertEquals(code, report.errorCode);
        assertTrue(report.reason.contains(words), report.reason);
    }

    private void top(long updateId, long bid, long bidQuantity, long ask, long askQuantity) {
        Tick tick = new Tick();
        tick.updateId = updateId;
        tick.bidPrice = bid;
        tick.bidQuantity = bidQuantity;
        tick.askPrice = ask;
        tick.askQuantity = askQuantity;
        tick.receivedNanos = now;
        gateway.onTick(tick);
    }

    private void trade(long first, long last, long price, long quantity, long receivedNanos) {
        Trade trade = new Trade();
        trade.tradeId = last;
        trade.firstTradeId = first;
        trade.lastTradeId = last;
        trade.price = price;
        trade.quantity = quantity;
        trade.receivedNanos = receivedNanos;
        gateway.onTrade(trade);
    }

    private static void assertFill(ExecutionReport report, long orderId, OrderStatus status, long filled,
            long notional) {
        assertEquals(orderId, report.orderId);
        assertReport(report, status, filled, notional);
    }

    private static void assertReport(ExecutionReport report, OrderStatus status, long filled, long notional) {
        assertEquals(status, report.status, report.reason);
        assertEquals(filled, report.filledQuantity);
        assertEquals(notional, report.filledNotional);
    }
}
