package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.engine.SelfTradePrevention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order list as asked for, its parameters read and its legs found to fit together. Immutable.
 *
 * @param legs in the order of {@link OrderList}
 */
record ListForm(OrderList.Kind kind, int symbol, String clientListId, Detail detail, List<OrderForm> legs) {

    private static final String LIST_ID = "listClientOrderId";
    private static final String ABOVE = "above";
    private static final String BELOW = "below";
    private static final String WORKING = "working";
    private static final String PENDING = "pending";
    private static final String PENDING_QUANTITY = "pendingQuantity";
    private static final String PENDING_SIDE = "pendingSide";

    /** Reads a request for lists of this kind, each leg under its own prefix. */
    static ListForm read(Parameters parameters, Exchange exchange, OrderList.Kind kind) throws ApiException {
        return new Reading(parameters, exchange, kind).read();
    }

    /** Reads the oldest request for an OCO, which names its legs by what they do: limit and stop. */
    static ListForm readLegacy(Parameters parameters, Exchange exchange) throws ApiException {
        return new Reading(parameters, exchange, OrderList.Kind.OCO).readLegacy();
    }

    /** One request being read. */
    private static final class Reading {
        private final Parameters parameters;
        private final OrderList.Kind kind;
        private final int symbol;
        private final String clientListId;
        private final @Nullable SelfTradePrevention prevention;
        private final List<OrderForm> legs = new ArrayList<>(3);

        Reading(Parameters parameters, Exchange exchange, OrderList.Kind kind) throws ApiException {
            this.parameters = parameters;
            this.kind = kind;
            symbol = SymbolSelection.required(parameters, exchange);
            clientListId = parameters.clientId(LIST_ID);
            prevention = OrderForm.prevention(parameters);
        }

        ListForm read() throws ApiException {
            switch (kind) {
                case OCO -> pair("", ParameterNames.QUANTITY, ParameterNames.SIDE);
                case OTO, OPO -> {
                    working();
                    boolean buy = pendingSide();
                    leg(PENDING, buy, OrderForm.type(parameters, "pendingType"), PENDING_QUANTITY,
                            PENDING_SIDE);
                }
                case OTOCO, OPOCO -> {
                    working();
                    pendingSide();
                    pair(PENDING, PENDING_QUANTITY, PENDING_SIDE);
                }
            }
            return form();
        }

        private ListForm form() throws ApiException {
            // Unlike single orders, lists tell of every leg what became of it unless they are asked not to.
            Detail detail = Detail.read(parameters);
            return new ListForm(kind, symbol, clientListId, detail == null ? Detail.RESULT : detail,
                    List.copyOf(legs));
        }

        private void working() throws ApiException {
            OrderType type = OrderForm.type(parameters, "workingType");
            boolean buy = OrderForm.side(parameters, "workingSide");
            parameters.required("workingQuantity");
            if (type != OrderType.LIMIT && type != OrderType.LIMIT_MAKER) {
                throw new ApiException(-1116, "Invalid orderType.");
            }
            if (kind.sizesPending() && !buy) {
                throw new ApiException(-1222, "Working order in an OPO list must be a bid.");
            }
            leg(WORKING, buy, type, "workingQuantity", "workingSide");
        }

        private boolean pendingSide() throws ApiException {
            boolean buy = OrderForm.side(parameters, PENDING_SIDE);
            if (!kind.sizesPending()) {
                parameters.required(PENDING_QUANTITY);
                return buy;
            }
            if (buy) {
                throw new ApiException(-1223, "Pending orders in an OPO list must be asks.");
            }
            if (parameters.peek(PENDING_QUANTITY) != null) {
                throw new ApiException(-1225,
                        "Pending orders should not include the '" + PENDING_QUANTITY + "' tag.");
            }
            return false;
        }

