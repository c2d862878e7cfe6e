package io.ticklane.simulator.stream;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has subscribed, and the control frames by which it changes that. Simulator thread only.
 */
public final class StreamSession {
    /** Most streams of one connection. */
    public static final int MAX_STREAMS = 1024;

    private static final int UNKNOWN_PROPERTY = 0;
    private static final int WRONG_TYPE = 1;
    private static final int INVALID_REQUEST = 2;
    private static final int INVALID_JSON = 3;
    private static final Pattern TEXT_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final Object NO_ID = new Object();

    private final Subscriptions hub;
    private final Subscriber subscriber;
    private final boolean micros;
    private final Set<String> streams = new LinkedHashSet<>();
    private boolean combined;
    /** Whether even what is said to everybody is not wrapped. */
    private boolean bare;

    /**
     * @param combined whether events are wrapped with their stream's name
     * @param micros whether times are in microseconds
     */
    public StreamSession(Subscriptions hub, Subscriber subscriber, boolean combined, boolean micros) {
        this.hub = hub;
        this.subscriber = subscriber;
        this.combined = combined;
        this.micros = micros;
    }

    /** One for a connection to the SBE streams: market data are binary and never wrapped, all else is as usual. */
    public static StreamSession sbe(SbeHub hub, Subscriber subscriber, boolean combined) {
        StreamSession session = new StreamSession(hub, subscriber, combined, true);
        session.bare = true;
        return session;
    }

    /**
     * Subscribes what the URL names. Sends the error frame if a name is malformed or there are too many. A name of
     * letters and digits alone is taken there, and silent: clients number their connections so.
     *
     * @return false if the connection is to be closed
     */
    public boolean open(List<String> names) {
        @Nullable
        String problem = problem(names, name -> StreamNames.wellFormed(name) || StreamNames.plain(name));
        if (problem != null) {
            subscriber.reply(FrameBuffer.textFrame(new String(error(INVALID_REQUEST, problem, NO_ID),
                    StandardCharsets.UTF_8)));
            return false;
        }
        add(names);
        return true;
    }

    /** Answers a control frame. */
    public void onText(String text) {
        byte[] reply;
        try {
            reply = Json.parse(text) instanceof Map<?, ?> request
                    ? answer(request, text)
                    : error(INVALID_REQUEST, missing("method", text), NO_ID);
        } catch (JsonException e) {
            reply = error(INVALID_JSON, "Invalid JSON: expected value at line " + e.line() + " column "
                    + e.column(), NO_ID);
        }
        subscriber.reply(FrameBuffer.textFrame(new String(reply, StandardCharsets.UTF_8)));
    }

    /** Says that the server is going away, whatever is subscribed. */
    public void announceShutdown(long epochMillis) {
        String event = "{\"e\":\"serverShutdown\",\"E\":" + epochMillis + "}";
        subscriber.reply(FrameBuffer.textFrame(
                combined && !bare ? "{\"stream\":\"!serverShutdown\",\"data\":" + event + "}" : event));
    }

    /** Ends all subscriptions. */
    public void close() {
        if (!streams.isEmpty()) {
            streams.forEach(stream -> hub.unsubscribe(stream, subscriber));
            streams.clear();
            hub.subscriptionsChanged();
        }
    }

    /** What is subscribed, in the order in which it was; a copy. */
    public List<String> streams() {
        return List.copyOf(streams);
    }

    /** Whether events are wrapped with their stream's name. */
    public boolean combined() {
        return combined;
    }

    private byte[] answer(Map<?, ?> request, String text) {
        @Nullable
        Object id = request.get("id");
        if (!isId(id)) {
            return error(INVALID_REQUEST, "Invalid request: request ID must be an unsigned integer", NO_ID);
        }
        String method = request.get("method") instanceof String name ? name : "";
        if (method.isEmpty()) {
            return error(INVALID_REQUEST, missing("method", text), id);
        }
        return switch (method) {
            case "SUBSCRIBE" -> subscribe(request, id, text);
            case "UNSUBSCRIBE" -> unsubscribe(request, id, text);
            case "LIST_SUBSCRIPTIONS" -> result(List.copyOf(streams), id);
            case "SET_PROPERTY" -> setProperty(parameters(request), id);
            case "GET_PROPERTY" -> getProperty(parameters(request), id);
            default -> error(INVALID_REQUEST, unknownVariant(method, text), id);
        };
    }

    private static boolean isId(@Nullable Object id) {
        return id == null || id instanceof Long
                || (id instanceof String text && TEXT_ID.matcher(text).matches());
    }

