package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that may have what the book of a sister symbol offers. */
class RouterTest {
    private static final SymbolSpec SISTER = new SymbolSpec(1, "BTCUSDC", "BTC", "USDC", 2, 3, 1, 1,
            10_000_000,
            1, 1, 1_000_000, 0);
    private static final SymbolSpec STRANGER = new SymbolSpec(2, "BTCEUR", "BTC", "EUR", 2, 3, 1, 1,
            10_000_000, 1, 1, 1_000_000, 0);

    private final OrderRecorder events = new OrderRecorder();
    private Exchange exchange;
    private Wallet alice;
    private Wallet crowd;

    @BeforeEach
    void open() {
        exchange = new Exchange(List.of(Hall.SPEC, SISTER, STRANGER),
                List.of(new Account("alice", "k", Account.KeyType.HMAC, "s",
                        Map.of("BTC", "10", "USDT", "1000"), List.of())),
                Fees.STANDARD, () -> 5);
        exchange.listen(events);
        alice = exchange.wallet("k");
        crowd = exchange.participant("crowd");
        ask(0, 10_000, 1_000);
        ask(1, 9_900, 400);
        ask(1, 10_000, 1_000);
        ask(2, 9_000, 1_000);
    }

    private void ask(int symbol, long price, long quantity) {
        exchange.place(new Order().limit(crowd, symbol, false, price, quantity));
    }

    private Order buy(long price, long quantity) {
        Order order = new Order().limit(alice, 0, true, price, quantity).routed();
        assertEquals(Refusal.NONE, exchange.place(order));
        return order;
    }

    private long sum(String asset) {
        int index = exchange.asset(asset);
        return exchange.wallets().stream().mapToLong(w -> w.free(index) + w.locked(index)).sum();
    }

    @Test
    void takesBetterPriceElsewhereFirst() {
        Order order = buy(10_000, 1_000);
        assertEquals(OrderStatus.FILLED, order.status());
        List<Fill> fills = order.fills();
        assertEquals(2, fills.size());
        assertTrue(fills.get(0).allocation());
        assertEquals(0, fills.get(0).allocationId());
        assertEquals(-1, fills.get(0).tradeId());
        assertEquals(9_900, fills.get(0).price());
        assertEquals(400, fills.get(0).quantity());
        assertEquals(40_000, fills.get(0).commission());
        assertEquals(1, fills.get(1).tradeId());
        assertEquals(600, fills.get(1).quantity());
        assertEquals(List.of(fills.get(0)), alice.allocations(0));
        assertEquals(List.of(fills.get(1)), alice.fills(0));
    }

    @Test
    void paysInItsOwnQuoteAsset() {
        buy(10_000, 400);
        assertEquals(960_40000000L, alice.free(exchange.asset("USDT")));
        assertEquals(0, alice.locked(exchange.asset("USDT")));
        assertEquals(10_39960000L, alice.free(exchange.asset("BTC")));
        assertEquals(10 * Hall.ONE, sum("BTC"));
        assertEquals(1_000 * Hall.ONE, sum("USDT"));
        assertEquals(0, sum("USDC"));
    }

    @Test
    void tradesOnTheSisterAndNotOnItsOwnBook() {
        buy(10_000, 400);
        assertEquals(9_900, exchange.book(1).lastPrice());
        assertEquals(1, exchange.book(1).lastTradeId());
        assertEquals(0, exchange.book(0).lastTradeId());
        assertEquals(1_000, exchange.book(0).quantity(false, 0));
    }

    @Test
    void prefersItsOwnBookAtSamePrice() {
        Order order = buy(10_000, 1_500);
        assertEquals(List.of(400L, 1_000L, 100L), order.fills().stream().map(Fill::quantity).toList());
        assertEquals(List.of(0L, -1L, 1L), order.fills().stream().map(Fill::allocationId).toList());
    }

    @Test
    void restsOnItsOwnBook() {
        Order order = buy(9_950, 1_000);
        assertEquals(400, order.executed());
        assertEquals(600, exchange.book(0).quantity(true, 0));
        assertEquals(0, exchange.book(1).levels(true));
        assertEquals(59_70000000L, alice.locked(exchange.asset("USDT")));
    }

    @Test
    void fillsMarketAndFillOrKillOrdersOverAllBooks() {
        Order market = new Order().market(alice, 0, true, 2_000, 0).routed();
        assertEquals(Refusal.NONE, exchange.place(market));
        assertEquals(OrderStatus.FILLED, market.status());
        ask(1, 9_000, 100);
        ask(0, 9_100, 100);
        Order order = new Order().limit(alice, 0, true, 9_100, 200).lasting(TimeInForce.FOK).routed();
        assertEquals(Refusal.NONE, exchange.place(order));
        assertEquals(OrderStatus.FILLED, order.status());
    }

    @Test
    void sellsToBetterBidElsewhere() {
        exchange.place(new Order().limit(crowd, 1, true, 9_800, 300));
        exchange.place(new Order().limit(crowd, 0, true, 9_700, 1_000));
        Order order = new Order().market(alice, 0, false, 500, 0).routed();
        exchange.place(order);
        assertEquals(List.of(9_800L, 9_700L), order.fills().stream().map(Fill::price).toList());
        assertEquals(10 * Hall.ONE, sum("BTC"));
        assertEquals(1_000 * Hall.ONE, sum("USDT"));
    }

    @Test
    void leavesSistersAloneWhenNotRouted() {
        Order order = new Order().limit(alice, 0, true, 10_000, 400);
        exchange.place(order);
        assertEquals(10_000, order.fills().get(0).price());
    }

    @Test
    void leavesOutSistersThatDoNotTrade() {
        exchange.rules(1, exchange.rules(1).with(SymbolStatus.HALT));
        assertFalse(buy(10_000, 400).fills().get(0).allocation());
    }

    @Test
    void triggersWhatWaitsOnTheSister() {
        exchange.lastPrice(1, 10_000);
        Order stop = new Order().limit(alice, 1, false, 20_000, 100).contingent(OrderType.STOP_LOSS_LIMIT,
                9_900,
                0);
        exchange.place(stop);
        buy(9_900, 100);
        assertTrue(stop.working());
    }

    @Test
    void namesSisters() {
        assertEquals(List.of(1), exchange.sisters(0));
        assertEquals(List.of(0), exchange.sisters(1));
        assertEquals(List.of(), exchange.sisters(2));
    }
}
