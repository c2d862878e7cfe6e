package io.ticklane.connector;

import java.net.URI;

/**
 * Where a venue is. Hosts as in the venue's documentation, July 2026.
 *
 * @param name as the user says it: {@code binance-testnet}
 * @param rest base of the REST paths, without {@code /api/v3}: {@code https://api.binance.com}
 * @param stream base of the stream paths, without {@code /ws} or {@code /stream}
 * @param realMoney whether orders there cost money
 */
public record VenueProfile(String name, URI rest, URI stream, boolean realMoney) {
    /** Binance Spot, real money. */
    public static VenueProfile binance() {
        return of("binance", "https://api.binance.com", "wss://stream.binance.com:9443", true);
    }

    /** Binance Spot testnet: play money, its own books. */
    public static VenueProfile binanceTestnet() {
        return of("binance-testnet", "https://testnet.binance.vision", "wss://stream.testnet.binance.vision",
                false);
    }

    /** Binance demo mode: play money, books like production. */
    public static VenueProfile binanceDemo() {
        return of("binance-demo", "https://demo-api.binance.com", "wss://demo-stream.binance.com", false);
    }

    /** A venue at these addresses. */
    public static VenueProfile of(String name, String rest, String stream, boolean realMoney) {
        return new VenueProfile(name, URI.create(rest), URI.create(stream), realMoney);
    }
}
