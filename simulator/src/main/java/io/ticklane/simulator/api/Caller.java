package io.ticklane.simulator.api;

import io.ticklane.simulator.engine.Wallet;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, from where, and in which unit it wants times. Immutable.
 *
 * @param account whose key and signature the request bears; null for public requests
 * @param micros whether times are in microseconds
 * @param transport how the request came
 * @param address whose request weight it is
 */
public record Caller(@Nullable Wallet account, boolean micros, Transport transport, String address) {
    /** How requests come. */
    public enum Transport {
        /** HTTP under {@code /api/v3}. */
        REST,
        /** The WebSocket API. */
        WEBSOCKET
    }

    /**
     * Whether a time unit as it is named in requests means microseconds.
     *
     * @param timeUnit null: none was named
     */
    public static boolean micros(@Nullable String timeUnit) throws ApiException {
        if (timeUnit == null) {
            return false;
        }
        return switch (timeUnit) {
            case "MICROSECOND", "microsecond" -> true;
            case "MILLISECOND", "millisecond" -> false;
            default -> throw new ApiException(-1194,
                    "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
        };
    }

    /** The account, for signed requests. */
    public Wallet wallet() {
        Wallet present = account;
        if (present == null) {
            throw new IllegalStateException("request is not signed");
        }
        return present;
    }

    /** The same caller with an account. */
    public Caller as(Wallet wallet) {
        return new Caller(wallet, micros, transport, address);
    }

    /** A time of the venue's clock in the caller's unit. */
    public long time(long epochMicros) {
        return micros ? epochMicros : Math.floorDiv(epochMicros, 1_000);
    }
}
