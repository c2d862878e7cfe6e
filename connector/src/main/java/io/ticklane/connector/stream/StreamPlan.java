package io.ticklane.connector.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which stream goes on which connection: in the order given, all streams of a symbol together. */
final class StreamPlan {
    private StreamPlan() {}

    /** At least one connection; none holds more than {@code limit}, unless one symbol alone has more. */
    static List<List<String>> of(List<String> streams, int limit) {
        Map<String, List<String>> bySymbol = new LinkedHashMap<>();
        for (String stream : streams) {
            List<String> group = bySymbol.computeIfAbsent(symbol(stream), symbol -> new ArrayList<>());
            if (group.contains(stream)) {
                throw new IllegalArgumentException("stream listed twice: " + stream);
            }
            group.add(stream);
        }
        List<List<String>> plan = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (List<String> group : bySymbol.values()) {
            if (!current.isEmpty() && current.size() + group.size() > limit) {
                plan.add(List.copyOf(current));
                current.clear();
            }
            current.addAll(group);
        }
        plan.add(List.copyOf(current));
        return plan;
    }

    private static String symbol(String stream) {
        int at = stream.indexOf('@');
        return at < 0 ? stream : stream.substring(0, at);
    }
}
