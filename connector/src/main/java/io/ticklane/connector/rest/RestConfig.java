package io.ticklane.connector.rest;

import java.time.Duration;

/**
 * How a {@link RestClient} connects and waits.
 *
 * @param poolSize idle connections kept, and calls under way, at most
 * @param perHost calls under way to one host, at most; more wait their turn
 * @param keepAlive how long an idle connection is kept
 * @param connectTimeout for TCP and for TLS, each
 * @param callTimeout from the start of a call to the end of its answer. The venue itself gives up after 10 s.
 * @param recvWindowMillis how old a signed request may be when the venue handles it, 1 to 60,000
 * @param readyConnections connections held open by {@link RestClient#warmUp}, 0 to {@code perHost}
 */
public record RestConfig(int poolSize, int perHost, Duration keepAlive, Duration connectTimeout,
        Duration callTimeout, long recvWindowMillis, int readyConnections) {

    private static final long MAX_RECV_WINDOW_MILLIS = 60_000;

    /** Checks ranges. */
    public RestConfig {
        require(poolSize > 0, "pool size must be above 0, is " + poolSize);
        require(perHost > 0 && perHost <= poolSize,
                "connections per host must be 1 to the pool size " + poolSize + ", are " + perHost);
        requirePositive("keep-alive", keepAlive);
        requirePositive("connect timeout", connectTimeout);
        requirePositive("call timeout", callTimeout);
        require(recvWindowMillis > 0 && recvWindowMillis <= MAX_RECV_WINDOW_MILLIS,
                "recvWindow must be 1 to 60000 ms, is " + recvWindowMillis);
        require(readyConnections >= 0 && readyConnections <= perHost,
                "ready connections must be 0 to " + perHost + ", are " + readyConnections);
    }

    /** 100 connections, 30 per host, 30 s keep-alive, 5 s to connect, 12 s for an answer, 4 held ready. */
    public static RestConfig defaults() {
        return new RestConfig(100, 30, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(12),
                5_000, 4);
    }

    private static void requirePositive(String what, Duration duration) {
        require(duration.compareTo(Duration.ofMillis(1)) >= 0,
                what + " must be at least 1 ms, is " + duration);
    }

    private static void require(boolean valid, String otherwise) {
        if (!valid) {
            throw new IllegalArgumentException("REST: " + otherwise);
        }
    }
}
