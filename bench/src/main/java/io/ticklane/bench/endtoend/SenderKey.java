package io.ticklane.bench.endtoend;

import io.ticklane.connector.Credentials;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * By which orders are placed at a sender: made for this process, and never written down.
 *
 * @param publicKey as the sender wants to know it, in base 64
 */
record SenderKey(Credentials credentials, String publicKey) {
    /** What the sender knows the key by. */
    static final String NAME = "ticklane-bench-ed25519-key-" + "0".repeat(37);

    /** A new one. */
    static SenderKey fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String secret = "-----BEGIN PRIVATE KEY-----\n" + base64(pair.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            return new SenderKey(new Credentials(Credentials.Type.ED25519, NAME, secret),
                    base64(pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
