package io.ticklane.simulator.api.trading;

import static io.ticklane.simulator.api.trading.ParameterNames.CLIENT_ORDER_ID;
import static io.ticklane.simulator.api.trading.ParameterNames.ICEBERG_QTY;
import static io.ticklane.simulator.api.trading.ParameterNames.PEG_OFFSET_TYPE;
import static io.ticklane.simulator.api.trading.ParameterNames.PEG_OFFSET_VALUE;
import static io.ticklane.simulator.api.trading.ParameterNames.PEG_PRICE_TYPE;
import static io.ticklane.simulator.api.trading.ParameterNames.PRICE;
import static io.ticklane.simulator.api.trading.ParameterNames.QUANTITY;
import static io.ticklane.simulator.api.trading.ParameterNames.QUOTE_QUANTITY;
import static io.ticklane.simulator.api.trading.ParameterNames.SIDE;
import static io.ticklane.simulator.api.trading.ParameterNames.STOP_PRICE;
import static io.ticklane.simulator.api.trading.ParameterNames.STRATEGY_ID;
import static io.ticklane.simulator.api.trading.ParameterNames.STRATEGY_TYPE;
import static io.ticklane.simulator.api.trading.ParameterNames.TIME_IN_FORCE;
import static io.ticklane.simulator.api.trading.ParameterNames.TRAILING_DELTA;
import static io.ticklane.simulator.api.trading.ParameterNames.TYPE;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.engine.PegPrice;
import io.ticklane.simulator.engine.SelfTradePrevention;
import io.ticklane.simulator.engine.TimeInForce;
import org.jspecify.annotations.Nullable;

/**
 * One order as asked for, alone or as a leg of a list: its parameters read and found to fit together. What may be
 * done on the symbol and what its filters say is judged later. Amounts are at scale 8, -1 if absent. Immutable.
 */
final class OrderForm {
    private static final int LEAST_STRATEGY_TYPE = 1_000_000;
    private static final long DEEPEST_PEG = 100;

    /** The sides by the venue's names. */
    enum Side {
        BUY, SELL
    }

    private enum PegOffset {
        PRICE_LEVEL
    }

    final ParameterNames names;
    final int symbol;
    final boolean buy;
    final OrderType type;
    final @Nullable TimeInForce timeInForce;
    final long price;
    final long quantity;
    final long quoteQuantity;
    final long stopPrice;
    /** Basis points, or 0 if absent. */
    final int trailingDelta;
    final long icebergQuantity;
    final @Nullable PegPrice pegPrice;
    /** Levels, or -1 if absent. */
    final int pegOffset;
    final String clientOrderId;
    final @Nullable Long strategyId;
    final @Nullable Long strategyType;
    final @Nullable SelfTradePrevention prevention;

    /** What the legs of a list have in common, and what single orders bring themselves. */
    record Frame(int symbol, boolean buy, OrderType type, @Nullable SelfTradePrevention prevention) {}

    private OrderForm(Parameters parameters, ParameterNames names, Frame frame) throws ApiException {
        this.names = names;
        symbol = frame.symbol();
        buy = frame.buy();
        type = frame.type();
        prevention = frame.prevention();
        timeInForce = parameters.choice(names.of(TIME_IN_FORCE), TimeInForce.class,
                new ApiException(-1115, "Invalid timeInForce."));
        quantity = parameters.amount(names.of(QUANTITY));
        quoteQuantity = names.single() ? parameters.amount(QUOTE_QUANTITY) : -1;
        price = parameters.amount(names.of(PRICE));
        stopPrice = parameters.amount(names.of(STOP_PRICE));
        trailingDelta = number(parameters, names.of(TRAILING_DELTA), 0);
        icebergQuantity = parameters.amount(names.of(ICEBERG_QTY));
        pegPrice = parameters.choice(names.of(PEG_PRICE_TYPE), PegPrice.class,
                new ApiException(-1210, "Invalid pegPriceType."));
        pegOffset = pegOffset(parameters, names, pegPrice != null);
        clientOrderId = parameters.clientId(names.of(CLIENT_ORDER_ID));
        strategyId = parameters.integer(names.of(STRATEGY_ID));
        strategyType = strategyType(parameters, names.of(STRATEGY_TYPE));
    }

    /** The only order of a request. */
    static OrderForm single(Parameters parameters, int symbol) throws ApiException {
        ParameterNames names = ParameterNames.SINGLE;
        boolean buy = side(parameters, SIDE);
        OrderType type = type(parameters, TYPE);
        return read(parameters, names, new Frame(symbol, buy, type, prevention(parameters)));
    }

    /** An order whose side and type were read before. */
    static OrderForm read(Parameters parameters, ParameterNames names, Frame frame) throws ApiException {
        OrderForm form = new OrderForm(parameters, names, frame);
        Composition.check(form);
        return form;
    }

    static boolean side(Parameters parameters, String name) throws ApiException {
        Side side = parameters.choice(name, Side.class, new ApiException(-1117, "Invalid side."));
        if (side == null) {
            throw ApiException.missing(name);
        }
        return side == Side.BUY;
    }

    static OrderType type(Parameters parameters, String name) throws ApiException {
        OrderType type = parameters.choice(name, OrderType.class,
                new ApiException(-1116, "Invalid orderType."));
        if (type == null) {
            throw ApiException.missing(name);
        }
        return type;
    }

    static @Nullable SelfTradePrevention prevention(Parameters parameters) throws ApiException {
        return parameters.choice("selfTradePreventionMode", SelfTradePrevention.class,
                ApiException.invalid("selfTradePreventionMode"));
    }

    private static int number(Parameters parameters, String name, int absent) throws ApiException {
        Long value = parameters.integer(name);
        if (value == null) {
            return absent;
        }
        if (value > Integer.MAX_VALUE) {
            throw new ApiException(-1108, "Parameter '" + name + "' overflowed.");
        }
        return value.intValue();
    }

    private static int pegOffset(Parameters parameters, ParameterNames names, boolean pegged)
            throws ApiException {
        String typeName = names.of(PEG_OFFSET_TYPE);
        String valueName = names.of(PEG_OFFSET_VALUE);
        PegOffset kind = parameters.choice(typeName, PegOffset.class,
                new ApiException(-1211, "Invalid pegOffsetType."));
        int value = number(parameters, valueName, -1);
        if (!pegged && (kind != null || value >= 0)) {
            throw ApiException.notRequired(kind != null ? typeName : valueName);
        }
        if (kind != null != value >= 0) {
            throw new ApiException(-1128, "Combination of optional fields invalid. Recommendation: '"
                    + typeName + "' and '" + valueName + "' must both be sent.");
        }
        if (value > DEEPEST_PEG) {
            throw ApiException.invalid(valueName);
        }
        return value;
    }

    private static @Nullable Long strategyType(Parameters parameters, String name) throws ApiException {
        int value = number(parameters, name, -1);
        if (value < 0) {
            return null;
        }
        if (value < LEAST_STRATEGY_TYPE) {
            throw new ApiException(-1134, "`strategyType` was less than 1000000.");
        }
        return (long) value;
    }

    /** Whether it takes whatever price there is, at once or when triggered. */
    boolean market() {
        return type == OrderType.MARKET || type == OrderType.STOP_LOSS || type == OrderType.TAKE_PROFIT;
    }

    /** Whether it shows only a part of itself; an iceberg quantity of zero is as good as none. */
    boolean iceberg() {
        return icebergQuantity > 0;
    }
}
