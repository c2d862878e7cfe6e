package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Book[] books;
    private final Map<String, Wallet> walletByKey = new LinkedHashMap<>();
    private final List<Wallet> wallets = new ArrayList<>();
    private final Outside outside;
    private final Matcher matcher;
    private final Judge judge = new Judge();
    private final Names names = new Names();
    private final VenueClock clock;
    private long lastOrderId;

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
        books = new Book[symbols.size()];
        for (SymbolSpec spec : symbols) {
            books[spec.index()] = new Book(spec, asset(spec.baseAsset()), asset(spec.quoteAsset()));
            if (symbolIndex.put(spec.symbol(), spec.index()) != null) {
                throw new IllegalArgumentException(
                        "symbol " + spec.symbol() + " is listed twice; name it once");
            }
        }
        Wallet feeWallet = participant("fees");
        Wallet world = participant("outside");
        matcher = new Matcher(feeWallet, world, assets);
        outside = new Outside(world, matcher);
        for (Account account : accounts) {
            open(account, fees);
        }
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

    private void open(Account account, Fees fees) {
        Wallet wallet = new Wallet(account.name(), account, fees, assets.size(), symbols.size());
        if (walletByKey.put(account.apiKey(), wallet) != null) {
            throw new IllegalArgumentException(
                    "account " + account.name()
                            + ": its API key belongs to another account; give it its own");
        }
        wallets.add(wallet);
        for (Map.Entry<String, String> balance : account.balances().entrySet()) {
            try {
                wallet.add(asset(balance.getKey()), Decimal.parse(balance.getValue(), Decimal.WIRE_SCALE),
                        now());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("account " + account.name() + ": balance of "
                        + balance.getKey() + " is " + e.getMessage() + "; write it like \"1000.5\"", e);
            }
        }
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
        matcher.listeners = Arrays.copyOf(matcher.listeners, matcher.listeners.length + 1);
        matcher.listeners[matcher.listeners.length - 1] = listener;
    }

    /** Adds one who hears of orders of named accounts from now on. */
    public void listen(OrderListener listener) {
        matcher.orderListeners = Arrays.copyOf(matcher.orderListeners, matcher.orderListeners.length + 1);
        matcher.orderListeners[matcher.orderListeners.length - 1] = listener;
    }

    /** Passes a judgement on to the order listeners; see {@link OrderListener#onPlacement}. */
    public void reportPlacement(int symbol, String clientOrderId, int code) {
        for (OrderListener listener : matcher.orderListeners) {
            listener.onPlacement(symbol, clientOrderId, code);
        }
    }

    /** The book of a symbol; the same object for good. */
    public BookView book(int symbol) {
        return books[symbol];
    }

    /** What an account has, by its API key, or null. */
    public @Nullable Wallet wallet(String apiKey) {
        return walletByKey.get(apiKey);
    }

    /** Everybody: fees, the outside, accounts and participants. For each asset the sum of all stays the same. */
    public List<Wallet> wallets() {
        return List.copyOf(wallets);
    }

    /** Adds a market participant, who trades on credit and pays no commission. */
    public Wallet participant(String name) {
        Wallet wallet = new Wallet(name, null, Fees.NONE, assets.size(), symbols.size());
        wallets.add(wallet);
        return wallet;
    }

    /** A client order id such as the venue invents. */
    public String newClientOrderId() {
        return names.next();
    }

    /** Whether {@link #place} would accept this order now; changes nothing. */
    public Refusal check(Order order) {
        return judge.judge(books[order.symbol], order);
    }

    /** Places an order: fills it, lets it rest or expire, or refuses it. Its state tells what happened. */
    public Refusal place(Order order) {
        Book book = books[order.symbol];
        Refusal refusal = judge.judge(book, order);
        if (refusal != Refusal.NONE) {
            order.status = OrderStatus.REJECTED;
            return refusal;
        }
        long now = now();
        accept(book, order, now);
        if (order.timeInForce != TimeInForce.FOK
                || book.side(!order.buy).available(order.price, order.quantity) >= order.quantity) {
            matcher.match(book, order, now);
        }
        settleRest(book, order, now);
        book.tellTop(matcher.listeners);
        return Refusal.NONE;
    }

    private void accept(Book book, Order order, long now) {
        order.id = ++lastOrderId;
        order.timeMicros = now;
        order.updateMicros = now;
        book.lastExecutionId++;
        Wallet owner = order.owner();
        if (owner.credit) {
            return;
        }
        if (order.clientOrderId.isEmpty()) {
            order.clientOrderId = names.next();
        }
        owner.lock(order, book.pays(order.buy), book.lock(order));
        owner.remember(order);
        for (OrderListener listener : matcher.orderListeners) {
            listener.onExecution(order,
                    new Execution(ExecutionType.NEW, book.lastExecutionId, now, null, null, "",
                            Refusal.NONE));
        }
    }

    /** What is left after matching rests, or ends with the order. */
    private void settleRest(Book book, Order order, long now) {
        boolean byQuote = order.quoteQuantity > 0;
        if (byQuote ? book.side(!order.buy).size() > 0 : order.remaining() == 0) {
            order.status = OrderStatus.FILLED;
            closing(order);
        } else if (order.type == OrderType.MARKET || order.timeInForce != TimeInForce.GTC) {
            end(book, order, OrderStatus.EXPIRED, now);
        } else {
            Level level = book.side(order.buy).findOrAdd(order.price);
            level.append(order);
            book.tellLevel(matcher.listeners, order.buy, level, now);
        }
    }

    private static void closing(Order order) {
        Wallet owner = order.owner();
        if (!owner.credit) {
            owner.closing(order);
        }
    }

    private void end(Book book, Order order, OrderStatus status, long now) {
        order.status = status;
        order.updateMicros = now;
        book.lastExecutionId++;
        Wallet owner = order.owner();
        if (owner.credit) {
            return;
        }
        owner.release(order, book.pays(order.buy), 0);
        owner.closing(order);
        for (OrderListener listener : matcher.orderListeners) {
            listener.onExecution(order, new Execution(
                    status == OrderStatus.CANCELED ? ExecutionType.CANCELED : ExecutionType.EXPIRED,
                    book.lastExecutionId, now, null, null,
                    status == OrderStatus.CANCELED ? order.placedAs : "", Refusal.NONE));
        }
    }

    /**
     * Takes an open order off its book.
     *
     * @param newClientOrderId name that it has from now on; empty for participants, who have no names
     */
    public Refusal cancel(Order order, String newClientOrderId) {
        Level level = order.level;
        if (level == null) {
            return Refusal.UNKNOWN_ORDER;
        }
        Book book = books[order.symbol];
        long now = now();
        if (!order.owner().credit) {
            order.owner().rename(order, newClientOrderId);
        }
        level.total -= order.remaining();
        level.unlink(order);
        end(book, order, OrderStatus.CANCELED, now);
        book.tellLevel(matcher.listeners, order.buy, level, now);
        book.side(order.buy).removeIfEmpty(level);
        book.tellTop(matcher.listeners);
        return Refusal.NONE;
    }

    /** As {@link #level(int, boolean, long, long, long)} with the next update id. */
    public void level(int symbol, boolean bid, long price, long quantity) {
        level(symbol, bid, price, quantity, books[symbol].updateId + 1);
    }

    /**
     * Sets how much the outside world offers at a price; 0 takes it away. Resting orders of accounts that this
     * crosses fill at their own price and use it up. Outside liquidity never trades with itself, and stands
     * before orders at the same price.
     *
     * @param updateId under which the change is told, as a recording has it; ignored if below the present one
     */
    public void level(int symbol, boolean bid, long price, long quantity, long updateId) {
        Book book = books[symbol];
        outside.level(book, bid, price, quantity, updateId, now());
        book.tellTop(matcher.listeners);
    }

    /** Lifts the update id of a symbol; the next change gets a greater one. Lower ids are ignored. */
    public void updateId(int symbol, long id) {
        books[symbol].updateId = Math.max(books[symbol].updateId, id);
    }

    /** Sets the last price of a symbol without a trade, as a recording tells it. */
    public void lastPrice(int symbol, long price) {
        books[symbol].lastPrice = price;
    }

    private long now() {
        return clock.epochMicros();
    }
}
