package io.ticklane.simulator.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account has and has ordered. Balances are at scale 8.
 *
 * <p>Participants of a market and the world outside trade on credit: nothing is locked, balances may be below
 * zero, no orders are remembered. Simulator thread only.
 */
public final class Wallet {
    /** Closed orders, closed lists and prevented matches that are remembered for each account. */
    static final int REMEMBERED = Ledger.REMEMBERED;

    final List<Account> keys = new ArrayList<>(1);
    final boolean credit;
    final long tradeGroupId;
    final long[] free;
    final long[] locked;
    final Ledger ledger;
    final BitSet touched = new BitSet();
    Fees fees;
    private final String name;
    private final @Nullable Account account;
    private final List<Wallet> touchedWallets;
    long updateMicros;

    /** @param touchedWallets where it enters itself when a command touches its balances */
    Wallet(String name, @Nullable Account account, Fees fees, int assets, int symbols,
            List<Wallet> touchedWallets) {
        this.name = name;
        this.account = account;
        this.credit = account == null;
        this.tradeGroupId = account == null ? Account.NO_GROUP : account.tradeGroupId();
        this.fees = fees;
        this.touchedWallets = touchedWallets;
        this.free = new long[assets];
        this.locked = new long[assets];
        this.ledger = new Ledger(credit ? 0 : symbols);
    }

    /** Name of the account or participant. */
    public String name() {
        return name;
    }

    /** The first key of the account behind it, or null for participants. */
    public @Nullable Account account() {
        return account;
    }

    /** All keys of the account behind it, in the order in which they were told; none for participants. */
    public List<Account> keys() {
        return Collections.unmodifiableList(keys);
    }

    /** The group whose accounts count as one for self-trade prevention, or {@link Account#NO_GROUP}. */
    public long tradeGroupId() {
        return tradeGroupId;
    }

    /** Rates that this account pays. */
    public Fees fees() {
        return fees;
    }

    /** Free balance of an asset by its index, scale 8. */
    public long free(int asset) {
        return free[asset];
    }

    /** Locked balance of an asset by its index, scale 8. */
    public long locked(int asset) {
        return locked[asset];
    }

    /** When a balance last changed, venue clock. */
    public long updateMicros() {
        return updateMicros;
    }

    /** Open orders, oldest first; not a copy. */
    public Collection<Order> open() {
        return ledger.open();
    }

    /** Orders that are open or remembered, oldest first; not a copy. */
    public Collection<Order> orders() {
        return ledger.orders();
    }

    /** Open orders on a symbol. */
    public int openCount(int symbol) {
        return ledger.openCount(symbol);
    }

    /** An open or remembered order. */
    public @Nullable Order order(int symbol, long orderId) {
        return ledger.order(symbol, orderId);
    }

    /** The newest order that had this name. */
    public @Nullable Order order(int symbol, String clientOrderId) {
        return ledger.order(symbol, clientOrderId);
    }

    /** Trades on a symbol that are remembered, oldest first; see {@link #allocations} for what was routed. */
    public List<Fill> fills(int symbol) {
        return ledger.fills(symbol);
    }

    /** What the smart order router got elsewhere for orders on a symbol, as far as it is remembered, oldest first. */
    public List<Fill> allocations(int symbol) {
        return ledger.allocations(symbol);
    }

    /** Lists that are open or remembered, oldest first; not a copy. */
    public Collection<OrderList> lists() {
        return ledger.lists();
    }

    /** Open lists, oldest first; not a copy. */
    public Collection<OrderList> openLists() {
        return ledger.openLists();
    }

    /** An open or remembered list. */
    public @Nullable OrderList list(long listId) {
        return ledger.list(listId);
    }

    /** The newest list that has this name. */
    public @Nullable OrderList list(String clientListId) {
        return ledger.list(clientListId);
    }

    /** Matches on a symbol that did not happen, oldest first, as far as they are remembered. */
    public List<Prevention> preventions(int symbol) {
        return ledger.preventions(symbol);
    }

    void add(int asset, long amount, long timeMicros) {
        free[asset] = Math.addExact(free[asset], amount);
        assert credit || free[asset] >= 0 : name + " has less than nothing";
        updateMicros = timeMicros;
        touch(asset);
    }

    private void touch(int asset) {
        if (!credit) {
            if (touched.isEmpty()) {
                touchedWallets.add(this);
            }
            touched.set(asset);
        }
    }

    /** Makes an order lock {@code wanted}, taking it from what is free or giving back what is too much. */
    void lock(Order order, int asset, long wanted) {
        long more = wanted - order.locked;
        if (more != 0) {
            free[asset] -= more;
            locked[asset] += more;
            order.locked = wanted;
            touch(asset);
            assert free[asset] >= 0 && locked[asset] >= 0 : name + " locks what it has not";
        }
    }
}
