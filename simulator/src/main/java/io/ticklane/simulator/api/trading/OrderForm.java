package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.engine.TimeInForce;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.SymbolSpec;
import org.jspecify.annotations.Nullable;

/**
 * A placement as asked for, its parameters read and found to fit together. Amounts are at scale 8, -1 if absent.
 */
public record OrderForm(int symbol, boolean buy, OrderType type, @Nullable TimeInForce timeInForce,
        long price,
        long quantity, long quoteQuantity, String clientOrderId, @Nullable Long strategyId,
        @Nullable Long strategyType, Detail detail) {

    private static final int LEAST_STRATEGY_TYPE = 1_000_000;

    /** How much the answer tells. */
    public enum Detail {
        ACK, RESULT, FULL
    }

    private enum Side {
        BUY, SELL
    }

    private enum SelfTradePrevention {
        NONE, EXPIRE_TAKER, EXPIRE_MAKER, EXPIRE_BOTH, DECREMENT, TRANSFER
    }

    public static OrderForm read(Parameters parameters, Exchange exchange) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Side side = parameters.choice("side", Side.class, new ApiException(-1117, "Invalid side."));
        if (side == null) {
            throw ApiException.missing("side");
        }
        OrderType type = parameters.choice("type", OrderType.class,
                new ApiException(-1116, "Invalid orderType."));
        if (type == null) {
            throw ApiException.missing("type");
        }
        supported(parameters, type);
        TimeInForce time = parameters.choice("timeInForce", TimeInForce.class,
                new ApiException(-1115, "Invalid timeInForce."));
        long quantity = parameters.amount("quantity");
        long quoteQuantity = parameters.amount("quoteOrderQty");
        long price = parameters.amount("price");
        fitting(type, time, quantity, quoteQuantity, price);
        unsupportedExtras(parameters, type);
        Long strategyId = parameters.integer("strategyId");
        Long strategyType = parameters.integer("strategyType");
        if (strategyType != null && strategyType < LEAST_STRATEGY_TYPE) {
            throw new ApiException(-1134, "`strategyType` was less than 1000000.");
        }
        Detail detail = parameters.choice("newOrderRespType", Detail.class,
                ApiException.invalid("newOrderRespType"));
        selfTradePrevention(parameters);
        return new OrderForm(symbol, side == Side.BUY, type, time, price, quantity, quoteQuantity,
                parameters.clientId("newClientOrderId"), strategyId, strategyType,
                detail != null ? detail : type == OrderType.LIMIT_MAKER ? Detail.ACK : Detail.FULL);
    }

    private static void supported(Parameters parameters, OrderType type) throws ApiException {
        String kind = switch (type) {
            case STOP_LOSS -> "Stop loss";
            case STOP_LOSS_LIMIT -> "Stop loss limit";
            case TAKE_PROFIT -> "Take profit";
            case TAKE_PROFIT_LIMIT -> "Take profit limit";
            default -> "";
        };
        if (!kind.isEmpty()) {
            throw rejected(kind + " orders are not supported for this symbol.");
        }
        parameters.refuse("stopPrice");
        parameters.refuse("trailingDelta");
    }

    private static void fitting(OrderType type, @Nullable TimeInForce time, long quantity, long quoteQuantity,
            long price) throws ApiException {
        if (type == OrderType.MARKET) {
            notAllowed("timeInForce", time != null);
            notAllowed("price", price >= 0);
            if (quantity >= 0 && quoteQuantity >= 0) {
                throw ApiException.badCombination();
            }
            if (quantity < 0 && quoteQuantity < 0) {
                throw ApiException.missingBoth("quantity", "quoteOrderQty");
            }
            return;
        }
        if (type == OrderType.LIMIT && time == null) {
            throw ApiException.missing("timeInForce");
        }
        notAllowed("timeInForce", type == OrderType.LIMIT_MAKER && time != null);
        if (quantity < 0) {
            throw ApiException.missing("quantity");
        }
        if (price < 0) {
            throw ApiException.missing("price");
        }
        notAllowed("quoteOrderQty", quoteQuantity >= 0);
    }

    private static void notAllowed(String name, boolean sent) throws ApiException {
        if (sent) {
            throw ApiException.notRequired(name);
        }
    }

    private static void unsupportedExtras(Parameters parameters, OrderType type) throws ApiException {
        if (parameters.amount("icebergQty") > 0) {
            notAllowed("icebergQty", type == OrderType.MARKET);
            throw rejected("Iceberg orders are not supported for this symbol.");
        }
        if (parameters.text("pegPriceType") != null) {
            throw rejected("Pegged orders are not supported for this symbol.");
        }
    }

    private static void selfTradePrevention(Parameters parameters) throws ApiException {
        SelfTradePrevention mode = parameters.choice("selfTradePreventionMode", SelfTradePrevention.class,
                ApiException.invalid("selfTradePreventionMode"));
        if (mode != null && mode != SelfTradePrevention.NONE) {
            throw new ApiException(-1013,
                    "This symbol does not allow the specified self-trade prevention mode.");
        }
    }

    public static ApiException rejected(String text) {
        return new ApiException(-2010, text);
    }

    /** The order for the engine, if it passes the symbol's filters. */
    public Order order(Exchange exchange, Wallet owner) throws ApiException {
        SymbolSpec spec = exchange.symbols().get(symbol);
        Order order = new Order();
        if (type == OrderType.MARKET) {
            market(order, spec, exchange.book(symbol), owner);
        } else {
            long scaledPrice = Filters.price(spec, price);
            long scaledQuantity = Filters.quantity(spec, quantity, false);
            Filters.notional(spec, scaledPrice, scaledQuantity, false);
            order.limit(owner, symbol, buy, scaledPrice, scaledQuantity);
            if (type == OrderType.LIMIT_MAKER) {
                order.makerOnly();
            } else if (timeInForce != null) {
                order.lasting(timeInForce);
            }
        }
        return order.named(clientOrderId).strategy(strategyId, strategyType);
    }

    private void market(Order order, SymbolSpec spec, BookView book, Wallet owner) throws ApiException {
        if (quoteQuantity >= 0) {
            Filters.quoteAmount(spec, quoteQuantity);
            order.market(owner, symbol, buy, 0, quoteQuantity);
            return;
        }
        long scaled = Filters.quantity(spec, quantity, true);
        long reference = book.lastPrice();
        if (reference == 0 && book.levels(!buy) > 0) {
            reference = book.price(!buy, 0);
        }
        if (reference > 0) {
            Filters.notional(spec, reference, scaled, true);
        }
        order.market(owner, symbol, buy, scaled, 0);
    }
}
