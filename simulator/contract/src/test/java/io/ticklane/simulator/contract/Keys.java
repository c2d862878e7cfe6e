package io.ticklane.simulator.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.json.JSONArray;
import org.json.JSONObject;

/** A key of each kind, made for one run. Immutable. */
record Keys(Credential hmac, Credential rsa, Credential ed25519) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What a client is given, and what the venue knows of it.
     *
     * @param secret of HMAC, or the private key as PEM
     * @param publicKey as PEM; empty for HMAC
     */
    record Credential(String type, String apiKey, String secret, String publicKey) {
        /** The private key without PEM's first and last line. */
        String base64() {
            return secret.replaceAll("-----[A-Z ]+-----|\\s", "");
        }
    }

    static Keys make() throws GeneralSecurityException {
        return new Keys(new Credential("HMAC", word(), word(), ""), pair("RSA"), pair("Ed25519"));
    }

    private static Credential pair(String algorithm) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        return new Credential(algorithm.toUpperCase(Locale.ROOT), word(),
                pem("PRIVATE KEY", pair.getPrivate()),
                pem("PUBLIC KEY", pair.getPublic()));
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(LENGTH, new byte[]{'\n'}).encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    private static String word() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length()).mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /** Writes the venue's file of accounts: one for each key, with a little money. */
    Path writeAccounts(Path folder) throws IOException {
        JSONObject balances = new JSONObject().put("USDT", "100000").put("BTC", "10").put("ETH", "100");
        JSONArray accounts = new JSONArray();
        for (Credential credential : new Credential[]{hmac, rsa, ed25519}) {
            boolean symmetric = credential.publicKey().isEmpty();
            accounts.put(new JSONObject().put("name", credential.type()).put("type", credential.type())
                    .put("apiKey", credential.apiKey()).put("balances", balances)
                    .put(symmetric ? "secret" : "publicKey",
                            symmetric ? credential.secret() : credential.publicKey()));
        }
        return Files.writeString(folder.resolve("accounts.json"), accounts.toString());
    }

    /** Writes what the clients of the npm registry are given. */
    Path writeSecrets(Path folder) throws IOException {
        return Files.writeString(folder.resolve("keys.json"), new JSONObject().put("hmac", json(hmac))
                .put("rsa", json(rsa)).put("ed25519", json(ed25519)).toString());
    }

    private static JSONObject json(Credential credential) {
        return new JSONObject().put("apiKey", credential.apiKey()).put("secret", credential.secret());
    }
}
