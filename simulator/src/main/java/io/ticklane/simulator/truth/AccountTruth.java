package io.ticklane.simulator.truth;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Execution;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.ListStatus;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderListener;
import io.ticklane.simulator.engine.Prevention;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that happened to the orders and balances of each account, in order. Simulator thread only. */
public final class AccountTruth implements OrderListener {
    /** Events that are remembered for each account. */
    static final int REMEMBERED = 50_000;

    private record Event(long number, String json) {}

    private static final class History {
        final Deque<Event> events = new ArrayDeque<>();
        long last;
    }

    private final Exchange exchange;
    private final Map<Wallet, History> histories = new HashMap<>();

    public AccountTruth(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void onExecution(Order order, Execution execution) {
        JsonWriter json = begin(order.owner(), "execution", execution.timeMicros());
        json.put("execution", execution.type().name()).put("executionId", execution.id());
        order(json, order);
        Fill fill = execution.fill();
        if (fill != null) {
            json.object("fill");
            fill(json, order, fill);
            json.end();
        }
        Prevention prevention = execution.prevention();
        if (prevention != null) {
            json.put("preventedMatchId", prevention.id());
        }
        if (!execution.originalClientOrderId().isEmpty()) {
            json.put("originalClientOrderId", execution.originalClientOrderId());
        }
        add(order.owner(), json);
    }

    @Override
    public void onList(OrderList list, ListStatus status, long timeMicros) {
        JsonWriter json = begin(list.owner(), "list", timeMicros);
        json.put("orderListId", list.id()).put("symbol", spec(list.symbol()).symbol())
                .put("status", status.name()).put("state", list.state().name()).array("orders");
        list.legs().forEach(leg -> json.add(leg.id()));
        add(list.owner(), json.end());
    }

    @Override
    public void onBalances(Wallet wallet, int[] assets, long timeMicros) {
        JsonWriter json = begin(wallet, "balances", timeMicros).array("balances");
        for (int asset : assets) {
            balance(json, wallet, asset);
        }
        add(wallet, json.end());
    }

    @Override
    public void onTransfer(Wallet wallet, int asset, long delta, long timeMicros) {
        add(wallet, begin(wallet, "transfer", timeMicros).put("asset", exchange.assets().get(asset))
                .put("delta", delta, Decimal.WIRE_SCALE));
    }

    /**
     * Writes what is remembered of an account as members of the open object.
     *
     * @param fromEvent number of the first event
     * @param most newest events at most
     * @param openOnly open orders alone, and no fills
     */
    public void write(JsonWriter json, Wallet wallet, long fromEvent, long most, boolean openOnly) {
        json.put("account", wallet.name()).array("balances");
        for (int asset = 0; asset < exchange.assets().size(); asset++) {
            if (wallet.free(asset) != 0 || wallet.locked(asset) != 0) {
                balance(json, wallet, asset);
            }
        }
        json.end().array("orders");
        Collection<Order> orders = openOnly ? wallet.open() : wallet.orders();
        for (Order order : orders) {
            json.object();
            order(json, order);
            json.end();
        }
        json.end().array("fills");
        for (Order order : openOnly ? List.<Order>of() : orders) {
            for (Fill fill : order.fills()) {
                json.object().put("symbol", spec(order.symbol()).symbol()).put("orderId", order.id());
                fill(json, order, fill);
                json.end();
            }
        }
        json.end();
        History history = history(wallet);
        json.put("lastEvent", history.last).array("events");
        for (Event event : history.events) {
            if (event.number >= Math.max(fromEvent, history.last - most + 1)) {
                json.raw(event.json);
            }
        }
        json.end();
    }

    private History history(Wallet wallet) {
        return histories.computeIfAbsent(wallet, unknown -> new History());
    }

    private JsonWriter begin(Wallet wallet, String type, long timeMicros) {
        return new JsonWriter().object().put("number", history(wallet).last + 1)
                .put("timeMicros", timeMicros).put("type", type);
    }

    private void add(Wallet wallet, JsonWriter json) {
        History history = history(wallet);
        if (history.events.size() == REMEMBERED) {
            history.events.removeFirst();
        }
        history.events.addLast(
                new Event(++history.last, new String(json.end().bytes(), StandardCharsets.UTF_8)));
    }

    private void balance(JsonWriter json, Wallet wallet, int asset) {
        json.object().put("asset", exchange.assets().get(asset))
                .put("free", wallet.free(asset), Decimal.WIRE_SCALE)
                .put("locked", wallet.locked(asset), Decimal.WIRE_SCALE).end();
    }

    private void order(JsonWriter json, Order order) {
        SymbolSpec spec = spec(order.symbol());
        json.put("symbol", spec.symbol()).put("orderId", order.id())
                .put("clientOrderId", order.clientOrderId()).put("placedAs", order.placedAs())
                .put("side", order.buy() ? "BUY" : "SELL").put("orderType", order.type().name())
                .put("timeInForce", order.timeInForce().name()).put("status", order.status().name())
                .put("price", order.price(), spec.priceScale())
                .put("quantity", order.quantity(), spec.quantityScale())
                .put("executed", order.executed(), spec.quantityScale())
                .put("executedQuote", order.executedQuote(), Decimal.WIRE_SCALE);
        if (order.stopPrice() != 0) {
            json.put("stopPrice", order.stopPrice(), spec.priceScale());
        }
        OrderList list = order.list();
        if (list != null) {
            json.put("orderListId", list.id());
        }
    }

    private void fill(JsonWriter json, Order order, Fill fill) {
        SymbolSpec spec = spec(order.symbol());
        json.put("tradeId", fill.tradeId()).put("price", fill.price(), spec.priceScale())
                .put("quantity", fill.quantity(), spec.quantityScale())
                .put("commission", fill.commission(), Decimal.WIRE_SCALE)
                .put("commissionAsset", fill.commissionAsset()).put("maker", fill.maker())
                .put("timeMicros", fill.timeMicros());
    }

    private SymbolSpec spec(int symbol) {
        return exchange.symbols().get(symbol);
    }
}
