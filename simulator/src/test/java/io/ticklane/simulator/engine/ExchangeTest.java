package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final SymbolSpec SPEC = new SymbolSpec(0, "BTCUSDT", "BTC", "USDT", 2, 3, 1, 1, 10_000_000,
            1,
            1, 1_000_000, 0);
    private static final Account ALICE = new Account("alice", "alice-key", Account.KeyType.HMAC, "s",
            Map.of("BTC", "10", "USDT", "1000"), List.of());
    private static final Account BOB = new Account("bob", "bob-key", Account.KeyType.HMAC, "s",
            Map.of("BTC", "10", "USDT", "1000"), List.of());

    private final Recorder recorder = new Recorder();
    private Exchange exchange;
    private Wallet alice;
    private Wallet bob;
    private int btc;
    private int usdt;

    @BeforeEach
    void open() {
        exchange = new Exchange(List.of(SPEC), List.of(ALICE, BOB), Fees.STANDARD, () -> 42);
        exchange.listen(recorder);
        alice = exchange.wallet("alice-key");
        bob = exchange.wallet("bob-key");
        btc = exchange.asset("BTC");
        usdt = exchange.asset("USDT");
    }

    private Order limit(Wallet wallet, boolean buy, long price, long quantity) {
        Order order = new Order().limit(wallet, 0, buy, price, quantity);
        assertEquals(Refusal.NONE, exchange.place(order));
        return order;
    }

    @Test
    void tellsTradesThenAggregateThenLevelThenTop() {
        limit(alice, false, 100, 2_000);
        limit(bob, false, 100, 3_000);
        limit(bob, false, 101, 1_000);
        recorder.take();
        limit(alice, true, 101, 5_500);
        assertEquals(List.of("trade 1 100x2000 bought", "trade 2 100x3000 bought", "aggregate 1 100x5000 1-2",
                "level 4 ask 100x0", "trade 3 101x500 bought", "aggregate 2 101x500 3-3",
                "level 5 ask 101x500",
                "top 5 0x0 101x500"), recorder.take());
    }

    @Test
    void servesOlderOrderFirstAtSamePrice() {
        Order first = limit(alice, false, 100, 1_000);
        Order second = limit(bob, false, 100, 1_000);
        limit(alice, true, 100, 1_500);
        assertEquals(OrderStatus.FILLED, first.status());
        assertEquals(OrderStatus.PARTIALLY_FILLED, second.status());
        assertEquals(500, second.executed());
    }

    @Test
    void tellsNothingWhenTopStaysTheSame() {
        limit(alice, true, 100, 1_000);
        recorder.take();
        limit(alice, true, 99, 1_000);
        assertEquals(List.of("level 2 bid 99x1000"), recorder.take());
    }

    @Test
    void locksAndFreesBalance() {
        Order order = limit(alice, true, 10_000, 2_000);
        assertEquals(200_00000000L, alice.locked(usdt));
        assertEquals(800_00000000L, alice.free(usdt));
        assertEquals(Refusal.NONE, exchange.cancel(order, "x"));
        assertEquals(0, alice.locked(usdt));
        assertEquals(1000_00000000L, alice.free(usdt));
        assertEquals(OrderStatus.CANCELED, order.status());
        assertEquals(Refusal.UNKNOWN_ORDER, exchange.cancel(order, "x"));
    }

    @Test
    void chargesCommissionInReceivedAsset() {
        limit(bob, false, 10_000, 1_000);
        Order order = limit(alice, true, 10_000, 1_000);
        assertEquals(10_99900000L, alice.free(btc));
        assertEquals(1099_90000000L, bob.free(usdt));
        Fill fill = order.fills().get(0);
        assertEquals(100_000, fill.commission());
        assertEquals("BTC", fill.commissionAsset());
        assertEquals(42, fill.timeMicros());
    }

    @Test
    void givesBackWhatBetterPriceSaves() {
        limit(bob, false, 9_000, 1_000);
        limit(alice, true, 10_000, 1_000);
        assertEquals(910_00000000L, alice.free(usdt));
        assertEquals(0, alice.locked(usdt));
    }

    @Test
    void refusesWhatBalanceDoesNotCover() {
        assertEquals(Refusal.BALANCE, exchange.place(new Order().limit(alice, 0, true, 10_000, 10_001)));
        assertEquals(Refusal.BALANCE, exchange.place(new Order().limit(alice, 0, false, 10_000, 10_001)));
        limit(bob, false, 100_100, 10_000);
        assertEquals(Refusal.BALANCE, exchange.place(new Order().market(alice, 0, true, 10_000, 0)));
    }

    @Test
    void refusesDuplicateNameOnlyWhileOpen() {
        Order first = new Order().limit(alice, 0, true, 100, 1_000).named("mine");
        assertEquals(Refusal.NONE, exchange.place(first));
        assertEquals(Refusal.DUPLICATE,
                exchange.place(new Order().limit(alice, 0, true, 100, 1_000).named("mine")));
        exchange.cancel(first, "other");
        assertEquals(Refusal.NONE,
                exchange.place(new Order().limit(alice, 0, true, 100, 1_000).named("mine")));
    }

    @Test
    void refusesPostOnlyThatWouldTake() {
        limit(bob, false, 100, 1_000);
        assertEquals(Refusal.WOULD_TAKE,
                exchange.place(new Order().limit(alice, 0, true, 100, 1_000).makerOnly()));
        assertEquals(Refusal.NONE, exchange.place(new Order().limit(alice, 0, true, 99, 1_000).makerOnly()));
    }

    @Test
    void expiresMarketOrderOnEmptyBook() {
        limit(bob, false, 100, 1_000);
        Order order = new Order().market(alice, 0, true, 1_500, 0);
        assertEquals(Refusal.NONE, exchange.place(order));
        assertEquals(OrderStatus.EXPIRED, order.status());
        assertEquals(1_000, order.executed());
        assertEquals(Refusal.LIQUIDITY, exchange.place(new Order().market(alice, 0, true, 0, 1_00000000L)));
    }

    @Test
    void spendsQuoteAmountInWholeSteps() {
        limit(bob, false, 10_000, 500);
        limit(bob, false, 10_100, 5_000);
        Order order = new Order().market(alice, 0, true, 0, 100_00000000L);
        assertEquals(Refusal.NONE, exchange.place(order));
        assertEquals(OrderStatus.FILLED, order.status());
        assertEquals(995, order.executed());
        assertEquals(99_99500000L, order.executedQuote());
    }

    @Test
    void limitsOpenOrders() {
        for (int i = 0; i < Exchange.MAX_NUM_ORDERS; i++) {
            limit(alice, true, 100 + i, 1);
        }
        assertEquals(Refusal.MAX_NUM_ORDERS, exchange.place(new Order().limit(alice, 0, true, 50, 1)));
    }

    @Test
    void fillsAgainstOutsideLiquidityAndUsesItUp() {
        exchange.level(0, false, 100, 3_000);
        recorder.take();
        Order order = limit(alice, true, 100, 2_000);
        assertEquals(OrderStatus.FILLED, order.status());
        assertEquals(List.of("trade 1 100x2000 bought", "aggregate 1 100x2000 1-1", "level 2 ask 100x1000",
                "top 2 0x0 100x1000"), recorder.take());
        exchange.level(0, false, 100, 3_000);
        assertEquals(List.of("level 3 ask 100x3000", "top 3 0x0 100x3000"), recorder.take());
        exchange.level(0, false, 100, 0);
        assertEquals(0, exchange.book(0).levels(false));
    }

    @Test
    void fillsRestingOrderThatOutsideCrosses() {
        exchange.level(0, true, 99, 1_000);
        Order order = limit(alice, true, 100, 2_000);
        exchange.level(0, false, 98, 1_500);
        assertEquals(1_500, order.executed());
        assertEquals(0, exchange.book(0).levels(false));
        exchange.level(0, false, 98, 1_500);
        assertEquals(OrderStatus.FILLED, order.status());
        assertEquals(1_000, exchange.book(0).quantity(false, 0));
        assertEquals(1_000, exchange.book(0).quantity(true, 0), "outside does not trade with itself");
    }

    @Test
    void placesAccountsBehindOutsideLiquidity() {
        Order order = limit(alice, false, 100, 1_000);
        exchange.level(0, false, 100, 1_000);
        limit(bob, true, 100, 1_500);
        assertEquals(500, order.executed());
    }

    @Test
    void takesUpdateIdsFromRecording() {
        exchange.level(0, true, 100, 1_000, 5_000);
        exchange.level(0, true, 99, 1_000, 5_000);
        assertEquals(5_000, exchange.book(0).updateId());
        exchange.updateId(0, 6_000);
        exchange.updateId(0, 10);
        limit(alice, true, 98, 1_000);
        assertEquals(6_001, exchange.book(0).updateId());
    }

    @Test
    void conservesBalancesWithOutsideIncluded() {
        exchange.level(0, false, 10_000, 3_000);
        limit(alice, true, 10_000, 2_000);
        long sum = 0;
        for (Wallet wallet : exchange.wallets()) {
            sum += wallet.free(btc) + wallet.locked(btc);
        }
        assertEquals(20_00000000L, sum);
    }

    @Test
    void findsOrdersByNumberAndByEitherName() {
        Order order = new Order().limit(alice, 0, true, 100, 1_000).named("mine");
        exchange.place(order);
        exchange.cancel(order, "cancel-1");
        assertEquals(order, alice.order(0, order.id()));
        assertEquals(order, alice.order(0, "mine"));
        assertEquals(order, alice.order(0, "cancel-1"));
        assertNull(alice.order(0, "other"));
        assertNull(bob.order(0, order.id()));
        assertEquals("mine", order.placedAs());
        assertEquals("cancel-1", order.clientOrderId());
    }

    @Test
    void forgetsOldestClosedOrders() {
        Order first = limit(alice, true, 100, 1);
        exchange.cancel(first, "first");
        for (int i = 0; i < Wallet.REMEMBERED; i++) {
            exchange.cancel(limit(alice, true, 100, 1), "c" + i);
        }
        assertNull(alice.order(0, first.id()));
        assertNull(alice.order(0, "first"));
        assertEquals(Wallet.REMEMBERED, alice.orders().size());
    }

    @Test
    void inventsDistinctNames() {
        Order first = limit(alice, true, 100, 1);
        Order second = limit(alice, true, 100, 1);
        assertTrue(first.clientOrderId().matches("[A-Za-z0-9]{22}"));
        assertNotNull(second.clientOrderId());
        assertTrue(!first.clientOrderId().equals(second.clientOrderId()));
    }

    @Test
    void refusesAccountsThatShareKey() {
        Account twin = new Account("twin", "alice-key", Account.KeyType.HMAC, "s", Map.of(), List.of());
        assertThrows(IllegalArgumentException.class,
                () -> new Exchange(List.of(SPEC), List.of(ALICE, twin), Fees.NONE, () -> 0));
    }

    @Test
    void tellsOwnerWhereNewHalfOfReplacementIsRefused() {
        OrderRecorder events = new OrderRecorder();
        exchange.listen(events);
        Order order = new Order().limit(alice, 0, true, 10_000, 10_001);
        assertEquals(Refusal.BALANCE, exchange.replace(order));
        assertEquals(List.of("REJECTED 1 REJECTED"), events.take());
        assertEquals(Refusal.BALANCE, events.executions.get(0).reason());
        assertTrue(alice.open().isEmpty());
    }

    @Test
    void refusesReuseOfOpenOrder() {
        Order order = limit(alice, true, 100, 1);
        assertThrows(IllegalStateException.class, () -> order.limit(alice, 0, true, 100, 1));
    }
}
