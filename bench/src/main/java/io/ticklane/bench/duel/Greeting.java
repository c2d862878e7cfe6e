package io.ticklane.bench.duel;

import io.ticklane.connector.Credentials;
import java.net.URI;

/**
 * The venue's first line: where it listens and who may trade. Immutable.
 *
 * @param hmacKey of those that sign each order
 * @param hmacSecret its secret
 * @param ed25519Key of those that log on
 * @param privateKey its other half, base64
 */
record Greeting(URI rest, URI stream, URI orders, String hmacKey, String hmacSecret, String ed25519Key,
        String privateKey) {

    private static final int FIELDS = 7;

    /** Reads {@link #line}. */
    static Greeting of(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("the venue's first line has " + fields.length
                    + " fields, not " + FIELDS);
        }
        return new Greeting(URI.create(fields[0]), URI.create(fields[1]), URI.create(fields[2]), fields[3],
                fields[4], fields[5], fields[6]);
    }

    String line() {
        return String.join(" ", rest.toString(), stream.toString(), orders.toString(), hmacKey, hmacSecret,
                ed25519Key, privateKey);
    }

    /** For a logon. */
    Credentials credentials() {
        return new Credentials(Credentials.Type.ED25519, ed25519Key,
                "-----BEGIN PRIVATE KEY-----\n" + privateKey + "\n-----END PRIVATE KEY-----\n");
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "venue at " + rest;
    }
}
