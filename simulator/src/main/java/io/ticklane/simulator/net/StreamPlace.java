package io.ticklane.simulator.net;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a stream connection says.
 *
 * @param streams to subscribe at once
 * @param combined whether events are wrapped with their stream's name
 * @param micros whether times are in microseconds
 */
record StreamPlace(List<String> streams, boolean combined, boolean micros) {

    /** Reads an address, percent-encoded or not; null if streams do not live there. */
    static @Nullable StreamPlace of(String uri) {
        QueryStringDecoder query = new QueryStringDecoder(uri, StandardCharsets.UTF_8);
        String path = decoded(query.rawPath());
        boolean micros = query.parameters()
                .getOrDefault("timeUnit", List.of())
                .stream()
                .anyMatch(unit -> unit.equals("MICROSECOND") || unit.equals("microsecond"));
        if (path.equals("/ws") || path.equals("/ws/")) {
            return new StreamPlace(List.of(), false, micros);
        }
        if (path.startsWith("/ws/")) {
            return new StreamPlace(split(path.substring(4)), false, micros);
        }
        if (path.equals("/stream") || path.equals("/stream/")) {
            List<String> streams = new ArrayList<>();
            query.parameters().getOrDefault("streams", List.of())
                    .forEach(list -> streams.addAll(split(list)));
            return new StreamPlace(streams, true, micros);
        }
        return null;
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split("/", -1));
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
