package io.ticklane.connector.stream;

/** How far a connection is. */
public enum ConnectionState {
    /** Not tried yet, or waiting before the next try. */
    WAITING,
    /** Address, socket, TLS, WebSocket handshake. */
    CONNECTING,
    /** Connected; not every subscription is acknowledged. */
    SUBSCRIBING,
    /** Every subscription is acknowledged. */
    UP,
    /** Closed by its owner, for good. */
    CLOSED
}
