package io.ticklane.simulator.net;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
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

    /**
     * Reads an address, percent-encoded or not; null if streams do not live there.
     *
     * @throws ApiException for a time unit that is none
     */
    static @Nullable StreamPlace of(String uri) throws ApiException {
        QueryStringDecoder query = new QueryStringDecoder(uri, StandardCharsets.UTF_8);
        String path = decoded(query.rawPath());
        boolean raw = path.equals("/ws") || path.startsWith("/ws/");
        boolean combined = path.equals("/stream") || path.equals("/stream/");
        if (!raw && !combined) {
            return null;
        }
        List<String> units = query.parameters().getOrDefault("timeUnit", List.of());
        boolean micros = Caller.micros(units.isEmpty() ? null : units.get(0));
        if (raw) {
            return new StreamPlace(split(path.length() > 4 ? path.substring(4) : ""), false, micros);
        }
        // A plus is no blank here: streams of klines in UTC+8 have one in their names.
        QueryStringDecoder exact = new QueryStringDecoder(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        List<String> streams = new ArrayList<>();
        exact.parameters().getOrDefault("streams", List.of()).forEach(list -> streams.addAll(split(list)));
        return new StreamPlace(streams, true, micros);
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
