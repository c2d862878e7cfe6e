package io.ticklane.simulator.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which orders and lists an account has, and which it had. Simulator thread only. */
final class Ledger {
    static final int REMEMBERED = 20_000;

    private record Key(int symbol, String clientOrderId) {}

    private final int[] openBySymbol;
    private final Map<Long, Order> open = new LinkedHashMap<>();
    private final TreeMap<Long, Order> byId = new TreeMap<>();
    private final Map<Key, Order> byClientId = new HashMap<>();
    private final ArrayDeque<Order> closed = new ArrayDeque<>();
    private final Map<Long, OrderList> openLists = new LinkedHashMap<>();
    private final TreeMap<Long, OrderList> lists = new TreeMap<>();
    private final Map<String, OrderList> listsByName = new HashMap<>();
    private final ArrayDeque<OrderList> closedLists = new ArrayDeque<>();
    private final ArrayDeque<Prevention> preventions = new ArrayDeque<>(0);

    Ledger(int symbols) {
        openBySymbol = new int[symbols];
    }

    Collection<Order> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    Collection<Order> orders() {
        return Collections.unmodifiableCollection(byId.values());
    }

    int openCount(int symbol) {
        return openBySymbol[symbol];
    }

    @Nullable
    Order order(int symbol, long orderId) {
        Order order = byId.get(orderId);
        return order != null && order.symbol == symbol ? order : null;
    }

    @Nullable
    Order order(int symbol, String clientOrderId) {
        return byClientId.get(new Key(symbol, clientOrderId));
    }

    List<Fill> fills(int symbol) {
        List<Fill> fills = new ArrayList<>();
        for (Order order : byId.values()) {
            if (order.symbol == symbol) {
                order.fills().stream().filter(fill -> !fill.allocation()).forEach(fills::add);
            }
        }
        fills.sort((a, b) -> Long.compare(a.tradeId(), b.tradeId()));
        return fills;
    }

    List<Fill> allocations(int symbol) {
        List<Fill> found = new ArrayList<>();
        for (Order order : byId.values()) {
            if (order.symbol == symbol && order.usedRouter()) {
                order.fills().stream().filter(Fill::allocation).forEach(found::add);
            }
        }
        found.sort((a, b) -> Long.compare(a.allocationId(), b.allocationId()));
        return found;
    }

    Collection<OrderList> openLists() {
        return Collections.unmodifiableCollection(openLists.values());
    }

    Collection<OrderList> lists() {
        return Collections.unmodifiableCollection(lists.values());
    }

    @Nullable
    OrderList list(long id) {
        return lists.get(id);
    }

    @Nullable
    OrderList list(String name) {
        return listsByName.get(name);
    }

    List<Prevention> preventions(int symbol) {
        List<Prevention> found = new ArrayList<>();
        for (Prevention prevention : preventions) {
            if (prevention.symbol() == symbol) {
                found.add(prevention);
            }
        }
        return found;
    }

    void remember(Order order) {
        order.placedAs = order.clientOrderId;
        byId.put(order.id, order);
        byClientId.put(new Key(order.symbol, order.clientOrderId), order);
        open.put(order.id, order);
        openBySymbol[order.symbol]++;
    }

    void remember(OrderList list) {
        lists.put(list.id, list);
        listsByName.put(list.clientListId(), list);
        openLists.put(list.id, list);
    }

    void remember(Prevention prevention) {
        preventions.addLast(prevention);
        if (preventions.size() > REMEMBERED) {
            preventions.removeFirst();
        }
    }

    void closing(Order order) {
        if (open.remove(order.id) == null) {
            return;
        }
        openBySymbol[order.symbol]--;
        closed.addLast(order);
        if (closed.size() > REMEMBERED) {
            forget(closed.removeFirst());
        }
    }

    void closing(OrderList list) {
        if (openLists.remove(list.id) == null) {
            return;
        }
        closedLists.addLast(list);
        if (closedLists.size() > REMEMBERED) {
            OrderList oldest = closedLists.removeFirst();
            lists.remove(oldest.id);
            listsByName.remove(oldest.clientListId(), oldest);
        }
    }

    void rename(Order order, String clientOrderId) {
        order.clientOrderId = clientOrderId;
        byClientId.put(new Key(order.symbol, clientOrderId), order);
    }

    private void forget(Order order) {
        byId.remove(order.id);
        forget(order, order.clientOrderId);
        forget(order, order.placedAs);
        for (Amendment amendment : order.amendments()) {
            forget(order, amendment.originalClientOrderId());
        }
    }

    private void forget(Order order, String name) {
        byClientId.remove(new Key(order.symbol, name), order);
    }
}
