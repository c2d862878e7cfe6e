package io.ticklane.connector.spot;

/** The way of orders to the venue. */
public enum OrderRoute {
    /** Signed calls over pooled HTTP connections. */
    REST,
    /** The venue's WebSocket API: one connection that is logged on, nothing to sign per order. */
    WEBSOCKET
}
