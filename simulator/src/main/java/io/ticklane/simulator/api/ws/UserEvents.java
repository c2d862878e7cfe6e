package io.ticklane.simulator.api.ws;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Execution;
import io.ticklane.simulator.engine.ExecutionType;
import io.ticklane.simulator.engine.ExpiryReason;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.ListStatus;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.engine.PegPrice;
import io.ticklane.simulator.engine.Prevention;
import io.ticklane.simulator.engine.Refusal;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Writes account events with times in one unit, fields in the venue's order. Simulator thread only. */
final class UserEvents {
    private static final int SCALE = Decimal.WIRE_SCALE;

    private final Exchange exchange;
    private final VenueClock clock;
    private final boolean micros;

    UserEvents(Exchange exchange, VenueClock clock, boolean micros) {
        this.exchange = exchange;
        this.clock = clock;
        this.micros = micros;
    }

    private long time(long epochMicros) {
        return micros ? epochMicros : Math.floorDiv(epochMicros, 1_000);
    }

    private JsonWriter begin(String type) {
        return new JsonWriter().object().put("e", type).put("E", time(clock.epochMicros()));
    }

    JsonWriter terminated() {
        return begin("eventStreamTerminated").end();
    }

    JsonWriter listenKeyExpired(String listenKey) {
        return begin("listenKeyExpired").put("listenKey", listenKey).end();
    }

    JsonWriter externalLock(int asset, long delta, long timeMicros) {
        return begin("externalLockUpdate").put("a", exchange.assets().get(asset)).put("d", delta, SCALE)
                .put("T", time(timeMicros)).end();
    }

    JsonWriter balanceUpdate(int asset, long delta, long timeMicros) {
        return begin("balanceUpdate").put("a", exchange.assets().get(asset)).put("d", delta, SCALE)
                .put("T", time(timeMicros)).end();
    }

    JsonWriter position(Wallet wallet, int[] assets, long timeMicros) {
        JsonWriter out = begin("outboundAccountPosition").put("u", time(timeMicros)).array("B");
        for (int asset : assets) {
            out.object().put("a", exchange.assets().get(asset)).put("f", wallet.free(asset), SCALE)
                    .put("l", wallet.locked(asset), SCALE).end();
        }
        return out.end().end();
    }

    JsonWriter list(OrderList list, ListStatus status, long timeMicros) {
        String symbol = exchange.symbols().get(list.symbol()).symbol();
        JsonWriter out = begin("listStatus").put("s", symbol).put("g", list.id())
                .put("c", list.kind().contingencyType()).put("l", status.name())
                .put("L", list.state().name()).put("r", "NONE").put("C", list.clientListId())
                .put("T", time(timeMicros)).array("O");
        for (Order leg : list.legs()) {
            out.object().put("s", symbol).put("i", leg.id()).put("c", leg.clientOrderId()).end();
        }
        return out.end().end();
    }

    JsonWriter execution(Order order, Execution execution) {
        SymbolSpec spec = exchange.symbols().get(order.symbol());
        OrderList list = order.list();
        JsonWriter out = begin("executionReport").put("s", spec.symbol()).put("c", order.clientOrderId())
                .put("S", order.buy() ? "BUY" : "SELL").put("o", order.type().name())
                .put("f", order.timeInForce().name()).put("q", order.quantity(), spec.quantityScale())
                .put("p", order.price(), spec.priceScale()).put("P", order.stopPrice(), spec.priceScale())
                .put("F", order.icebergQuantity(), spec.quantityScale())
                .put("g", list == null ? -1 : list.id()).put("C", execution.originalClientOrderId())
                .put("x", execution.type().name()).put("X", order.status().name())
                .put("r", rejection(execution.reason())).put("i", order.id());
        filled(out, spec, order, execution);
        out.put("O", time(order.timeMicros())).put("Z", order.executedQuote(), SCALE)
                .put("Y", execution.fill() == null ? 0 : execution.fill().quote(), SCALE)
                .put("Q", order.quoteQuantity(), SCALE);
        if (order.workingMicros() >= 0) {
            out.put("W", time(order.workingMicros()));
        }
        out.put("V", order.prevention().name());
        special(out, order, execution.fill());
        Prevention prevention = execution.prevention();
        if (prevention != null) {
            prevented(out, spec, order, prevention);
        }
        pegged(out, spec, order);
        ExpiryReason reason = order.expiryReason();
        if (reason != null) {
            out.put("eR", reason.name());
        }
        return out.end();
    }

