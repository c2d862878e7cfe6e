package io.ticklane.simulator.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may trade, and what they start with.
 *
 * @param name for people and for the admin port; unique
 * @param apiKey sent in {@code X-MBX-APIKEY}; unique
 * @param credential the secret for HMAC, the public key as PEM for RSA and Ed25519; never printed
 * @param balances free balance by asset as decimal text, at most 8 decimals
 * @param permissions such as {@code SPOT}
 */
public record Account(String name, String apiKey, KeyType keyType, String credential,
        Map<String, String> balances, List<String> permissions) {

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
    }

    @Override
    public String toString() {
        return "Account[" + name + "]";
    }
}
