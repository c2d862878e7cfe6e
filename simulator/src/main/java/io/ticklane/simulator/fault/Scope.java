package io.ticklane.simulator.fault;

import java.util.Locale;

/** A kind of connection. */
public enum Scope {
    /** Requests by HTTP. */
    REST,
    /** Market streams in JSON. */
    STREAM,
    /** The WebSocket API, user data included. */
    WS_API,
    /** Market streams in SBE. */
    SBE;

    /** The name on the admin port: {@code ws-api}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds one by its label.
     *
     * @throws IllegalArgumentException with the list of them
     */
    public static Scope of(String label) {
        for (Scope scope : values()) {
            if (scope.label().equals(label)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("no connections of kind '" + label
                + "'; there are rest, stream, ws-api, sbe");
    }
}
