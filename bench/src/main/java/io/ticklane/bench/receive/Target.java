package io.ticklane.bench.receive;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the ticks come from. Immutable.
 *
 * @param tls trusts the sender; null for a plain socket
 */
record Target(int port, @Nullable SSLContext tls) {
    static final String STREAM = "btcusdt@bookTicker";
    static final String SUBSCRIBE = "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + STREAM + "\"],\"id\":1}";
    static final Instruments INSTRUMENTS = new Instruments(
            List.of(new Instrument(0, "BTCUSDT", "BTC", "USDT", 2, 5, 1, 1, 0, 1, 1, 0, 0, true)));

    URI base() {
        return URI.create((tls == null ? "ws" : "wss") + "://localhost:" + port);
    }
}
