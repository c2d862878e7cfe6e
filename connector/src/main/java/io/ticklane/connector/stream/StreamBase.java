package io.ticklane.connector.stream;

import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a venue's streams are, and what a connection to them shows of itself.
 *
 * @param uri without {@code /ws} or {@code /stream}: {@code wss://stream.binance.com:9443}
 * @param tls for {@code wss}; null takes the JDK's own
 * @param apiKey sent in the handshake where the venue asks for one, or null
 * @param query what is asked of each connection, as in an address: {@code timeUnit=MICROSECOND}; empty for nothing
 */
public record StreamBase(URI uri, @Nullable SSLContext tls, @Nullable String apiKey, String query) {
    /** A base of streams that are open to all. */
    public static StreamBase open(URI uri, @Nullable SSLContext tls) {
        return new StreamBase(uri, tls, null, "");
    }

    /** Where connections go: combined streams. */
    URI combined() {
        return URI.create(
                uri.toString().replaceAll("/+$", "") + "/stream" + (query.isEmpty() ? "" : "?" + query));
    }

    /** Headers of the handshake. */
    Map<String, String> headers() {
        return apiKey == null ? Map.of() : Map.of("X-MBX-APIKEY", apiKey);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
