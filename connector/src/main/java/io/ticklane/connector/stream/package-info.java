/**
 * Market data streams: connections, subscriptions, liveness, reconnects. The only package that names
 * Java-WebSocket.
 *
 * <p>Each connection has one thread, {@code stream-n}, which connects, reads, decodes and publishes; nothing of
 * the library stands between the socket and the decoder but its handshake and its answers to control frames,
 * which go out on the library's write thread.
 */
@NullMarked
package io.ticklane.connector.stream;

import org.jspecify.annotations.NullMarked;
