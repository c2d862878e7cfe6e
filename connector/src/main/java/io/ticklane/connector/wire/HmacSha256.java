package io.ticklane.connector.wire;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 of a range of bytes as hex text, into a buffer. The padded keys are made once; signing does not
 * allocate.
 *
 * <p>One thread.
 */
final class HmacSha256 {
    /** Characters of a signature. */
    static final int HEX_LENGTH = 64;

    private static final int BLOCK = 64;
    private static final int SIZE = 32;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd',
        'e',
        'f'};

    private final byte[] inner = new byte[BLOCK];
    private final byte[] outer = new byte[BLOCK];
    private final byte[] hash = new byte[SIZE];
    private final MessageDigest sha;

    HmacSha256(byte[] secret) {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
        byte[] key = secret.length > BLOCK ? sha.digest(secret) : secret;
        Arrays.fill(inner, (byte) 0x36);
        Arrays.fill(outer, (byte) 0x5c);
        for (int i = 0; i < key.length; i++) {
            inner[i] ^= key[i];
            outer[i] ^= key[i];
        }
    }

    /** Writes {@link #HEX_LENGTH} characters at {@code at}; returns the position behind them. */
    int sign(byte[] text, int offset, int length, byte[] into, int at) {
        try {
            sha.update(inner, 0, BLOCK);
            sha.update(text, offset, length);
            sha.digest(hash, 0, SIZE);
            sha.update(outer, 0, BLOCK);
            sha.update(hash, 0, SIZE);
            sha.digest(hash, 0, SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < SIZE; i++) {
            into[at + 2 * i] = HEX[hash[i] >> 4 & 0xf];
            into[at + 2 * i + 1] = HEX[hash[i] & 0xf];
        }
        return at + HEX_LENGTH;
    }
}
