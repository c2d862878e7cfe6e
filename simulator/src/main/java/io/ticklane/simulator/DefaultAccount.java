package io.ticklane.simulator;

import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The account that exists if none are configured. */
final class DefaultAccount {
    private static final String NAME = "default";
    private static final String BALANCE = "1000000";
    /** Belongs to {@link Simulator#ED25519_PRIVATE_KEY}. */
    private static final String PUBLIC_KEY = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAbBXr+Jpepg5hJ6dP/7VfipFgdHnY7bat98x8Kkjeato=
            -----END PUBLIC KEY-----
            """;

    private DefaultAccount() {}

    /** Its keys; a million of every asset that is traded. */
    static List<Account> keys(List<SymbolSpec> symbols) {
        Map<String, String> balances = new LinkedHashMap<>();
        for (SymbolSpec spec : symbols) {
            balances.put(spec.quoteAsset(), BALANCE);
            balances.put(spec.baseAsset(), BALANCE);
        }
        return List.of(
                new Account(NAME, Simulator.API_KEY, Account.KeyType.HMAC, Simulator.SECRET, balances,
                        List.of("SPOT")),
                new Account(NAME, Simulator.ED25519_API_KEY, Account.KeyType.ED25519, PUBLIC_KEY, Map.of(),
                        List.of("SPOT")));
    }
}
