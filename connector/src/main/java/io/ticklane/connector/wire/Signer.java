package io.ticklane.connector.wire;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests. Shows neither key nor secret in any text.
 *
 * <p>Any thread; one signs at a time.
 */
public final class Signer {
    private final Credentials.Type type;
    private final Scheme scheme;

    private Signer(Credentials.Type type, Scheme scheme) {
        this.type = type;
        this.scheme = scheme;
    }

    private interface Scheme {
        String sign(ByteBuffer payload) throws GeneralSecurityException;
    }

    /**
     * A signer with the key in these credentials: the text itself for HMAC, else a PKCS#8 key as PEM or as its
     * bare base64.
     *
     * @throws VenueException remedy STOP, if the secret is no key of that type; it is not repeated
     */
    public static Signer of(Credentials credentials) throws VenueException {
        Credentials.Type type = credentials.type();
        try {
            return new Signer(type, switch (type) {
                case HMAC -> hmac(credentials.secret());
                case ED25519 -> asymmetric("Ed25519", "Ed25519", credentials.secret());
                case RSA -> asymmetric("RSA", "SHA256withRSA", credentials.secret());
            });
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            // Without the cause: what it quotes may be a piece of the key.
            throw new VenueException(VenueException.Remedy.STOP, 0, "the secret is no " + type
                    + " private key: give it as unencrypted PKCS#8 (-----BEGIN PRIVATE KEY-----)");
        }
    }

    /** The signature of the payload's UTF-8 bytes: hex for HMAC, else base64, which a URL needs percent-encoded. */
    public synchronized String sign(CharSequence payload) {
        try {
            return scheme.sign(StandardCharsets.UTF_8.encode(CharBuffer.wrap(payload)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with the " + type + " key failed", e);
        }
    }

    @Override
    public String toString() {
        return "Signer[" + type + "]";
    }

    private static Scheme hmac(String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return payload -> {
            mac.update(payload);
            return HexFormat.of().formatHex(mac.doFinal());
        };
    }

    private static Scheme asymmetric(String keyAlgorithm, String algorithm, String secret)
            throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(keyAlgorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(base64(secret)));
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        return payload -> {
            signature.update(payload);
            return Base64.getEncoder().encodeToString(signature.sign());
        };
    }

    private static byte[] base64(String secret) {
        String bare = secret.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(bare);
    }
}
