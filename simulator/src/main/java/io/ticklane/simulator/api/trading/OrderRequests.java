package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;

/** Requests that place orders and order lists, or try whether they could. Simulator thread only. */
public final class OrderRequests {
    private static final int WEIGHT = 1;
    private static final int WEIGHT_WITH_RATES = 20;
    private static final int PAIR = 2;
    private static final int TRIPLE = 3;

    private final Exchange exchange;
    private final OrderText text;
    private final ListText lists;
    private final Admission admission;

    public OrderRequests(Exchange exchange, OrderText text, ListText lists) {
        this.exchange = exchange;
        this.text = text;
        this.lists = lists;
        admission = new Admission(exchange);
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("POST order", "order.place", Security.TRADE, this::place);
        routes.add("POST order/test", "order.test", Security.TRADE_CHARGED, this::test);
        routes.add("POST sor/order", "sor.order.place", Security.TRADE, this::route);
        routes.add("POST sor/order/test", "sor.order.test", Security.TRADE_CHARGED,
                parameters -> test(parameters, routed(parameters)));
        list(routes, "oco", OrderList.Kind.OCO, PAIR);
        list(routes, "oto", OrderList.Kind.OTO, PAIR);
        list(routes, "otoco", OrderList.Kind.OTOCO, TRIPLE);
        list(routes, "opo", OrderList.Kind.OPO, PAIR);
        list(routes, "opoco", OrderList.Kind.OPOCO, TRIPLE);
        routes.add("POST order/oco", "orderList.place", Security.TRADE,
                parameters -> place(ListForm.readLegacy(parameters, exchange), PAIR));
    }

    private void list(Routes routes, String name, OrderList.Kind kind, int orders) {
        routes.add("POST orderList/" + name, "orderList.place." + name, Security.TRADE,
                parameters -> place(ListForm.read(parameters, exchange, kind), orders));
    }

    private Plan place(Parameters parameters) throws ApiException {
        OrderForm form = OrderForm.single(parameters, SymbolSelection.required(parameters, exchange));
        Detail detail = detail(parameters, form);
        return new Plan(WEIGHT, 1, (out, caller) -> {
            Order order = admission.admit(form, caller.wallet());
            Rejections.check(exchange.place(order), Rejections.NEW_ORDER);
            text.placed(out, caller, order, detail);
        });
    }

    private Plan route(Parameters parameters) throws ApiException {
        OrderForm form = routed(parameters);
        Detail asked = Detail.read(parameters);
        return new Plan(WEIGHT, 1, (out, caller) -> {
            Order order = admission.admit(form, caller.wallet()).routed();
            Rejections.check(exchange.place(order), Rejections.NEW_ORDER);
            text.placed(out, caller, order, asked == null ? Detail.FULL : asked);
        });
    }

    /** An order such as the smart order router takes. */
    private OrderForm routed(Parameters parameters) throws ApiException {
        OrderForm form = OrderForm.single(parameters, SymbolSelection.required(parameters, exchange));
        if (form.type != OrderType.LIMIT && form.type != OrderType.MARKET) {
            throw new ApiException(-1116, "Invalid orderType.");
        }
        if (form.quantity < 0) {
            throw ApiException.missing(ParameterNames.QUANTITY);
        }
        if (form.pegPrice != null) {
            throw new ApiException(Rejections.NEW_ORDER, "This order type may not use pegged price.");
        }
        return form;
    }

    private Plan place(ListForm form, int orders) {
        return new Plan(WEIGHT, orders, (out, caller) -> {
            OrderList list = admission.admit(form, caller.wallet());
            Rejections.check(exchange.place(list), Rejections.NEW_ORDER);
            lists.placed(out, caller, list, form.detail());
        });
    }

    static Detail detail(Parameters parameters, OrderForm form) throws ApiException {
        Detail detail = Detail.read(parameters);
        return detail != null ? detail : Detail.usual(form.type);
    }

    private Plan test(Parameters parameters) throws ApiException {
        return test(parameters,
                OrderForm.single(parameters, SymbolSelection.required(parameters, exchange)));
    }

    /** Everything up to the engine, and nothing of it. */
    private Plan test(Parameters parameters, OrderForm form) throws ApiException {
        Detail.read(parameters);
        boolean rates = parameters.flag("computeCommissionRates", false);
        return new Plan(rates ? WEIGHT_WITH_RATES : WEIGHT, (out, caller) -> {
            admission.admit(form, caller.wallet());
            out.object();
            if (rates) {
                rates(out, caller.wallet().fees());
            }
            out.end();
        });
    }

    private static void rates(JsonWriter out, Fees fees) {
        rates(out, "standardCommissionForOrder", fees.standard());
        rates(out, "specialCommissionForOrder", fees.special());
        rates(out, "taxCommissionForOrder", fees.tax());
        discount(out, fees.discount());
    }

    private static void rates(JsonWriter out, String name, Fees.Rates rates) {
        out.object(name).put("maker", rates.maker(), Decimal.WIRE_SCALE)
                .put("taker", rates.taker(), Decimal.WIRE_SCALE).end();
    }

    /** How commission is lowered. */
    public static void discount(JsonWriter out, Fees.Discount discount) {
        out.object("discount").put("enabledForAccount", discount.enabledForAccount())
                .put("enabledForSymbol", discount.enabledForSymbol()).put("discountAsset", discount.asset())
                .put("discount", discount.rate(), Decimal.WIRE_SCALE).end();
    }
}
