package io.ticklane.simulator.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key by which somebody may trade, and what they start with.
 *
 * @param name for people and for the admin port; keys with the same name belong to one account
 * @param apiKey sent in {@code X-MBX-APIKEY}; unique
 * @param credential the secret for HMAC, the public key as PEM for RSA and Ed25519; never printed
 * @param balances free balance by asset as decimal text, at most 8 decimals; empty for further keys of an account
 * @param permissions such as {@code SPOT}
 * @param tradeGroupId accounts with the same one do not trade with each other where self-trade prevention says so;
 *     {@link #NO_GROUP}: none
 */
public record Account(String name, String apiKey, KeyType keyType, String credential,
        Map<String, String> balances, List<String> permissions, long tradeGroupId) {

    /** The trade group of those that are in none. */
    public static final long NO_GROUP = -1;

    /** How requests of an account are signed. */
    public enum KeyType {
        /** HMAC-SHA-256, hexadecimal. */
        HMAC,
        /** PKCS#1 v1.5 with SHA-256, base64. */
        RSA,
        /** Ed25519, base64. */
        ED25519
    }

    public Account {
        balances = Collections.unmodifiableMap(new LinkedHashMap<>(balances));
        permissions = List.copyOf(permissions);
        if (tradeGroupId < NO_GROUP) {
            throw new IllegalArgumentException("account " + name + ": tradeGroupId must be 0 or more");
        }
    }

    /** In no trade group. */
    public Account(String name, String apiKey, KeyType keyType, String credential,
            Map<String, String> balances, List<String> permissions) {
        this(name, apiKey, keyType, credential, balances, permissions, NO_GROUP);
    }

    @Override
    public String toString() {
        return "Account[" + name + "]";
    }
}
