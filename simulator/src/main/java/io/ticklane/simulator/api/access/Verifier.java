package io.ticklane.simulator.api.access;

import io.ticklane.simulator.engine.Account;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the signatures of one account. One thread. */
public abstract class Verifier {
    /**
     * The one for this account's kind of key.
     *
     * @throws IllegalArgumentException with one line for people if the key cannot be read
     */
    public static Verifier of(Account account) {
        try {
            return switch (account.keyType()) {
                case HMAC -> new Hmac(account.credential());
                case RSA -> new Asymmetric("RSA", "SHA256withRSA", account.credential());
                case ED25519 -> new Asymmetric("Ed25519", "Ed25519", account.credential());
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            String wanted = account.keyType() == Account.KeyType.HMAC
                    ? "give a secret that is not empty"
                    : "give the public key as PEM, from BEGIN PUBLIC KEY to END PUBLIC KEY";
            throw new IllegalArgumentException("account " + account.name() + ": its "
                    + account.keyType().name().toLowerCase(Locale.ROOT) + " key cannot be read; " + wanted,
                    e);
        }
    }

    /** Whether {@code signature} (percent-decoded) is right for these bytes. */
    abstract boolean verify(byte[] payload, String signature);

    private static final class Hmac extends Verifier {
        private final Mac mac;

        Hmac(String secret) throws GeneralSecurityException {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        }

        @Override
        boolean verify(byte[] payload, String signature) {
            try {
                byte[] given = HexFormat.of().parseHex(signature.toLowerCase(Locale.ROOT));
                return MessageDigest.isEqual(mac.doFinal(payload), given);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    private static final class Asymmetric extends Verifier {
        private final Signature checker;
        private final PublicKey key;

        Asymmetric(String keyAlgorithm, String signatureAlgorithm, String pem)
                throws GeneralSecurityException {
            String base64 = pem.replace("-----BEGIN PUBLIC KEY-----", "")
                    .replace("-----END PUBLIC KEY-----", "").replaceAll("\\s", "");
            key = KeyFactory.getInstance(keyAlgorithm)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
            checker = Signature.getInstance(signatureAlgorithm);
        }

        @Override
        boolean verify(byte[] payload, String signature) {
            try {
                checker.initVerify(key);
                checker.update(payload);
                return checker.verify(Base64.getDecoder().decode(signature));
            } catch (IllegalArgumentException | SignatureException e) {
                return false;
            } catch (InvalidKeyException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
