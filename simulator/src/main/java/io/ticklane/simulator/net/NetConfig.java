package io.ticklane.simulator.net;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the venue's port behaves.
 *
 * @param port 0: any free one
 * @param sbePort of the SBE streams; 0: any free one
 * @param tls null: plain
 * @param frameLimit whether a stream connection that sends more than 5 frames in a second is closed
 * @param pingEvery distance of the pings on stream connections
 * @param pongWithin a connection that leaves a ping unanswered for longer is closed
 * @param life a stream connection is closed after this
 * @param backlogLimit bytes waiting for a slow reader at which its connection is closed
 */
public record NetConfig(String host, int port, int sbePort, @Nullable TlsIdentity tls, boolean frameLimit,
        Duration pingEvery, Duration pongWithin, Duration life, long backlogLimit) {
    public NetConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
        }
        if (pingEvery.isNegative() || pingEvery.isZero() || pongWithin.isNegative() || pongWithin.isZero()
                || life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("ping, pong and life durations must be above 0");
        }
    }
}
