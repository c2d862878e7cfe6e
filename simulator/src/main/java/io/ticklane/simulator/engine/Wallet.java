package io.ticklane.simulator.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an account has and has ordered. Balances are at scale 8.
 *
 * <p>Participants of a market and the world outside trade on credit: nothing is locked, balances may be below
 * zero, no orders are remembered. Simulator thread only.
 */
public final class Wallet {
    /** Closed orders that are remembered for each account. */
    static final int REMEMBERED = 20_000;

    private record Key(int symbol, String clientOrderId) {}

    final @Nullable Account account;
    final boolean credit;
    final Fees fees;
    final long[] free;
    final long[] locked;
    private final String name;
    private final int[] openBySymbol;
    private final Map<Long, Order> open = new LinkedHashMap<>();
    private final TreeMap<Long, Order> byId = new TreeMap<>();
    private final Map<Key, Order> byClientId = new HashMap<>();
    private final ArrayDeque<Order> closed = new ArrayDeque<>();
    private long updateMicros;

    Wallet(String name, @Nullable Account account, Fees fees, int assets, int symbols) {
        this.name = name;
        this.account = account;
        this.credit = account == null;
        this.fees = fees;
        this.free = new long[assets];
        this.locked = new long[assets];
        this.openBySymbol = new int[credit ? 0 : symbols];
    }

    /** Name of the account or participant. */
    public String name() {
        return name;
    }

    /** The account behind it, or null for participants. */
    public @Nullable Account account() {
        return account;
    }

    /** Rates that this account pays. */
    public Fees fees() {
        return fees;
    }

    /** Free balance of an asset by its index, scale 8. */
    public long free(int asset) {
        return free[asset];
    }

    /** Locked balance of an asset by its index, scale 8. */
    public long locked(int asset) {
        return locked[asset];
    }

    /** When a balance last changed, venue clock. */
    public long updateMicros() {
        return updateMicros;
    }

    /** Open orders, oldest first; not a copy. */
    public Collection<Order> open() {
        return open.values();
    }

    /** Orders that are open or remembered, oldest first; not a copy. */
    public Collection<Order> orders() {
        return byId.values();
    }

    /** Open orders on a symbol. */
    public int openCount(int symbol) {
        return openBySymbol[symbol];
    }

    /** An open or remembered order. */
    public @Nullable Order order(int symbol, long orderId) {
        Order order = byId.get(orderId);
        return order != null && order.symbol == symbol ? order : null;
    }

    /** The newest order that had this name. */
    public @Nullable Order order(int symbol, String clientOrderId) {
        return byClientId.get(new Key(symbol, clientOrderId));
    }

    /** Fills on a symbol that are remembered, oldest first. */
    public List<Fill> fills(int symbol) {
        List<Fill> fills = new ArrayList<>();
        for (Order order : byId.values()) {
            if (order.symbol == symbol) {
                fills.addAll(order.fills());
            }
        }
        fills.sort((a, b) -> Long.compare(a.tradeId(), b.tradeId()));
        return fills;
    }

    void add(int asset, long amount, long timeMicros) {
        free[asset] = Math.addExact(free[asset], amount);
        assert credit || free[asset] >= 0 : name + " has less than nothing";
        updateMicros = timeMicros;
    }

    void lock(Order order, int asset, long amount) {
        free[asset] -= amount;
        locked[asset] += amount;
        order.locked = amount;
        assert free[asset] >= 0;
    }

    /** Sets what an order still locks to {@code left} and frees the rest. */
    void release(Order order, int asset, long left) {
        long amount = order.locked - left;
        locked[asset] -= amount;
        free[asset] += amount;
        order.locked = left;
        assert amount >= 0 && locked[asset] >= 0;
    }

    void remember(Order order) {
        order.placedAs = order.clientOrderId;
        byId.put(order.id, order);
        byClientId.put(new Key(order.symbol, order.clientOrderId), order);
        if (order.status.open()) {
            open.put(order.id, order);
            openBySymbol[order.symbol]++;
        } else {
            closed(order);
        }
    }

    void closing(Order order) {
        if (open.remove(order.id) != null) {
            openBySymbol[order.symbol]--;
            closed(order);
        }
    }

    void rename(Order order, String clientOrderId) {
        order.clientOrderId = clientOrderId;
        byClientId.put(new Key(order.symbol, clientOrderId), order);
    }

    private void closed(Order order) {
        closed.addLast(order);
        if (closed.size() > REMEMBERED) {
            forget(closed.removeFirst());
        }
    }

    private void forget(Order order) {
        byId.remove(order.id);
        byClientId.remove(new Key(order.symbol, order.clientOrderId), order);
        byClientId.remove(new Key(order.symbol, order.placedAs), order);
    }
}
