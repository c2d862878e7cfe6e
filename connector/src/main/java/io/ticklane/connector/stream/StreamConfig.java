package io.ticklane.connector.stream;

import java.time.Duration;

/**
 * How streams are kept up.
 *
 * @param streamsPerConnection streams put on one connection, 1 to 1024
 * @param connectTimeout for address, socket, TLS and WebSocket handshake together
 * @param acknowledgeTimeout for the venue's answer to each subscription
 * @param silence without a byte for half of it the connection is pinged, for all of it it counts as unhealthy,
 *        for twice of it it is cut and made anew
 * @param backoffFirst upper bound of the first wait before connecting again; doubles with every failure
 * @param backoffMax upper bound of every wait
 * @param spin whether reading threads spin instead of sleeping; needs a core for each
 */
public record StreamConfig(int streamsPerConnection, Duration connectTimeout, Duration acknowledgeTimeout,
        Duration silence, Duration backoffFirst, Duration backoffMax, boolean spin) {

    /** 200 streams a connection, 5 s for each handshake, answer and silence, waits of 100 ms to 30 s, no spin. */
    public static final StreamConfig DEFAULT = new StreamConfig(200, Duration.ofSeconds(5),
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofSeconds(30),
            false);

    private static final int VENUE_LIMIT = 1024;

    /** Checks ranges. */
    public StreamConfig {
        if (streamsPerConnection < 1 || streamsPerConnection > VENUE_LIMIT) {
            throw new IllegalArgumentException(
                    "streams per connection must be 1 to 1024, is " + streamsPerConnection);
        }
        positive("connect timeout", connectTimeout);
        positive("acknowledge timeout", acknowledgeTimeout);
        positive("silence", silence);
        positive("first backoff", backoffFirst);
        if (backoffMax.compareTo(backoffFirst) < 0) {
            throw new IllegalArgumentException("greatest backoff is less than the first");
        }
    }

    /** The same, with reading threads that spin or do not. */
    public StreamConfig withSpin(boolean spin) {
        return new StreamConfig(streamsPerConnection, connectTimeout, acknowledgeTimeout, silence,
                backoffFirst,
                backoffMax, spin);
    }

    private static void positive(String name, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 ms");
        }
    }
}
