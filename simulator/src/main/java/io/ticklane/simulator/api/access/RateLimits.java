package io.ticklane.simulator.api.access;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often clients may ask. Immutable.
 *
 * @param enforced whether those who ask more often are refused; otherwise their requests are counted and told only
 * @param weight request weight of an address in a minute
 * @param ordersTenSeconds unfilled orders of an account in ten seconds
 * @param ordersDay unfilled orders of an account in a day
 * @param rawRequests REST requests of an address in five minutes
 * @param connections WebSocket connections that an address may open in five minutes
 * @param warnings refusals for weight in one minute that are only refusals; the next one is a ban
 * @param firstBan length of an address's first ban; each later one is twice as long
 * @param longestBan where that ends
 */
public record RateLimits(boolean enforced, int weight, int ordersTenSeconds, int ordersDay, int rawRequests,
        int connections, int warnings, Duration firstBan, Duration longestBan) {

    /** What the venue published in 2026. */
    public static final RateLimits STANDARD = new RateLimits(true, 6_000, 100, 200_000, 300_000, 300, 10,
            Duration.ofMinutes(2), Duration.ofDays(3));

    /** The same numbers, told but not enforced. */
    public static final RateLimits OFF = STANDARD.enforced(false);

    private static final List<String> NAMES = List.of("weight", "ordersPer10Seconds", "ordersPerDay",
            "rawRequests", "connections", "warnings", "firstBanSeconds", "longestBanSeconds");

    public RateLimits {
        if (weight < 1 || ordersTenSeconds < 1 || ordersDay < 1 || rawRequests < 1 || connections < 1) {
            throw new IllegalArgumentException("rate limits must be 1 or more");
        }
        if (warnings < 0 || firstBan.isNegative() || firstBan.isZero()
                || longestBan.compareTo(firstBan) < 0) {
            throw new IllegalArgumentException("bans must last, the longest no less than the first");
        }
    }

    /** The same numbers, enforced or not. */
    public RateLimits enforced(boolean on) {
        return new RateLimits(on, weight, ordersTenSeconds, ordersDay, rawRequests, connections, warnings,
                firstBan, longestBan);
    }

    /**
     * Reads a JSON object with any of {@code weight}, {@code ordersPer10Seconds}, {@code ordersPerDay},
     * {@code rawRequests}, {@code connections}, {@code warnings}, {@code firstBanSeconds} and
     * {@code longestBanSeconds}; what it leaves out is as in {@link #STANDARD}.
     *
     * @throws IllegalArgumentException with one line for people: file, what is wrong, what to do
     */
    public static RateLimits read(Path file) {
        try {
            if (Json.parse(Files.readAllBytes(file)) instanceof Map<?, ?> members) {
                return of(members);
            }
            throw new IllegalArgumentException("no object; write {\"weight\":6000}");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + ": cannot be read; check that it exists and that you may"
                            + " read it",
                    e);
        } catch (JsonException e) {
            throw new IllegalArgumentException(file + ": no JSON at line " + e.line() + ", column "
                    + e.column() + "; correct it there", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static RateLimits of(Map<?, ?> members) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!(name instanceof String known && NAMES.contains(known))) {
                throw new IllegalArgumentException(
                        "unknown limit \"" + name + "\"; there are " + String.join(", ", NAMES));
            }
            if (!(value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("\"" + name + "\" is no whole number; write one");
            }
            numbers.put(known, number.intValue());
        });
        return new RateLimits(true, numbers.getOrDefault("weight", STANDARD.weight),
                numbers.getOrDefault("ordersPer10Seconds", STANDARD.ordersTenSeconds),
                numbers.getOrDefault("ordersPerDay", STANDARD.ordersDay),
                numbers.getOrDefault("rawRequests", STANDARD.rawRequests),
                numbers.getOrDefault("connections", STANDARD.connections),
                numbers.getOrDefault("warnings", STANDARD.warnings),
                seconds(numbers.get("firstBanSeconds"), STANDARD.firstBan),
                seconds(numbers.get("longestBanSeconds"), STANDARD.longestBan));
    }

    private static Duration seconds(@Nullable Integer number, Duration usual) {
        return number == null ? usual : Duration.ofSeconds(number);
    }
}
