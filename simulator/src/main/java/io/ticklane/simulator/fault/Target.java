package io.ticklane.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * At whom a fault is aimed; what is not given excludes nobody. Immutable.
 *
 * @param connection number of a WebSocket connection; 0: any
 * @param scope kind of connections, or null
 * @param stream a stream's name, a symbol for all its streams, or the beginning of names before a {@code *}; or empty
 * @param endpoint {@code GET /api/v3/depth}, {@code /api/v3/depth}, {@code order.place}, or a beginning before a
 *     {@code *}; or empty
 * @param account name of an account, or empty
 */
public record Target(long connection, @Nullable Scope scope, String stream, String endpoint,
        String account) {

    /** Everybody. */
    public static final Target ALL = new Target(0, null, "", "", "");

    /** One connection; 0 is all. */
    public static Target connection(long id) {
        return new Target(id, null, "", "", "");
    }

    /** All connections of a kind. */
    public static Target scope(Scope scope) {
        return new Target(0, scope, "", "", "");
    }

    /** A stream; see the class. */
    public static Target stream(String name) {
        return new Target(0, null, name, "", "");
    }

    /** An endpoint; see the class. */
    public static Target endpoint(String name) {
        return new Target(0, null, "", name, "");
    }

    /** Whether it excludes nobody. */
    public boolean all() {
        return equals(ALL);
    }

    /** Whether it means this one. */
    public boolean hits(Subject subject) {
        return (connection == 0 || connection == subject.connection())
                && (scope == null || scope == subject.scope())
                && (account.isEmpty() || account.equals(subject.account()))
                && (stream.isEmpty() || streamHit(subject.stream()))
                && (endpoint.isEmpty() || endpointHit(subject.endpoint()));
    }

    private boolean streamHit(String name) {
        boolean symbol = stream.indexOf('@') < 0;
        return like(stream, name)
                || (symbol && name.startsWith(stream) && name.startsWith("@", stream.length()));
    }

    private boolean endpointHit(String name) {
        int blank = name.indexOf(' ');
        return like(endpoint, name) || like(endpoint, name.substring(blank + 1));
    }

    private static boolean like(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
