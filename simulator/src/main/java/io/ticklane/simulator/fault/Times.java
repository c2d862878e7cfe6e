package io.ticklane.simulator.fault;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and durations as people write them. Stateless; any thread. */
public final class Times {
    private static final Pattern DURATION = Pattern.compile("(-?)(\\d{1,12})(us|ms|s|m|h)");

    private Times() {}

    /**
     * A duration such as {@code 500ms}; {@link Duration#ZERO} for null.
     *
     * @throws IllegalArgumentException with one line for people
     */
    public static Duration duration(String name, @Nullable Object value) {
        Duration duration = value == null ? Duration.ZERO : signedDuration(name, value);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return duration;
    }

    static Duration signedDuration(String name, Object value) {
        Matcher matcher = DURATION.matcher(value.toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + " is not a duration: " + value
                    + "; write it like \"500ms\", \"30s\", \"5m\" or \"1h\"");
        }
        long count = Long.parseLong(matcher.group(2));
        Duration amount = switch (matcher.group(3)) {
            case "us" -> Duration.ofNanos(count * 1000);
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        if (amount.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException(name + " is too long: " + value);
        }
        return matcher.group(1).isEmpty() ? amount : amount.negated();
    }

    /** As it is written: whole milliseconds, or microseconds where it has such. */
    public static String text(Duration duration) {
        return duration.toNanos() % 1_000_000 == 0
                ? duration.toMillis() + "ms"
                : duration.toNanos() / 1000 + "us";
    }

    static long number(String name, @Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        throw new IllegalArgumentException(name + " is not a number of the right kind: " + value);
    }
}
