package io.ticklane.simulator.playback;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The recorded book of one symbol kept in the plainest way, and how much ever came at each price. */
final class PlainRecording {
    final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Collections.reverseOrder());
    final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private final Map<BigDecimal, BigDecimal> bidsCame = new HashMap<>();
    private final Map<BigDecimal, BigDecimal> asksCame = new HashMap<>();
    private long tickerId;

    NavigableMap<BigDecimal, BigDecimal> side(boolean bid) {
        return bid ? bids : asks;
    }

    /** Sum of all quantities that were added at a price. */
    BigDecimal came(boolean bid, BigDecimal price) {
        return (bid ? bidsCame : asksCame).getOrDefault(price, BigDecimal.ZERO);
    }

    void apply(byte[] payload) {
        Map<?, ?> data = parse(payload);
        if (data.get("lastUpdateId") != null) {
            replace(true, (List<?>) data.get("bids"));
            replace(false, (List<?>) data.get("asks"));
        } else if ("depthUpdate".equals(data.get("e"))) {
            boolean old = (Long) data.get("u") < tickerId;
            change(true, (List<?>) data.get("b"), old);
            change(false, (List<?>) data.get("a"), old);
        } else if (data.get("e") == null && data.get("B") != null) {
            tickerId = (Long) data.get("u");
            best(true, decimal(data.get("b")), decimal(data.get("B")));
            best(false, decimal(data.get("a")), decimal(data.get("A")));
        }
    }

    private void replace(boolean bid, List<?> levels) {
        side(bid).clear();
        levels.forEach(level -> put(bid, price(level), quantity(level)));
    }

    /** A difference older than the ticker says nothing of what is at the best price or better. */
    private void change(boolean bid, List<?> levels, boolean old) {
        BigDecimal limit = side(bid).isEmpty() ? null : side(bid).firstKey();
        for (Object level : levels) {
            BigDecimal price = price(level);
            boolean deeper = limit == null
                    || (bid ? price.compareTo(limit) < 0 : price.compareTo(limit) > 0);
            if (!old || deeper) {
                put(bid, price, quantity(level));
            }
        }
    }

    private void best(boolean bid, BigDecimal price, BigDecimal quantity) {
        side(bid).headMap(price, false).clear();
        put(bid, price, quantity);
    }

    private void put(boolean bid, BigDecimal price, BigDecimal quantity) {
        BigDecimal before = quantity.signum() == 0
                ? side(bid).remove(price)
                : side(bid).put(price, quantity);
        BigDecimal more = quantity.subtract(before == null ? BigDecimal.ZERO : before);
        if (more.signum() > 0) {
            (bid ? bidsCame : asksCame).merge(price, more, BigDecimal::add);
        }
    }

    static Map<?, ?> parse(byte[] payload) {
        try {
            return (Map<?, ?>) Json.parse(payload);
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigDecimal price(Object level) {
        return decimal(((List<?>) level).get(0));
    }

    private static BigDecimal quantity(Object level) {
        return decimal(((List<?>) level).get(1));
    }

    private static BigDecimal decimal(Object text) {
        return new BigDecimal((String) text).stripTrailingZeros();
    }
}