    private byte[] subscribe(Map<?, ?> request, @Nullable Object id, String text) {
        @Nullable
        List<String> names = names(request);
        if (names == null) {
            return error(INVALID_REQUEST, refusal(request, text), id);
        }
        @Nullable
        String problem = problem(names, StreamNames::wellFormed);
        if (problem != null) {
            return error(INVALID_REQUEST, problem, id);
        }
        add(names);
        return result(null, id);
    }

    private byte[] unsubscribe(Map<?, ?> request, @Nullable Object id, String text) {
        @Nullable
        List<String> names = names(request);
        if (names == null || !names.stream().allMatch(StreamNames::wellFormed)) {
            return error(INVALID_REQUEST, refusal(request, text), id);
        }
        for (String name : names) {
            if (streams.remove(name)) {
                hub.unsubscribe(name, subscriber);
            }
        }
        hub.subscriptionsChanged();
        return result(null, id);
    }

    private byte[] setProperty(List<?> parameters, @Nullable Object id) {
        byte @Nullable [] refused = checkProperty(parameters, 2, id);
        if (refused != null) {
            return refused;
        }
        if (!(parameters.size() == 2 && parameters.get(1) instanceof Boolean wanted)) {
            return error(WRONG_TYPE, "Invalid value type: expected Boolean", id);
        }
        if (wanted != combined) {
            combined = wanted;
            for (String stream : streams) {
                hub.unsubscribe(stream, subscriber);
                hub.subscribe(stream, subscriber, combined, micros);
            }
        }
        return result(null, id);
    }

    private byte[] getProperty(List<?> parameters, @Nullable Object id) {
        byte @Nullable [] refused = checkProperty(parameters, 1, id);
        return refused != null ? refused : result(combined, id);
    }

    private static byte @Nullable [] checkProperty(List<?> parameters, int most, @Nullable Object id) {
        if (parameters.size() > most) {
            return error(INVALID_REQUEST, "Invalid request: too many parameters", id);
        }
        if (parameters.isEmpty() || !(parameters.get(0) instanceof String property)) {
            return error(INVALID_REQUEST, "Invalid request: property name must be a string", id);
        }
        return property.equals("combined") ? null : error(UNKNOWN_PROPERTY, "Unknown property", id);
    }

    private void add(List<String> names) {
        for (String name : names) {
            if (streams.add(name)) {
                hub.subscribe(name, subscriber, combined, micros);
            }
        }
        hub.subscriptionsChanged();
    }

    private @Nullable String problem(List<String> names, Predicate<String> wellFormed) {
        if (!names.stream().allMatch(wellFormed)) {
            return "Invalid request: invalid stream";
        }
        Set<String> all = new LinkedHashSet<>(streams);
        all.addAll(names);
        return all.size() > MAX_STREAMS ? "Invalid request: too many parameters" : null;
    }

    private static List<?> parameters(Map<?, ?> request) {
        return request.get("params") instanceof List<?> list ? list : List.of();
    }

    private static @Nullable List<String> names(Map<?, ?> request) {
        if (!(request.get("params") instanceof List<?> list)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String name)) {
                return null;
            }
            names.add(name);
        }
        return names;
    }

    private static String refusal(Map<?, ?> request, String text) {
        return request.get("params") instanceof List<?>
                ? "Invalid request: invalid stream"
                : missing("params", text);
    }

    private static String missing(String field, String text) {
        return "Invalid request: missing field `" + field + "` at "
                + place(text, text.stripTrailing().length());
    }

    private static String unknownVariant(String method, String text) {
        int end = text.indexOf('"' + method + '"') + method.length() + 2;
        return "Invalid request: unknown variant " + method + ", expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, "
                + "`LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY` at " + place(text, end);
    }

    /** Line and column of the character before {@code end}, counted from 1. */
    private static String place(String text, int end) {
        String before = text.substring(0, Math.max(0, Math.min(end, text.length())));
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        return "line " + line + " column " + (before.length() - before.lastIndexOf('\n') - 1);
    }

    private static byte[] result(@Nullable Object result, @Nullable Object id) {
        return new JsonWriter().object().value("result", result).value("id", id).end().bytes();
    }

    private static byte[] error(int code, String message, @Nullable Object id) {
        JsonWriter json = new JsonWriter().object().object("error");
        json.put("code", code).put("msg", message).end();
        if (id != NO_ID) {
            json.value("id", id);
        }
        return json.end().bytes();
    }
}
