package io.ticklane.connector;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a venue is. Hosts as in the venue's documentation, July 2026.
 *
 * @param name as the user says it: {@code binance-testnet}
 * @param rest base of the REST paths, without {@code /api/v3}: {@code https://api.binance.com}
 * @param stream base of the JSON stream paths, without {@code /ws} or {@code /stream}
 * @param sbe base of the SBE stream paths, likewise, or null where the venue has none
 * @param orders the WebSocket API, with its path, or null where the venue has none
 * @param realMoney whether orders there cost money
 */
public record VenueProfile(String name, URI rest, URI stream, @Nullable URI sbe, @Nullable URI orders,
        boolean realMoney) {
    /** Binance Spot, real money. */
    public static VenueProfile binance() {
        return of("binance", "https://api.binance.com", "wss://stream.binance.com:9443", true)
                .withSbe(URI.create("wss://stream-sbe.binance.com:9443"))
                .withOrders(URI.create("wss://ws-api.binance.com:443/ws-api/v3"));
    }

    /** Binance Spot testnet: play money, its own books. */
    public static VenueProfile binanceTestnet() {
        return of("binance-testnet", "https://testnet.binance.vision", "wss://stream.testnet.binance.vision",
                false)
                .withSbe(URI.create("wss://stream-sbe.testnet.binance.vision"))
                .withOrders(URI.create("wss://ws-api.testnet.binance.vision/ws-api/v3"));
    }

    /** Binance demo mode: play money, books like production. */
    public static VenueProfile binanceDemo() {
        return of("binance-demo", "https://demo-api.binance.com", "wss://demo-stream.binance.com", false)
                .withSbe(URI.create("wss://demo-stream-sbe.binance.com"))
                .withOrders(URI.create("wss://demo-ws-api.binance.com/ws-api/v3"));
    }

    /** A venue at these addresses, without SBE streams and WebSocket API. */
    public static VenueProfile of(String name, String rest, String stream, boolean realMoney) {
        return new VenueProfile(name, URI.create(rest), URI.create(stream), null, null, realMoney);
    }

    /** The same with SBE streams at that base. */
    public VenueProfile withSbe(URI base) {
        return new VenueProfile(name, rest, stream, base, orders, realMoney);
    }

    /** The same with its WebSocket API at that address. */
    public VenueProfile withOrders(URI address) {
        return new VenueProfile(name, rest, stream, sbe, address, realMoney);
    }
}
