package io.ticklane.simulator.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, owned by whoever makes it. Fill it in with one of {@link #limit} and {@link #market}, hand it to
 * {@link Exchange#place}, read it afterwards; once it is not open any more it may be filled in again. Simulator
 * thread only.
 */
public final class Order {
    @Nullable
    Order previous;
    @Nullable
    Order next;
    @Nullable
    Level level;
    @Nullable
    Wallet wallet;
    int symbol;
    boolean buy;
    OrderType type = OrderType.LIMIT;
    TimeInForce timeInForce = TimeInForce.GTC;
    OrderStatus status = OrderStatus.REJECTED;
    long id;
    long price;
    /** Price by which it matches: the one sent, or what the peg gave. */
    long limit;
    long quantity;
    long quoteQuantity;
    long executed;
    long executedQuote;
    long locked;
    long timeMicros;
    long updateMicros;
    String clientOrderId = "";
    String placedAs = "";
    long stopPrice;
    int trailingDelta;
    long trailingMicros = -1;
    long icebergQuantity;
    /** What an iceberg on the book does not show yet. */
    long hidden;
    /** Highest or lowest price that a trailing stop saw. */
    long extreme;
    long prevented;
    /** Part of the quote quantity lost to self-trade prevention. */
    long preventedQuote;
    long peggedPrice;
    long workingMicros = -1;
    SelfTradePrevention prevention = SelfTradePrevention.NONE;
    @Nullable
    PegPrice pegPrice;
    int pegOffset = -1;
    @Nullable
    OrderList list;
    @Nullable
    ExpiryReason expiryReason;
    private final List<Prevention> preventions = new ArrayList<>(0);
    private final List<Amendment> amendments = new ArrayList<>(0);
    private @Nullable List<Fill> fills;
    private @Nullable Long strategyId;
    private @Nullable Long strategyType;
    private boolean usedRouter;

    /**
     * Makes this a limit order, price and quantity at the symbol's scales.
     *
     * @throws IllegalStateException if it is still open
     */
    public Order limit(Wallet owner, int symbolIndex, boolean isBuy, long limitPrice, long wanted) {
        begin(owner, symbolIndex, isBuy);
        type = OrderType.LIMIT;
        price = limitPrice;
        limit = limitPrice;
        quantity = wanted;
        return this;
    }

    /**
     * Makes this a market order.
     *
     * @param wanted base quantity, or 0 if {@code wantedQuote} says what to spend or get
     * @param wantedQuote quote amount at scale 8, or 0
     */
    public Order market(Wallet owner, int symbolIndex, boolean isBuy, long wanted, long wantedQuote) {
        begin(owner, symbolIndex, isBuy);
        type = OrderType.MARKET;
        price = 0;
        limit = 0;
        quantity = wanted;
        quoteQuantity = wantedQuote;
        return this;
    }

    private void begin(Wallet owner, int symbolIndex, boolean isBuy) {
        if (id != 0 && status.open()) {
            throw new IllegalStateException("order " + id + " is still open");
        }
        wallet = owner;
        symbol = symbolIndex;
        buy = isBuy;
        timeInForce = TimeInForce.GTC;
        status = OrderStatus.NEW;
        id = 0;
        quoteQuantity = 0;
        executed = 0;
        executedQuote = 0;
        locked = 0;
        clientOrderId = "";
        placedAs = "";
        fills = null;
        strategyId = null;
        strategyType = null;
        usedRouter = false;
        stopPrice = 0;
        trailingDelta = 0;
        trailingMicros = -1;
        icebergQuantity = 0;
        hidden = 0;
        extreme = 0;
        prevented = 0;
        preventedQuote = 0;
        peggedPrice = 0;
        workingMicros = -1;
        prevention = SelfTradePrevention.NONE;
        pegPrice = null;
        pegOffset = -1;
        list = null;
        expiryReason = null;
        preventions.clear();
        amendments.clear();
    }

    /**
     * Makes a market order wait as STOP_LOSS or TAKE_PROFIT, a limit order as STOP_LOSS_LIMIT or TAKE_PROFIT_LIMIT.
     *
     * @param kind the contingent type
     * @param stop price that triggers it, at the symbol's price scale, or 0 with {@code delta}
     * @param delta how far the price may turn back, in basis points, or 0
     */
    public Order contingent(OrderType kind, long stop, int delta) {
        type = kind;
        stopPrice = stop;
        trailingDelta = delta;
        return this;
    }

    /** Shows only so much of it at a time, at the symbol's quantity scale. */
    public Order iceberg(long visible) {
        icebergQuantity = visible;
        return this;
    }

    /**
     * Takes its price from the book when it enters it.
     *
     * @param offset levels deeper, or -1 if none was asked for
     */
    public Order pegged(PegPrice to, int offset) {
        pegPrice = to;
        pegOffset = offset;
        return this;
    }

    /** What happens where it would meet an order of its own account or group. */
    public Order preventing(SelfTradePrevention mode) {
        prevention = mode;
        return this;
    }

    /** What happens to the part that does not fill at once. */
    public Order lasting(TimeInForce time) {
        timeInForce = time;
        return this;
    }

    /** Makes a limit order one that only rests. */
    public Order makerOnly() {
        type = OrderType.LIMIT_MAKER;
        return this;
    }

    /** The owner's name for it; without one the exchange invents one for named accounts. */
    public Order named(String clientId) {
        clientOrderId = clientId;
        return this;
    }

    /** Lets the smart order router fill it, which takes better prices of sister symbols too; wants a base quantity. */
    public Order routed() {
        usedRouter = true;
        return this;
    }

    /** Carried along and shown again, without any effect. */
    public Order strategy(@Nullable Long ofId, @Nullable Long ofType) {
        strategyId = ofId;
        strategyType = ofType;
        return this;
    }

    /** Whose it is. */
    public Wallet owner() {
        Wallet present = wallet;
        if (present == null) {
            throw new IllegalStateException("order was never filled in");
        }
        return present;
    }

    void filled(Fill fill) {
        if (fills == null) {
            fills = new ArrayList<>(2);
        }
        fills.add(fill);
    }

    /** The exchange's number, or 0 before it was accepted. */
    public long id() {
        return id;
    }

    /** Index of the symbol. */
    public int symbol() {
        return symbol;
    }

    public boolean buy() {
        return buy;
    }

    public OrderType type() {
        return type;
    }

    public TimeInForce timeInForce() {
        return timeInForce;
    }

    public OrderStatus status() {
        return status;
    }

    /** Limit at the symbol's price scale; 0 for market orders. */
    public long price() {
        return price;
    }

    /** Wanted quantity at the symbol's scale; for orders by quote amount what was executed. */
    public long quantity() {
        return quantity;
    }

    /** Wanted quote amount at scale 8, or 0. */
    public long quoteQuantity() {
        return quoteQuantity;
    }

    /** Filled so far. */
    public long executed() {
        return executed;
    }

    /** Paid or received in the quote asset so far, at scale 8. */
    public long executedQuote() {
        return executedQuote;
    }

    /** What is still to fill. */
    public long remaining() {
        return quantity - executed - prevented;
    }

    /** What is left of a quote amount. */
    long quoteRemaining() {
        return quoteQuantity - executedQuote - preventedQuote;
    }

    /** What the book shows of it. */
    long shown() {
        return remaining() - hidden;
    }

    /** Whether it is open under this name; an amendment sets the name before it free. */
    boolean answersTo(String name) {
        return status.open() && clientOrderId.equals(name);
    }

    /** Whether it waits for a price before it works. */
    boolean waits() {
        return type.contingent() && workingMicros < 0;
    }

    /** Whether it takes whatever the book offers and never rests, once it works. */
    boolean takesAnyPrice() {
        return type == OrderType.MARKET || type == OrderType.STOP_LOSS || type == OrderType.TAKE_PROFIT;
    }

    /** Whether it works: on the book or as a taker, now or before it ended. */
    public boolean working() {
        return workingMicros >= 0;
    }

    /** When it was accepted, venue clock. */
    public long timeMicros() {
        return timeMicros;
    }

    /** When it last changed, venue clock. */
    public long updateMicros() {
        return updateMicros;
    }

    /** The owner's name for it; after a cancel, the name of the cancel. */
    public String clientOrderId() {
        return clientOrderId;
    }

    /** The owner's name for it while it was open: the one it was placed with, or the last amendment's. */
    public String placedAs() {
        return placedAs;
    }

    /** Fills so far; none are kept for participants. */
    public List<Fill> fills() {
        return fills == null ? List.of() : fills;
    }

    /** Price that triggers it, or 0. */
    public long stopPrice() {
        return stopPrice;
    }

    /** Basis points that the price may turn back, or 0. */
    public int trailingDelta() {
        return trailingDelta;
    }

    /** When it began to follow the price, venue clock; -1 before. */
    public long trailingMicros() {
        return trailingMicros;
    }

    /** Visible part, or 0 if it is no iceberg. */
    public long icebergQuantity() {
        return icebergQuantity;
    }

    /** Quantity lost to self-trade prevention so far. */
    public long prevented() {
        return prevented;
    }

    public SelfTradePrevention prevention() {
        return prevention;
    }

    /** Matches that did not happen, oldest first; not a copy. */
    public List<Prevention> preventions() {
        return Collections.unmodifiableList(preventions);
    }

    /** Reductions of its quantity, oldest first; not a copy. */
    public List<Amendment> amendments() {
        return Collections.unmodifiableList(amendments);
    }

    /** What its price is pegged to, or null. */
    public @Nullable PegPrice pegPrice() {
        return pegPrice;
    }

    /** Levels deeper than the peg, or -1 if none was asked for. */
    public int pegOffset() {
        return pegOffset;
    }

    /** Price that the peg gave, or 0 before it entered the book. */
    public long peggedPrice() {
        return peggedPrice;
    }

    /** When it began to work: on the book or as a taker; venue clock, -1 before. */
    public long workingMicros() {
        return workingMicros;
    }

    /** The list it is a leg of, or null. */
    public @Nullable OrderList list() {
        return list;
    }

    /** Why it expired, or null. */
    public @Nullable ExpiryReason expiryReason() {
        return expiryReason;
    }

    void preventedBy(Prevention what) {
        preventions.add(what);
    }

    void amended(Amendment what) {
        amendments.add(what);
    }

    /** Whether it was sent to the smart order router. */
    public boolean usedRouter() {
        return usedRouter;
    }

    public @Nullable Long strategyId() {
        return strategyId;
    }

    public @Nullable Long strategyType() {
        return strategyType;
    }
}
