package io.ticklane.connector.order;

import java.time.Duration;

/**
 * How a {@link RestOrderGateway} works.
 *
 * @param maxInFlight requests unanswered at a time; more are not taken
 * @param watchPeriod between looks at the open orders, while there are any
 * @param inquiryFirst until the venue is asked after an order of unknown outcome; doubled each time
 * @param inquiryMax the longest time between such questions
 * @param settleMargin how long beyond recvWindow an unknown order may still turn up at the venue
 * @param closeTimeout how long closing waits for answers under way
 */
public record OrderGatewayConfig(int maxInFlight, Duration watchPeriod, Duration inquiryFirst,
        Duration inquiryMax, Duration settleMargin, Duration closeTimeout) {

    /** Checks ranges. */
    public OrderGatewayConfig {
        require(maxInFlight > 0, "orders in flight must be above 0, are " + maxInFlight);
        requireAtLeastOneMilli("watch period", watchPeriod);
        requireAtLeastOneMilli("first inquiry", inquiryFirst);
        require(inquiryMax.compareTo(inquiryFirst) >= 0, "longest inquiry must not be below the first");
        require(!settleMargin.isNegative(), "settle margin must not be negative");
        require(!closeTimeout.isNegative(), "close timeout must not be negative");
    }

    /** 64 in flight, a look each second, questions after 250 ms to 5 s, 1 s of margin, 2 s to close. */
    public static OrderGatewayConfig defaults() {
        return new OrderGatewayConfig(64, Duration.ofSeconds(1), Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    private static void requireAtLeastOneMilli(String what, Duration duration) {
        require(duration.toMillis() > 0, what + " must be at least 1 ms, is " + duration);
    }

    private static void require(boolean valid, String otherwise) {
        if (!valid) {
            throw new IllegalArgumentException("orders: " + otherwise);
        }
    }
}
