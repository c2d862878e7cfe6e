package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A venue with one symbol for tests: prices of whole cents, quantities of thousandths. Alice and Bob stand alone, Carol
 * and Dave share a trade group, the crowd trades on credit.
 */
final class Hall {
    static final SymbolSpec SPEC = new SymbolSpec(0, "BTCUSDT", "BTC", "USDT", 2, 3, 1, 1, 10_000_000, 1, 1,
            1_000_000, 0);
    static final long ONE = 100_000_000L;

    final Exchange exchange;
    final Wallet alice;
    final Wallet bob;
    final Wallet carol;
    final Wallet dave;
    final Wallet crowd;
    final int btc;
    final int usdt;
    final OrderRecorder orders = new OrderRecorder();
    final Recorder market = new Recorder();
    long now = 1_000;

    Hall() {
        this(Fees.NONE);
    }

    Hall(Fees fees) {
        exchange = new Exchange(List.of(SPEC), List.of(account("alice", -1), account("bob", -1),
                account("carol", 7), account("dave", 7)), fees, () -> now);
        alice = wallet("alice");
        bob = wallet("bob");
        carol = wallet("carol");
        dave = wallet("dave");
        crowd = exchange.participant("crowd");
        btc = exchange.asset("BTC");
        usdt = exchange.asset("USDT");
        List<Filter> filters = new ArrayList<>(exchange.rules(0).filters());
        filters.removeIf(f -> f instanceof Filter.MaxNumber);
        exchange.rules(0, exchange.rules(0).with(filters));
        exchange.listen(orders);
        exchange.listen(market);
    }

    private static Account account(String name, long group) {
        return new Account(name, name + "-key", Account.KeyType.HMAC, "s",
                Map.of("BTC", "1000", "USDT", "1000"), List.of(), group);
    }

    private Wallet wallet(String name) {
        Wallet wallet = exchange.wallet(name + "-key");
        if (wallet == null) {
            throw new IllegalStateException(name);
        }
        return wallet;
    }

    Order buy(Wallet owner, long price, long quantity) {
        return new Order().limit(owner, 0, true, price, quantity);
    }

    Order sell(Wallet owner, long price, long quantity) {
        return new Order().limit(owner, 0, false, price, quantity);
    }

    Order market(Wallet owner, boolean buy, long quantity) {
        return new Order().market(owner, 0, buy, quantity, 0);
    }

    Order spend(Wallet owner, boolean buy, long quote) {
        return new Order().market(owner, 0, buy, 0, quote);
    }

    /** Places what must be accepted. */
    Order place(Order order) {
        assertEquals(Refusal.NONE, exchange.place(order));
        return order;
    }

    OrderList place(OrderList list) {
        assertEquals(Refusal.NONE, exchange.place(list));
        return list;
    }

    Refusal refusal(Order order) {
        return exchange.place(order);
    }

    /** Lets the crowd trade with itself once, so that this is the last price. */
    void trade(long price) {
        exchange.place(sell(crowd, price, 1));
        exchange.place(buy(crowd, price, 1).lasting(TimeInForce.IOC));
    }

    /** A trade at a price where accounts' orders stand too: by word of a recording. */
    void lastPrice(long price) {
        exchange.lastPrice(0, price);
    }

    OrderList list(OrderList.Kind kind, Order... legs) {
        OrderList list = new OrderList(kind, 0, "");
        for (Order leg : legs) {
            list.add(leg);
        }
        return list;
    }

    void change(SymbolStatus status) {
        exchange.rules(0, exchange.rules(0).with(status));
    }

    void limit(Filter filter) {
        List<Filter> filters = new ArrayList<>(exchange.rules(0).filters());
        filters.add(filter);
        exchange.rules(0, exchange.rules(0).with(filters));
    }
}
