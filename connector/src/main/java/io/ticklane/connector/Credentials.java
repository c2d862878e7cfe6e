package io.ticklane.connector;

/**
 * An API key and its secret. {@link #toString} shows neither.
 *
 * <p>Immutable; any thread.
 */
public final class Credentials {
    /** How requests are signed; names as the venue's key types. */
    public enum Type {
        /** HMAC-SHA-256; the secret is its text. */
        HMAC,
        /** Ed25519; the secret is a PKCS#8 PEM. */
        ED25519,
        /** RSASSA-PKCS1-v1_5 with SHA-256; the secret is a PKCS#8 PEM. */
        RSA
    }

    private final Type type;
    private final String apiKey;
    private final String secret;

    /** Takes both as the venue gave them. */
    public Credentials(Type type, String apiKey, String secret) {
        if (apiKey.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("API key and secret must not be blank");
        }
        this.type = type;
        this.apiKey = apiKey;
        this.secret = secret;
    }

    public Type type() {
        return type;
    }

    /** The public part. */
    public String apiKey() {
        return apiKey;
    }

    /** The secret; for the signer only. */
    public String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "Credentials[" + type + "]";
    }
}
