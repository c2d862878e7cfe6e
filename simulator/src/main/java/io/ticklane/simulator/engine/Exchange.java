package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All books, accounts and orders of the venue. Whatever changes a book is told to the market listeners at once,
 * in order: trades, aggregate trade and level for every price, then the top of the book if it changed. Listeners
 * must not call back. Simulator thread only.
 */
public final class Exchange {
    /** Open orders that one account may have on one symbol. */
    public static final int MAX_NUM_ORDERS = 200;

    private final List<SymbolSpec> symbols;
    private final Map<String, Integer> symbolIndex = new HashMap<>();
    private final List<String> assets;
    private final Map<String, Integer> assetIndex = new HashMap<>();
    private final Wallets wallets;
    private final Floor floor;
    private final Wallet world;
    private final Outside outside;
    private final Judge judge;
    private final Lifecycle lifecycle;
    private final Amending amending;
    private final VenueClock clock;

    /**
     * Opens the venue with empty books.
     *
     * @param symbols numbered from 0 without holes
     * @throws IllegalArgumentException if a name or key stands twice, or a balance is no amount
     */
    public Exchange(List<SymbolSpec> symbols, List<Account> accounts, Fees fees, VenueClock clock) {
        this.symbols = List.copyOf(symbols);
        this.clock = clock;
        assets = List.copyOf(assetNames(symbols, accounts));
        for (String asset : assets) {
            assetIndex.put(asset, assetIndex.size());
        }
        Book[] books = new Book[symbols.size()];
        for (SymbolSpec spec : symbols) {
            books[spec.index()] = new Book(spec, asset(spec.baseAsset()), asset(spec.quoteAsset()));
            if (symbolIndex.put(spec.symbol(), spec.index()) != null) {
                throw new IllegalArgumentException(
                        "symbol " + spec.symbol() + " is listed twice; name it once");
            }
        }
        floor = new Floor(books, assets);
        wallets = new Wallets(assets, symbols.size(), floor.events.touched);
        Wallet feeWallet = participant("fees");
        world = participant("outside");
        for (Account account : accounts) {
            wallets.open(account, fees, clock.epochMicros());
        }
        floor.events.forget();
        judge = new Judge(floor);
        lifecycle = new Lifecycle(floor, world, participant("router"),
                new Settlement(new Commission(feeWallet, floor), floor),
                judge);
        amending = new Amending(floor, lifecycle);
        outside = new Outside(world, lifecycle.matcher(), floor);
    }

    private static Set<String> assetNames(List<SymbolSpec> symbols, List<Account> accounts) {
        Set<String> names = new LinkedHashSet<>();
        for (SymbolSpec spec : symbols) {
            names.add(spec.baseAsset());
            names.add(spec.quoteAsset());
        }
        for (Account account : accounts) {
            names.addAll(account.balances().keySet());
        }
        return names;
    }

    /** The symbols in index order. */
    public List<SymbolSpec> symbols() {
        return symbols;
    }

    /** Index of a symbol by its upper-case name, or -1. */
    public int symbol(String name) {
        return symbolIndex.getOrDefault(name, -1);
    }

    /** All assets; their index is the one of balances. */
    public List<String> assets() {
        return assets;
    }

    /** Index of an asset by its name, or -1. */
    public int asset(String name) {
        return assetIndex.getOrDefault(name, -1);
    }

    /** Adds one who hears of every change of every book from now on, after those added before. */
    public void listen(MarketListener listener) {
        floor.listeners = Arrays.copyOf(floor.listeners, floor.listeners.length + 1);
        floor.listeners[floor.listeners.length - 1] = listener;
    }

    /** Adds one who hears of orders of named accounts from now on. */
    public void listen(OrderListener listener) {
        floor.events.listeners = Arrays.copyOf(floor.events.listeners, floor.events.listeners.length + 1);
        floor.events.listeners[floor.events.listeners.length - 1] = listener;
    }

    /** Passes a judgement on to the order listeners; see {@link OrderListener#onPlacement}. */
    public void reportPlacement(int symbol, String clientOrderId, int code) {
        for (OrderListener listener : floor.events.listeners) {
            listener.onPlacement(symbol, clientOrderId, code);
        }
    }

    /** What may be done on a symbol. */
    public SymbolRules rules(int symbol) {
        return floor.books[symbol].rules;
    }

    /** Sets what may be done on a symbol from now on; open orders stay. */
    public void rules(int symbol, SymbolRules rules) {
        floor.books[symbol].rules = rules;
    }

