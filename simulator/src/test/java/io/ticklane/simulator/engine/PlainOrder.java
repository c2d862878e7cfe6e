package io.ticklane.simulator.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An order as {@link PlainVenue} keeps it: what was asked for and what became of it. Prices and quantities scaled. */
final class PlainOrder {
    final int account;
    final boolean buy;
    final OrderType type;
    TimeInForce time = TimeInForce.GTC;
    SelfTradePrevention mode = SelfTradePrevention.NONE;
    /** Limit, or 0 if it has none (yet). */
    long price;
    long stop;
    int delta;
    long quantity;
    long iceberg;
    /** What to spend or get, or null if a quantity says it. */
    BigDecimal quote;
    PegPrice peg;
    int pegOffset = -1;
    String name = "";

    /** Rising with acceptance. */
    long number;
    long executed;
    long prevented;
    BigDecimal executedQuote = BigDecimal.ZERO;
    BigDecimal preventedQuote = BigDecimal.ZERO;
    OrderStatus status = OrderStatus.REJECTED;
    ExpiryReason reason;
    /** Whether it is or was on the book or a taker. */
    boolean working;
    /** Place in the queue of its price while it rests; 0 elsewhere. */
    long place;
    /** What the book shows while it rests. */
    long shown;
    boolean following;
    long extreme;
    int amendments;
    Group list;

    PlainOrder(int account, boolean buy, OrderType type) {
        this.account = account;
        this.buy = buy;
        this.type = type;
    }

    /** An order list. */
    static final class Group {
        final OrderList.Kind kind;
        final List<PlainOrder> legs = new ArrayList<>();
        OrderList.State state = OrderList.State.REJECT;
        PlainOrder started;
        /** What the working leg of an OPO got. */
        BigDecimal received = BigDecimal.ZERO;

        Group(OrderList.Kind kind) {
            this.kind = kind;
        }

        boolean sizesPending() {
            return kind == OrderList.Kind.OPO || kind == OrderList.Kind.OPOCO;
        }

        boolean pending(PlainOrder leg) {
            return kind.hasPending() && leg != legs.get(0);
        }

        /** The two legs that exclude each other, above first; empty if there are none. */
        List<PlainOrder> pair() {
            return switch (kind) {
                case OCO -> legs;
                case OTO, OPO -> List.of();
                case OTOCO, OPOCO -> legs.subList(1, 3);
            };
        }

        PlainOrder partner(PlainOrder leg) {
            if (!pair().contains(leg)) {
                return null;
            }
            return pair().get(0) == leg ? pair().get(1) : pair().get(0);
        }

        /** As the exchange numbers them: the stop leg of an OCO first. */
        List<PlainOrder> inOrder() {
            boolean swapped = kind == OrderList.Kind.OCO && legs.get(0).type != OrderType.STOP_LOSS
                    && legs.get(0).type != OrderType.STOP_LOSS_LIMIT;
            return swapped ? List.of(legs.get(1), legs.get(0)) : legs;
        }
    }

    boolean open() {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED
                || status == OrderStatus.PENDING_NEW;
    }

    long left() {
        return quantity - executed - prevented;
    }

    BigDecimal quoteLeft() {
        return quote.subtract(executedQuote).subtract(preventedQuote);
    }

    boolean contingent() {
        return stopLoss() || type == OrderType.TAKE_PROFIT || type == OrderType.TAKE_PROFIT_LIMIT;
    }

    private boolean stopLoss() {
        return type == OrderType.STOP_LOSS || type == OrderType.STOP_LOSS_LIMIT;
    }

    boolean waits() {
        return contingent() && !working;
    }

    /** STOP_LOSS BUY and TAKE_PROFIT SELL have their stop price above the market. */
    boolean stopAbove() {
        return stopLoss() == buy;
    }

    boolean anyPrice() {
        return type == OrderType.MARKET || type == OrderType.STOP_LOSS || type == OrderType.TAKE_PROFIT;
    }
}