        /** The two legs of an OCO, alone or pending. */
        private void pair(String prefix, String quantity, String sideName) throws ApiException {
            boolean buy = OrderForm.side(parameters, sideName);
            if (!kind.sizesPending()) {
                parameters.required(quantity);
            }
            String above = prefix.isEmpty() ? ABOVE : prefix + "Above";
            String below = prefix.isEmpty() ? BELOW : prefix + "Below";
            OrderType aboveType = OrderForm.type(parameters, above + "Type");
            OrderType belowType = OrderForm.type(parameters, below + "Type");
            position(buy, aboveType, belowType);
            leg(above, buy, aboveType, quantity, sideName);
            leg(below, buy, belowType, quantity, sideName);
        }

        private void leg(String name, boolean buy, OrderType type, String quantity, String side)
                throws ApiException {
            legs.add(OrderForm.read(parameters, ParameterNames.leg(name, quantity, side),
                    new OrderForm.Frame(symbol, buy, type, prevention)));
        }

        ListForm readLegacy() throws ApiException {
            boolean buy = OrderForm.side(parameters, ParameterNames.SIDE);
            parameters.required(ParameterNames.QUANTITY);
            parameters.required(ParameterNames.PRICE);
            parameters.required(ParameterNames.STOP_PRICE);
            boolean stopLimit = parameters.text("stopLimitPrice") != null;
            boolean lasting = parameters.text("stopLimitTimeInForce") != null;
            if (stopLimit && !lasting) {
                throw new ApiException(-1128, "Combination of optional parameters invalid. Recommendation: "
                        + "'stopLimitTimeInForce' should also be sent.");
            }
            if (lasting && !stopLimit) {
                throw ApiException.notRequired("stopLimitTimeInForce");
            }
            OrderForm limit = OrderForm.read(parameters,
                    new ParameterNames("limit",
                            Map.of(ParameterNames.QUANTITY, ParameterNames.QUANTITY,
                                    ParameterNames.PRICE, ParameterNames.PRICE)),
                    new OrderForm.Frame(symbol, buy, OrderType.LIMIT_MAKER, prevention));
            OrderForm stop = OrderForm.read(parameters, new ParameterNames("stop", Map.of(
                    ParameterNames.QUANTITY, ParameterNames.QUANTITY,
                    ParameterNames.PRICE, "stopLimitPrice",
                    ParameterNames.STOP_PRICE, ParameterNames.STOP_PRICE,
                    ParameterNames.TRAILING_DELTA, ParameterNames.TRAILING_DELTA,
                    ParameterNames.TIME_IN_FORCE, "stopLimitTimeInForce")),
                    new OrderForm.Frame(symbol, buy,
                            stopLimit ? OrderType.STOP_LOSS_LIMIT : OrderType.STOP_LOSS, prevention));
            legs.add(buy ? stop : limit);
            legs.add(buy ? limit : stop);
            return form();
        }

        private static boolean fit(OrderType type) {
            return type.contingent() || type == OrderType.LIMIT_MAKER;
        }

        /** Which types may stand above and which below. */
        private static void position(boolean buy, OrderType above, OrderType below) throws ApiException {
            if (!fit(above) || !fit(below)) {
                throw new ApiException(-1158, "Order type not supported in OCO.");
            }
            if (!above.contingent() && !below.contingent()) {
                throw new ApiException(-1168, "At least one OCO order must be contingent.");
            }
            OrderType stopSide = buy ? above : below;
            OrderType limitSide = buy ? below : above;
            if (stopSide == OrderType.LIMIT_MAKER) {
                throw buy
                        ? new ApiException(-1165, "A limit order in a buy OCO must be below.")
                        : new ApiException(-1166, "A limit order in a sell OCO must be above.");
            }
            if (limitSide.stopsLoss()) {
                throw buy
                        ? new ApiException(-1196, "A stop loss order in a buy OCO must be above.")
                        : new ApiException(-1197, "A stop loss order in a sell OCO must be below.");
            }
            if (!stopSide.stopsLoss()) {
                throw buy
                        ? new ApiException(-1198, "A take profit order in a buy OCO must be below.")
                        : new ApiException(-1199, "A take profit order in a sell OCO must be above.");
            }
        }
    }
}