    /** Limits over all symbols. */
    public List<Filter> exchangeFilters() {
        return floor.filters;
    }

    /** Sets the limits over all symbols; the engine minds those that count. */
    public void exchangeFilters(List<Filter> filters) {
        floor.filters = List.copyOf(filters);
    }

    /** Sets where reference and average prices come from; at first there are none. */
    public void references(References references) {
        floor.references = references;
    }

    /** Where reference and average prices come from. */
    public References references() {
        return floor.references;
    }

    /** Sets the rates that an account pays from now on. */
    public void fees(Wallet wallet, Fees fees) {
        wallet.fees = fees;
    }

    /** Symbols whose books the smart order router uses for orders on this one; empty if it has none. */
    public List<Integer> sisters(int symbol) {
        List<Integer> found = new ArrayList<>();
        for (Book book : floor.books) {
            if (Router.sisters(floor.books[symbol], book)) {
                found.add(book.spec.index());
            }
        }
        return found;
    }

    /** The book of a symbol; the same object for good. */
    public BookView book(int symbol) {
        return floor.books[symbol];
    }

    /** What an account has, by its API key, or null. */
    public @Nullable Wallet wallet(String apiKey) {
        return wallets.byKey(apiKey);
    }

    /** The key itself, by its text, or null. */
    public @Nullable Account key(String apiKey) {
        return wallets.key(apiKey);
    }

    /** From now on nobody knows this key; its account stays. */
    public void revoke(String apiKey) {
        wallets.revoke(apiKey);
    }

    /** Everybody: fees, outside, accounts, router, participants. For each asset the sum of all stays the same. */
    public List<Wallet> wallets() {
        return wallets.all();
    }

    /** Adds a market participant, who trades on credit and pays no commission. */
    public Wallet participant(String name) {
        return wallets.participant(name);
    }

    /** A client order id such as the venue invents. */
    public String newClientOrderId() {
        return floor.names.next();
    }

    /** Whether {@link #place(Order)} would accept this order now; changes nothing. */
    public Refusal check(Order order) {
        return judge.order(floor.book(order), order);
    }

    /** Whether {@link #place(OrderList)} would accept this list now; changes nothing. */
    public Refusal check(OrderList list) {
        return judge.list(floor.books[list.symbol()], list);
    }

    /** Places an order: fills it, lets it rest, wait or expire, or refuses it. Its state tells what happened. */
    public Refusal place(Order order) {
        Book book = floor.book(order);
        begin();
        Refusal refusal = judge.order(book, order);
        if (refusal != Refusal.NONE) {
            order.status = OrderStatus.REJECTED;
            return refusal;
        }
        lifecycle.accept(book, order);
        lifecycle.lock(book, order);
        lifecycle.start(book, order);
        finish(book);
        return Refusal.NONE;
    }

    /**
     * Places the new half of a cancel-replace: as {@link #place(Order)}, but its owner hears of a refusal, for which
     * the order gets a number.
     */
    public Refusal replace(Order order) {
        Refusal refusal = place(order);
        if (refusal != Refusal.NONE && !order.owner().credit) {
            order.id = ++floor.lastOrderId;
            order.timeMicros = floor.now;
            order.updateMicros = floor.now;
            if (order.clientOrderId.isEmpty()) {
                order.clientOrderId = floor.names.next();
            }
            floor.events.rejection(floor.book(order), order, refusal, floor.now);
        }
        return refusal;
    }

    /** Places the legs of a list together, or refuses all of it. */
    public Refusal place(OrderList list) {
        Book book = floor.books[list.symbol()];
        begin();
        Refusal refusal = judge.list(book, list);
        if (refusal != Refusal.NONE) {
            for (Order leg : list.legs) {
                leg.status = OrderStatus.REJECTED;
            }
            return refusal;
        }
        lifecycle.lists().place(book, list);
        finish(book);
        return Refusal.NONE;
    }

    /**
     * Takes an open order back, and with a leg its whole list.
     *
     * @param newClientOrderId name that it has from now on; empty for participants, who have no names
     */
    public Refusal cancel(Order order, String newClientOrderId) {
        OrderList list = order.list;
        if (list != null) {
            return order.status.open() ? cancel(list, newClientOrderId) : Refusal.UNKNOWN_ORDER;
        }
        if (!order.status.open() || order.id == 0) {
            return Refusal.UNKNOWN_ORDER;
        }
        Book book = floor.book(order);
        if (!order.owner().credit && !Judge.open(book)) {
            return Refusal.MARKET_CLOSED;
        }
        begin();
        lifecycle.cancel(book, order, newClientOrderId);
        book.tellTop(floor.listeners);
        finish(book);
        return Refusal.NONE;
    }

