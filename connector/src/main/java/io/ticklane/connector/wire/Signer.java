package io.ticklane.connector.wire;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;

/** Signs requests. Shows neither key nor secret in any text. One thread. */
public final class Signer {
    private Signer() {}

    /** @throws VenueException remedy STOP, if the secret is no key of that type; it is not repeated */
    public static Signer of(Credentials credentials) throws VenueException {
        return new Signer();
    }

    /** The signature of the payload's UTF-8 bytes: hex for HMAC, else base64, which a URL needs percent-encoded. */
    public String sign(CharSequence payload) {
        return "";
    }
}
