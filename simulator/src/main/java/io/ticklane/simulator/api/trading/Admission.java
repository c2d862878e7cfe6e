package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Filter;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.engine.PegPrice;
import io.ticklane.simulator.engine.SelfTradePrevention;
import io.ticklane.simulator.engine.SymbolRules;
import io.ticklane.simulator.engine.SymbolStatus;
import io.ticklane.simulator.engine.TimeInForce;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a request that is well-formed and the engine: the symbol's status, what it allows, its filters.
 * What passes becomes the engine's order. Simulator thread only.
 */
final class Admission {
    static final int REJECTED_BEFORE_ENGINE = -1013;

    private final Exchange exchange;

    Admission(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The engine's order for a form. */
    Order admit(OrderForm form, Wallet owner) throws ApiException {
        SymbolRules rules = open(form.symbol);
        return judged(form, owner, rules);
    }

    /** The engine's list for a form. */
    OrderList admit(ListForm form, Wallet owner) throws ApiException {
        SymbolRules rules = open(form.symbol());
        Features.check(form.kind(), rules);
        OrderList list = new OrderList(form.kind(), form.symbol(), form.clientListId());
        for (OrderForm leg : form.legs()) {
            list.add(judged(leg, owner, rules));
        }
        return list;
    }

    /**
     * An order's new quantity at the symbol's scale, if the filters that look at quantities let it pass.
     *
     * @param wanted at scale 8
     */
    long amended(Order order, long wanted) throws ApiException {
        SymbolSpec spec = exchange.symbols().get(order.symbol());
        try {
            SymbolRules rules = exchange.rules(order.symbol());
            long quantity = quantity(spec, rules, wanted, "newQty");
            long price = Math.max(order.price(), order.peggedPrice());
            Filters.check(
                    rules.filters().stream()
                            .filter(filter -> filter instanceof Filter.LotSize
                                    || filter instanceof Filter.MinNotional
                                    || filter instanceof Filter.Notional)
                            .toList(),
                    new Filters.Subject(order.buy(), price > 0 ? List.of(price) : List.of(), -1, quantity, -1,
                            0, 0, price == 0, false, spec.priceScale() + spec.quantityScale(),
                            minutes -> average(order.symbol(), minutes)));
            return quantity;
        } catch (ApiException e) {
            throw new ApiException(Rejections.AMEND, e.text());
        }
    }

    private SymbolRules open(int symbol) throws ApiException {
        SymbolRules rules = exchange.rules(symbol);
        if (rules.status() != SymbolStatus.TRADING) {
            throw new ApiException(REJECTED_BEFORE_ENGINE, "Market is closed.");
        }
        return rules;
    }

    private Order judged(OrderForm form, Wallet owner, SymbolRules rules) throws ApiException {
        Features.check(form, rules);
        SymbolSpec spec = exchange.symbols().get(form.symbol);
        long price = price(spec, rules, form.price, ParameterNames.PRICE);
        long stopPrice = price(spec, rules, form.stopPrice, ParameterNames.STOP_PRICE);
        long quantity = quantity(spec, rules, form.quantity, ParameterNames.QUANTITY);
        long iceberg = form.iceberg()
                ? quantity(spec, rules, form.icebergQuantity, ParameterNames.ICEBERG_QTY)
                : 0;
        boolean above = form.buy == form.type.stopsLoss();
        Filters.Subject subject = new Filters.Subject(form.buy, prices(form, price), stopPrice, quantity,
                form.quoteQuantity, iceberg, form.trailingDelta, form.market(), above,
                spec.priceScale() + spec.quantityScale(), minutes -> average(form.symbol, minutes));
        Filters.check(rules.filters(), subject);
        if (price == 0 || quantity == 0 || form.quoteQuantity == 0) {
            throw new ApiException(REJECTED_BEFORE_ENGINE, "Price * QTY is zero or less.");
        }
        maxAsset(spec, subject);
        return order(form, owner, new Scaled(Math.max(0, price), Math.max(0, quantity),
                Math.max(0, stopPrice), iceberg), rules.prevention());
    }

    /** Amounts at the symbol's scales, 0 if absent. */
    private record Scaled(long price, long quantity, long stopPrice, long iceberg) {}

    private static Order order(OrderForm form, Wallet owner, Scaled scaled, SelfTradePrevention usual) {
        Order order = new Order();
        if (form.market()) {
            order.market(owner, form.symbol, form.buy, scaled.quantity, Math.max(0, form.quoteQuantity));
        } else {
            order.limit(owner, form.symbol, form.buy, scaled.price, scaled.quantity);
        }
        TimeInForce time = form.timeInForce;
        if (time != null) {
            order.lasting(time);
        }
        if (form.type == OrderType.LIMIT_MAKER) {
            order.makerOnly();
        } else if (form.type.contingent()) {
            order.contingent(form.type, scaled.stopPrice, form.trailingDelta);
        }
        PegPrice peg = form.pegPrice;
        if (peg != null) {
            order.pegged(peg, form.pegOffset);
        }
        SelfTradePrevention asked = form.prevention;
        return order.iceberg(scaled.iceberg).preventing(asked != null ? asked : usual)
                .named(form.clientOrderId).strategy(form.strategyId, form.strategyType);
    }

    private static long price(SymbolSpec spec, SymbolRules rules, long price, String name)
            throws ApiException {
        return scaled(price, spec.priceScale(), rules.filter(Filter.Price.class), name);
    }

    private static long quantity(SymbolSpec spec, SymbolRules rules, long quantity, String name)
            throws ApiException {
        return scaled(quantity, spec.quantityScale(), rules.filter(Filter.LotSize.class), name);
    }

    /** From scale 8 to a symbol's scale; digits below that are below any step. */
    private static long scaled(long value, int scale, @Nullable Filter filter,
            String name) throws ApiException {
        long unit = Decimal.power(Decimal.WIRE_SCALE - scale);
        if (value >= 0 && value % unit != 0) {
            throw filter != null
                    ? ApiException.filter(filter.type())
                    : new ApiException(-1111, "Parameter '" + name + "' has too much precision.");
        }
        return value < 0 ? -1 : value / unit;
    }

    private List<Long> prices(OrderForm form, long price) {
        List<Long> prices = new ArrayList<>(2);
        if (price >= 0) {
            prices.add(price);
        }
        long pegged = pegged(form);
        if (pegged > 0) {
            prices.add(pegged);
        }
        return prices;
    }

    /** Where a peg would put an order that enters the book now, or 0 if the book is too thin or it waits. */
    private long pegged(OrderForm form) {
        if (form.pegPrice == null || form.type.contingent()) {
            return 0;
        }
        BookView book = exchange.book(form.symbol);
        boolean side = form.pegPrice == PegPrice.PRIMARY_PEG ? form.buy : !form.buy;
        int level = Math.max(0, form.pegOffset);
        return level < book.levels(side) ? book.price(side, level) : 0;
    }

    private long average(int symbol, int minutes) {
        long reference = exchange.references().referencePrice(symbol);
        if (reference > 0) {
            return reference;
        }
        long average = minutes == 0 ? 0 : exchange.references().averagePrice(symbol, minutes);
        return average > 0 ? average : exchange.book(symbol).lastPrice();
    }

    /** The largest order of an asset: base quantity, or worth in the quote asset. */
    private void maxAsset(SymbolSpec spec, Filters.Subject order) throws ApiException {
        for (Filter filter : exchange.exchangeFilters()) {
            if (filter instanceof Filter.MaxAsset max && exceeds(spec, order, max)) {
                throw ApiException.filter(max.type());
            }
        }
    }

    private static boolean exceeds(SymbolSpec spec, Filters.Subject order, Filter.MaxAsset max) {
        if (max.asset().equals(spec.baseAsset())) {
            return tooMuch(spec, order, max.limit());
        }
        return max.asset().equals(spec.quoteAsset()) && tooDear(order, max.limit());
    }

    private static boolean tooMuch(SymbolSpec spec, Filters.Subject order, long limit) {
        return order.quantity() > limit / Decimal.power(Decimal.WIRE_SCALE - spec.quantityScale());
    }

    private static boolean tooDear(Filters.Subject order, long limit) {
        BigInteger most = BigInteger.valueOf(limit);
        for (long price : order.prices()) {
            BigInteger worth = BigInteger.valueOf(price).multiply(BigInteger.valueOf(order.quantity()));
            if (worth.multiply(BigInteger.TEN.pow(Decimal.WIRE_SCALE))
                    .compareTo(most.multiply(BigInteger.TEN.pow(order.scale()))) > 0) {
                return true;
            }
        }
        return order.quoteAmount() > limit;
    }
}