    /**
     * Takes back whatever of a list is open.
     *
     * @param newClientOrderId name that those legs have from now on
     */
    public Refusal cancel(OrderList list, String newClientOrderId) {
        if (list.state != OrderList.State.EXECUTING) {
            return Refusal.UNKNOWN_ORDER;
        }
        Book book = floor.books[list.symbol()];
        if (!list.owner().credit && !Judge.open(book)) {
            return Refusal.MARKET_CLOSED;
        }
        begin();
        lifecycle.lists().cancel(book, list, newClientOrderId);
        book.tellTop(floor.listeners);
        finish(book);
        return Refusal.NONE;
    }

    /**
     * Reduces an open order of an account, which keeps its place; both legs of an OCO change together. An order of
     * which nothing is left then expires.
     *
     * @param newQuantity at the symbol's scale, above 0
     * @param newClientOrderId name that the order has from now on
     */
    public Refusal amend(Order order, long newQuantity, String newClientOrderId) {
        Book book = floor.book(order);
        Refusal refusal = amending.judge(book, order, newQuantity, newClientOrderId);
        if (refusal == Refusal.NONE) {
            begin();
            amending.amend(book, order, newQuantity, newClientOrderId);
            finish(book);
        }
        return refusal;
    }

    /**
     * Lets something come in from outside or go out: a deposit or, negative, a withdrawal.
     *
     * @param delta at scale 8
     * @throws IllegalArgumentException if that much is not free
     */
    public void transfer(Wallet wallet, int asset, long delta) {
        if (!wallet.credit && wallet.free[asset] < -delta) {
            throw new IllegalArgumentException(wallet.name() + " has less than that of " + assets().get(asset)
                    + " free; withdraw less");
        }
        begin();
        wallet.add(asset, delta, floor.now);
        world.add(asset, -delta, floor.now);
        floor.events.transfer(wallet, asset, delta, floor.now);
        floor.events.flush(floor.now);
    }

    private void begin() {
        floor.now = clock.epochMicros();
    }

    private void finish(Book book) {
        floor.touch(book);
        lifecycle.drain();
        floor.events.flush(floor.now);
    }

    /** As {@link #level(int, boolean, long, long, long)} with the next update id. */
    public void level(int symbol, boolean bid, long price, long quantity) {
        level(symbol, bid, price, quantity, floor.books[symbol].updateId + 1);
    }

    /**
     * Sets how much the outside world offers at a price; 0 takes it away. Resting orders of accounts that this
     * crosses fill at their own price and use it up. Outside liquidity never trades with itself, and stands
     * before orders at the same price.
     *
     * @param updateId under which the change is told, as a recording has it; ignored if below the present one
     */
    public void level(int symbol, boolean bid, long price, long quantity, long updateId) {
        Book book = floor.books[symbol];
        begin();
        outside.level(book, bid, price, quantity, updateId);
        book.tellTop(floor.listeners);
        finish(book);
    }

    /** What is left of what the outside world offers at a price. */
    public long offered(int symbol, boolean bid, long price) {
        Level level = floor.books[symbol].side(bid).find(price);
        Order order = level == null ? null : level.outside;
        return order == null ? 0 : order.remaining();
    }

    /** Lifts the update id of a symbol; the next change gets a greater one. Lower ids are ignored. */
    public void updateId(int symbol, long id) {
        floor.books[symbol].updateId = Math.max(floor.books[symbol].updateId, id);
    }

    /** Lets a symbol's trade ids go on after these. To be called before its first trade. */
    public void tradeIds(int symbol, long lastTradeId, long lastAggregateId) {
        floor.books[symbol].lastTradeId = lastTradeId;
        floor.books[symbol].lastAggregateId = lastAggregateId;
    }

    /** Sets the last price of a symbol without a trade, as a recording tells it; it triggers what waits for it. */
    public void lastPrice(int symbol, long price) {
        Book book = floor.books[symbol];
        if (book.rules.status() != SymbolStatus.TRADING) {
            book.lastPrice = price;
            return;
        }
        begin();
        book.traded(price);
        finish(book);
    }
}