    private void filled(JsonWriter out, SymbolSpec spec, Order order, Execution execution) {
        Fill fill = execution.fill();
        out.put("l", fill == null ? 0 : fill.quantity(), spec.quantityScale())
                .put("z", order.executed(), spec.quantityScale())
                .put("L", fill == null ? 0 : fill.price(), spec.priceScale());
        if (fill == null) {
            out.put("n", "0").value("N", null);
        } else {
            out.put("n", fill.commission(), SCALE).put("N", fill.commissionAsset());
        }
        out.put("T", time(execution.timeMicros())).put("t", fill == null ? -1 : fill.tradeId());
        Prevention prevention = execution.prevention();
        if (prevention != null) {
            out.put("v", prevention.id());
        }
        out.put("I", execution.id()).put("w", onBook(order, execution))
                .put("m", fill != null && fill.maker()).put("M", fill != null);
    }

    /** A market order passes for working when it is accepted and at no time after that. */
    private static boolean onBook(Order order, Execution execution) {
        boolean accepted = execution.type() == ExecutionType.NEW && order.workingMicros() >= 0;
        boolean rests = order.status().open() && order.workingMicros() >= 0
                && order.type() != OrderType.MARKET;
        return accepted || rests;
    }

    private void special(JsonWriter out, Order order, @Nullable Fill fill) {
        if (fill != null && fill.allocation()) {
            out.put("b", "ONE_PARTY_TRADE_REPORT").put("a", fill.allocationId());
        }
        if (order.trailingDelta() > 0) {
            out.put("d", order.trailingDelta());
        }
        if (order.trailingMicros() >= 0) {
            out.put("D", time(order.trailingMicros()));
        }
        if (order.usedRouter()) {
            out.put("k", order.status().open() ? "EXCHANGE" : "SOR").put("uS", true);
        }
        Long strategyId = order.strategyId();
        if (strategyId != null) {
            out.put("j", strategyId);
        }
        Long strategyType = order.strategyType();
        if (strategyType != null) {
            out.put("J", strategyType);
        }
    }

    private static void prevented(JsonWriter out, SymbolSpec spec, Order order, Prevention prevention) {
        boolean taker = prevention.takerOrderId() == order.id();
        long own = taker ? prevention.takerPrevented() : prevention.makerPrevented();
        long match = Math.max(prevention.takerPrevented(), prevention.makerPrevented());
        out.put("A", order.prevented(), spec.quantityScale()).put("B", own, spec.quantityScale())
                .put("u", prevention.tradeGroupId())
                .put("U", taker ? prevention.makerOrderId() : prevention.takerOrderId())
                .put("Cs", spec.symbol()).put("pl", match, spec.quantityScale())
                .put("pL", prevention.price(), spec.priceScale())
                .put("pY", BigDecimal.valueOf(prevention.price(), spec.priceScale())
                        .multiply(BigDecimal.valueOf(match, spec.quantityScale()))
                        .setScale(SCALE, RoundingMode.DOWN).toPlainString());
    }

    private static void pegged(JsonWriter out, SymbolSpec spec, Order order) {
        PegPrice peg = order.pegPrice();
        if (peg == null) {
            return;
        }
        out.put("gP", peg.name());
        if (order.pegOffset() >= 0) {
            out.put("gOT", "PRICE_LEVEL").put("gOV", order.pegOffset());
        }
        if (order.peggedPrice() > 0) {
            out.put("gp", order.peggedPrice(), spec.priceScale());
        }
    }

    private static String rejection(Refusal refusal) {
        return switch (refusal) {
            case BALANCE -> "INSUFFICIENT_BALANCES";
            case WOULD_TRIGGER -> "STOP_PRICE_WOULD_TRIGGER_IMMEDIATELY";
            case WOULD_TAKE -> "WOULD_MATCH_IMMEDIATELY";
            case LIST_PRICES -> "OCO_BAD_PRICES";
            default -> "NONE";
        };
    }
}
