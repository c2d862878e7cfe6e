package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.Decimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everybody who has something at the venue, and the keys of those who may trade. Simulator thread only. */
final class Wallets {
    private final List<String> assets;
    private final int symbols;
    private final List<Wallet> all = new ArrayList<>();
    private final Map<String, Wallet> byKey = new HashMap<>();
    private final Map<String, Account> keys = new HashMap<>();
    private final Map<String, Wallet> byName = new HashMap<>();

    private final List<Wallet> touched;

    Wallets(List<String> assets, int symbols, List<Wallet> touched) {
        this.assets = assets;
        this.symbols = symbols;
        this.touched = touched;
    }

    List<Wallet> all() {
        return List.copyOf(all);
    }

    @Nullable
    Wallet byKey(String apiKey) {
        return byKey.get(apiKey);
    }

    @Nullable
    Account key(String apiKey) {
        return keys.get(apiKey);
    }

    void revoke(String apiKey) {
        byKey.remove(apiKey);
        keys.remove(apiKey);
    }

    Wallet participant(String name) {
        Wallet wallet = new Wallet(name, null, Fees.NONE, assets.size(), symbols, touched);
        all.add(wallet);
        return wallet;
    }

    /** Opens an account, or adds a key to the one of this name. */
    void open(Account account, Fees fees, long timeMicros) {
        if (keys.put(account.apiKey(), account) != null) {
            throw new IllegalArgumentException("account " + account.name()
                    + ": its API key belongs to another account; give it its own");
        }
        Wallet present = byName.get(account.name());
        Wallet wallet = present != null
                ? present
                : new Wallet(account.name(), account, fees, assets.size(), symbols, touched);
        if (present == null) {
            all.add(wallet);
            byName.put(account.name(), wallet);
            grant(wallet, account, timeMicros);
        } else {
            further(present, account);
        }
        wallet.keys.add(account);
        byKey.put(account.apiKey(), wallet);
    }

    private static void further(Wallet wallet, Account key) {
        Account first = wallet.keys.get(0);
        boolean same = key.balances().isEmpty() || key.balances().equals(first.balances());
        if (!same || key.tradeGroupId() != first.tradeGroupId()) {
            throw new IllegalArgumentException("account " + key.name()
                    + ": its keys name different balances or trade groups; leave the balances to the first one"
                    + " and give all the same tradeGroupId");
        }
    }

    private void grant(Wallet wallet, Account account, long timeMicros) {
        for (Map.Entry<String, String> balance : account.balances().entrySet()) {
            try {
                wallet.add(assets.indexOf(balance.getKey()),
                        Decimal.parse(balance.getValue(), Decimal.WIRE_SCALE), timeMicros);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("account " + account.name() + ": balance of "
                        + balance.getKey() + " is " + e.getMessage() + "; write it like \"1000.5\"", e);
            }
        }
    }
}
