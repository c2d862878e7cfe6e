package io.ticklane.simulator.api.ws;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Route;
import io.ticklane.simulator.api.access.Dispatcher;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the WebSocket API: frames with requests in, frames with answers and account events out. Simulator
 * thread only.
 */
public final class WsApiSession {
    private static final int POLICY_VIOLATION = 1008;
    /** Frames in a row that are no requests, at which the connection is closed. */
    private static final int MOST_MALFORMED = 3;
    private static final Pattern TEXT_ID = Pattern.compile("[a-zA-Z0-9\\-_]{1,36}");
    private static final Pattern INTEGER_ID = Pattern.compile("-?[0-9]{1,18}");
    private static final String BAD_ID = "Invalid 'id' in JSON request; expected an integer, a string matching"
            + " '^[a-zA-Z0-9-_]{1,36}$', or null.";
    private static final int INVALID_JSON = -1135;
    private static final int INVALID_METHOD = -5000;
    private static final String RETURN_RATE_LIMITS = "returnRateLimits";

    private final WsApi api;
    private final WsOptions options;
    private final String address;
    private final Peer peer;
    private final SessionRequests requests;
    /** Method of the request being answered, or empty. */
    private String asked = "";
    private int malformed;
    private boolean answering;
    private boolean expelled;

    WsApiSession(WsApi api, WsOptions options, String address, Peer peer) {
        this.api = api;
        this.options = options;
        this.address = address;
        this.peer = peer;
        requests = new SessionRequests(api, options, this::event);
    }

    /** Whose request weight it is. */
    String address() {
        return address;
    }

    /** Name of the account that has logged on or else subscribed, or empty. */
    public String account() {
        return requests.account();
    }

    /** Answers a frame. */
    public void onText(String text) {
        answering = true;
        asked = "";
        boolean eventsFirst = api.eventsFirst();
        api.users.hold();
        byte[] answer = answer(text);
        if (eventsFirst) {
            api.users.release();
            peer.answer(asked, answer);
        } else {
            peer.answer(asked, answer);
            api.users.release();
        }
        answering = false;
        if (expelled || malformed >= MOST_MALFORMED) {
            peer.disconnect(POLICY_VIOLATION, "disconnected");
        }
    }

    /** Says that the server is going away. */
    public void announceShutdown() {
        JsonWriter out = new JsonWriter().object().object("event").put("e", "serverShutdown")
                .put("E", time());
        peer.answer("", out.end().end().bytes());
    }

    /** Ends all subscriptions; the connection is gone. */
    public void close() {
        requests.close();
        api.closed(this);
    }

    /** Closes the connection because its address is banned, after the answer that says so. */
    void expel() {
        expelled = true;
        if (!answering) {
            peer.disconnect(POLICY_VIOLATION, "disconnected");
        }
    }

    private void event(int subscription, byte[] event) {
        peer.event(new JsonWriter().object().put("subscriptionId", subscription)
                .raw("event", new String(event, StandardCharsets.UTF_8)).end().bytes());
    }

    private long time() {
        long micros = api.clock.epochMicros();
        return options.micros() ? micros : Math.floorDiv(micros, 1_000);
    }

    private byte[] answer(String text) {
        Map<?, ?> frame;
        try {
            frame = Json.verbatim(text) instanceof Map<?, ?> members ? members : null;
        } catch (JsonException e) {
            frame = null;
        }
        if (frame == null) {
            return malformed(null, "Invalid JSON Request");
        }
        if (!frame.containsKey("id") || !isId(frame.get("id"))) {
            return malformed(null, BAD_ID);
        }
        Object id = frame.get("id");
        if (!(frame.get("method") instanceof String method)) {
            return malformed(id, "JSON sent for parameter 'method' is not valid");
        }
        Map<String, String> parameters = parameters(frame.get("params"));
        if (parameters == null) {
            return malformed(id, "JSON sent for parameter 'params' is not valid");
        }
        malformed = 0;
        return answer(id, method, parameters);
    }

    private byte[] malformed(@Nullable Object id, String problem) {
        malformed++;
        api.usage.charge(address, 1);
        Dispatcher.Outcome outcome = Dispatcher.refused(new ApiException(INVALID_JSON, problem));
        return envelope(id, outcome, false, null);
    }

    private static boolean isId(@Nullable Object id) {
        return id == null
                || (id instanceof Json.Literal number && INTEGER_ID.matcher(number.text()).matches())
                || (id instanceof String text && TEXT_ID.matcher(text).matches());
    }

    /** Each member as text: a string's content, or anything else as it is written. Null if it is no object. */
    private static @Nullable Map<String, String> parameters(@Nullable Object value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (value == null) {
            return parameters;
        }
        if (!(value instanceof Map<?, ?> members)) {
            return null;
        }
        members.forEach((name, member) -> parameters.put(String.valueOf(name), text(member)));
        return parameters;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Map || value instanceof List
                ? new String(new JsonWriter().value(value).bytes(), StandardCharsets.UTF_8)
                : value.toString();
    }

    private byte[] answer(@Nullable Object id, String method, Map<String, String> members) {
        Parameters parameters = Parameters.ofJson(members);
        boolean withLimits = options.returnRateLimits();
        Dispatcher.Outcome outcome;
        try {
            withLimits = parameters.flag(RETURN_RATE_LIMITS, withLimits);
            if (requests.keyRevoked()) {
                requests.forget();
                return envelope(null, Dispatcher.refused(SessionRequests.badKey()), false, null);
            }
            outcome = dispatch(method, parameters);
        } catch (ApiException e) {
            api.usage.charge(address, 1);
            outcome = Dispatcher.refused(e);
        }
        return envelope(id, outcome, withLimits && outcome.status() != 418, outcome.placer());
    }

    private Dispatcher.Outcome dispatch(String method, Parameters parameters) throws ApiException {
        String name = WsApi.unversioned(method);
        asked = name == null ? "" : name;
        Route route = requests.route(asked);
        if (route == null) {
            api.usage.admit(address, false);
            throw new ApiException(INVALID_METHOD, "Method " + method + " is invalid");
        }
        String apiKey = parameters.text("apiKey");
        Caller caller = new Caller(null, options.micros(), Caller.Transport.WEBSOCKET, address);
        Wallet session = requests.session();
        if (session != null && apiKey == null && !SessionRequests.signsItself(route)) {
            return api.dispatcher.dispatch(route, parameters, caller.as(session), requests.sessionKey());
        }
        return api.dispatcher.dispatch(route, parameters, caller, apiKey);
    }

    private byte[] envelope(@Nullable Object id, Dispatcher.Outcome outcome, boolean withLimits,
            @Nullable Wallet placer) {
        JsonWriter out = new JsonWriter().object().value("id", id).put("status", outcome.status())
                .raw(outcome.code() == 0 ? "result" : "error", told(outcome));
        if (withLimits) {
            out.array("rateLimits");
            if (placer != null) {
                for (Usage.Count count : api.usage.orderCounts(placer)) {
                    count.write(out, true);
                }
            }
            api.usage.weightCount(address).write(out, true);
            out.end();
        }
        return out.end().bytes();
    }

    /** The outcome's own text, or with the time at which it is worth to ask again. */
    private String told(Dispatcher.Outcome outcome) {
        String text = outcome.text();
        if (outcome.retryMicros() == 0) {
            return text;
        }
        return text.substring(0, text.length() - 1) + ",\"data\":{\"serverTime\":"
                + Math.floorDiv(api.clock.epochMicros(), 1_000) + ",\"retryAfter\":"
                + Math.floorDiv(outcome.retryMicros(), 1_000) + "}}";
    }
}
