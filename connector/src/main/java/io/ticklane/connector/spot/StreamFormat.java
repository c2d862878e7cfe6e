package io.ticklane.connector.spot;

/** How market data is written on the wire. The core sees no difference. */
public enum StreamFormat {
    /** Text; no key is needed. */
    JSON,
    /** Binary, smaller and faster to read; the venue asks for an Ed25519 key and offers fewer streams. */
    SBE
}
