package io.ticklane.simulator.fault;

/**
 * What a fault may happen to: a frame, a request, or a connection as such. Immutable.
 *
 * @param connection number of the WebSocket connection, or 0
 * @param stream name of the stream that a frame belongs to, or empty
 * @param endpoint verb and path of a REST request, or method of a WebSocket one, or empty
 * @param account name of the account concerned, or empty
 */
public record Subject(Scope scope, long connection, String stream, String endpoint, String account) {
    /** A connection as such. */
    public static Subject connection(Scope scope, long connection, String account) {
        return new Subject(scope, connection, "", "", account);
    }

    /** A frame of a stream. */
    public static Subject frame(Scope scope, long connection, String stream, String account) {
        return new Subject(scope, connection, stream, "", account);
    }

    /** A request. */
    public static Subject request(Scope scope, long connection, String endpoint, String account) {
        return new Subject(scope, connection, "", endpoint, account);
    }

    /** What it is called in the log: the stream or the endpoint, or empty. */
    String name() {
        return stream.isEmpty() ? endpoint : stream;
    }
}
