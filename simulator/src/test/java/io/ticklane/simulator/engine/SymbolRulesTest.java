package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a symbol allows, its status, and how much an account may have open. */
class SymbolRulesTest {
    private final Hall hall = new Hall();

    private Order stop() {
        return hall.sell(hall.alice, 10_000, 1).contingent(OrderType.STOP_LOSS_LIMIT, 5_000, 0);
    }

    private OrderList pair() {
        return hall.list(OrderList.Kind.OCO, hall.sell(hall.alice, 20_000, 1).makerOnly(), stop());
    }

    @Test
    void takesNothingWhileHalted() {
        Order order = hall.place(hall.buy(hall.alice, 100, 1_000));
        hall.change(SymbolStatus.HALT);
        assertEquals(Refusal.MARKET_CLOSED, hall.refusal(hall.buy(hall.alice, 100, 1_000)));
        assertEquals(Refusal.MARKET_CLOSED, hall.exchange.place(pair()));
        assertEquals(Refusal.MARKET_CLOSED, hall.exchange.cancel(order, "c"));
        assertEquals(Refusal.MARKET_CLOSED, hall.exchange.amend(order, 500, "a"));
        hall.change(SymbolStatus.TRADING);
        assertEquals(Refusal.NONE, hall.exchange.cancel(order, "c"));
    }

    @Test
    void takesCancelsAndAmendmentsWhereOnlyThoseGo() {
        Order order = hall.place(hall.buy(hall.alice, 100, 1_000));
        hall.change(SymbolStatus.CANCEL_ONLY);
        assertEquals(Refusal.MARKET_CLOSED, hall.refusal(hall.buy(hall.alice, 100, 1_000)));
        assertEquals(Refusal.NONE, hall.exchange.amend(order, 500, "a"));
        assertEquals(Refusal.NONE, hall.exchange.cancel(order, "c"));
    }

    @Test
    void doesNotTradeWithOutsideWhileHalted() {
        Order order = hall.place(hall.buy(hall.alice, 100, 1_000));
        hall.change(SymbolStatus.BREAK);
        hall.exchange.level(0, false, 90, 500);
        assertEquals(0, order.executed());
        hall.lastPrice(90);
        assertEquals(90, hall.exchange.book(0).lastPrice());
    }

    @Test
    void refusesWhatSymbolDoesNotAllow() {
        SymbolRules all = hall.exchange.rules(0);
        hall.exchange.rules(0,
                new SymbolRules(SymbolStatus.TRADING, EnumSet.noneOf(SymbolRules.Feature.class),
                        SelfTradePrevention.NONE, Set.of(), all.filters(), null));
        assertEquals(Refusal.NO_MARKET_ORDERS, hall.refusal(hall.market(hall.alice, true, 1)));
        assertEquals(Refusal.NO_STOP_LOSS_LIMIT, hall.refusal(stop()));
        assertEquals(Refusal.NO_ICEBERG_ORDERS, hall.refusal(hall.buy(hall.alice, 1, 10).iceberg(1)));
        assertEquals(Refusal.NO_PEGGED_ORDERS,
                hall.refusal(hall.buy(hall.alice, 1, 10).pegged(PegPrice.PRIMARY_PEG, -1)));
        assertEquals(Refusal.NO_OCO, hall.exchange.place(pair()));
        Order order = hall.place(hall.buy(hall.alice, 1, 10));
        assertEquals(Refusal.NO_AMENDMENTS, hall.exchange.amend(order, 5, "a"));
    }

    @Test
    void limitsOrdersOnSymbol() {
        hall.limit(new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDERS, 2));
        hall.place(hall.buy(hall.alice, 1, 1));
        assertEquals(Refusal.MAX_NUM_ORDERS, hall.exchange.place(pair()), "two legs count as two");
        hall.place(hall.buy(hall.alice, 1, 1));
        assertEquals(Refusal.MAX_NUM_ORDERS, hall.refusal(hall.buy(hall.alice, 1, 1)));
    }

    @Test
    void limitsContingentOrders() {
        hall.limit(new Filter.MaxNumber(Filter.Counted.MAX_NUM_ALGO_ORDERS, 1));
        Order stop = hall.place(stop());
        assertEquals(Refusal.MAX_NUM_ALGO_ORDERS, hall.refusal(stop()));
        hall.place(hall.buy(hall.alice, 1, 1));
        hall.exchange.cancel(stop, "c");
        hall.place(stop());
    }

    @Test
    void limitsIcebergs() {
        hall.limit(new Filter.MaxNumber(Filter.Counted.MAX_NUM_ICEBERG_ORDERS, 1));
        hall.place(hall.buy(hall.alice, 1, 10).iceberg(5));
        assertEquals(Refusal.MAX_NUM_ICEBERG_ORDERS, hall.refusal(hall.buy(hall.alice, 1, 10).iceberg(5)));
    }

    @Test
    void limitsLists() {
        hall.limit(new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDER_LISTS, 1));
        hall.place(pair());
        assertEquals(Refusal.MAX_NUM_ORDER_LISTS, hall.exchange.place(pair()));
    }

    @Test
    void limitsOverAllSymbols() {
        hall.exchange.exchangeFilters(List.of(
                new Filter.MaxNumber(Filter.Counted.EXCHANGE_MAX_NUM_ORDERS, 3),
                new Filter.MaxNumber(Filter.Counted.EXCHANGE_MAX_NUM_ALGO_ORDERS, 1),
                new Filter.MaxNumber(Filter.Counted.EXCHANGE_MAX_NUM_ORDER_LISTS, 1)));
        OrderList list = hall.place(pair());
        assertEquals(Refusal.EXCHANGE_MAX_NUM_ALGO_ORDERS, hall.refusal(stop()));
        hall.place(hall.buy(hall.alice, 1, 1));
        assertEquals(Refusal.EXCHANGE_MAX_NUM_ORDERS, hall.refusal(hall.buy(hall.alice, 1, 1)));
        hall.exchange.cancel(list, "c");
        hall.place(hall.buy(hall.alice, 1, 1));
    }

    @Test
    void limitsPosition() {
        hall.limit(new Filter.MaxPosition(1_002_000));
        hall.place(hall.buy(hall.alice, 1, 1_500));
        assertEquals(Refusal.MAX_POSITION, hall.refusal(hall.buy(hall.alice, 1, 501)));
        hall.place(hall.buy(hall.alice, 1, 500));
        hall.place(hall.sell(hall.alice, 100_000, 5_000));
    }
}
