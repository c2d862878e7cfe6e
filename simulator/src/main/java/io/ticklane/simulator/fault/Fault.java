package io.ticklane.simulator.fault;

import java.time.Duration;

/**
 * Something that goes wrong on purpose. Immutable.
 *
 * @param connection only this stream connection; 0: all
 * @param after how long until it begins
 * @param lasting how long it goes on; zero: until taken back. Of no meaning for what happens once
 * @param code close code of {@link FaultKind#CLOSE}, HTTP status of {@link FaultKind#REST_DOWN}; 0: 1001, reset
 * @param reason text of the close frame
 */
public record Fault(FaultKind kind, long connection, Duration after, Duration lasting, int code,
        String reason) {
    public Fault {
        if (after.isNegative() || lasting.isNegative()) {
            throw new IllegalArgumentException("fault: durations must not be negative");
        }
        if (kind == FaultKind.CLOSE && code != 0 && (code < 1000 || code > 4999)) {
            throw new IllegalArgumentException("fault: a close code is 1000 to 4999, not " + code);
        }
        if (kind == FaultKind.REST_DOWN && code != 0 && (code < 200 || code > 599)) {
            throw new IllegalArgumentException("fault: an HTTP status is 200 to 599, not " + code);
        }
    }

    /** At once, on all connections. */
    public static Fault now(FaultKind kind, Duration lasting) {
        return new Fault(kind, 0, Duration.ZERO, lasting, 0, "");
    }
}
