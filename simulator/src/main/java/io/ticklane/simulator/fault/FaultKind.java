package io.ticklane.simulator.fault;

import java.util.Locale;

/** What can be made to go wrong. */
public enum FaultKind {
    /** Stream connections are cut with a TCP reset, without a close frame. */
    RESET("stream connections are cut with a TCP reset; parameters: target.connection, after"),
    /** Stream connections get a close frame. */
    CLOSE("stream connections get a close frame and are closed; parameters: code (1001), reason, target.connection, after"),
    /** A farewell that is not followed by anything. */
    SERVER_SHUTDOWN(
            "stream connections are told that the server is going away, and stay open; parameters: target.connection, after"),
    /** New stream connections are reset at the upgrade. */
    REFUSE("new stream connections are reset instead of upgraded; parameters: for, after"),
    /** No market data; pings and control frames are answered. */
    STALL("no market data, what happens meanwhile is lost; pings and control frames are answered; parameters: for, target.connection, after"),
    /** Not a byte in either direction. */
    BLACKHOLE(
            "not a byte is sent on stream connections and nothing that arrives is looked at, new upgrades included; parameters: for, target.connection, after"),
    /** Subscriptions are ignored. */
    MUTE_SUBSCRIBE("SUBSCRIBE is neither done nor acknowledged; parameters: for, target.connection, after"),
    /** REST requests fail. */
    REST_DOWN("REST requests are reset, or answered with a status; parameters: for, code (0: reset), after");

    private final String description;

    FaultKind(String description) {
        this.description = description;
    }

    /** The name on the admin port: {@code mute-subscribe}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does and which parameters it takes. */
    public String description() {
        return description;
    }

    /** Whether it happens once instead of lasting. */
    public boolean momentary() {
        return this == RESET || this == CLOSE || this == SERVER_SHUTDOWN;
    }

    /**
     * Finds a kind by its label.
     *
     * @throws IllegalArgumentException with the list of kinds
     */
    public static FaultKind of(String label) {
        StringBuilder known = new StringBuilder();
        for (FaultKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
            known.append(known.length() == 0 ? "" : ", ").append(kind.label());
        }
        throw new IllegalArgumentException("no fault of kind '" + label + "'; there are " + known);
    }
}
