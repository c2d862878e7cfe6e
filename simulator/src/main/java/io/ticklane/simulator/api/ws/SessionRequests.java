package io.ticklane.simulator.api.ws;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Route;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a connection has logged on as, what it has subscribed, and the requests about that. Simulator thread only. */
final class SessionRequests {
    private static final int WEIGHT = 2;
    private static final int MOST_SUBSCRIPTIONS = 65_535;
    private static final String LOGON = "session.logon";
    private static final String SUBSCRIBE_SIGNED = "userDataStream.subscribe.signature";

    private final WsApi api;
    private final WsOptions options;
    private final UserStreams.Sink sink;
    private final long connectedMicros;
    private final Map<String, Route> own = new LinkedHashMap<>();
    private final List<UserStreams.Subscription> subscriptions = new ArrayList<>();
    private @Nullable Wallet session;
    private @Nullable String apiKey;
    private long authorizedMicros;
    private int nextSubscription;

    SessionRequests(WsApi api, WsOptions options, UserStreams.Sink sink) {
        this.api = api;
        this.options = options;
        this.sink = sink;
        connectedMicros = api.clock.epochMicros();
        add(LOGON, Security.SIGNED, this::logon);
        add("session.status", Security.NONE, this::status);
        add("session.logout", Security.NONE, this::logout);
        add("session.subscriptions", Security.NONE, this::list);
        add("userDataStream.subscribe", Security.NONE, this::subscribe);
        add(SUBSCRIBE_SIGNED, Security.SIGNED, this::subscribeSigned);
        add("userDataStream.unsubscribe", Security.NONE, this::unsubscribe);
    }

    private void add(String method, Security security, Plan.Reader reader) {
        own.put(method, new Route("", method, security, reader));
    }

    /** A kind of request by its name, or null. */
    @Nullable
    Route route(String method) {
        Route route = own.get(method);
        return route != null ? route : api.routes.method(method);
    }

    /** Whether a request needs a signature of its own, whoever has logged on. */
    static boolean signsItself(Route route) {
        return route.method().equals(LOGON) || route.method().equals(SUBSCRIBE_SIGNED);
    }

    /** Whose key has logged on, or null. */
    @Nullable
    Wallet session() {
        return session;
    }

    /** The key that has logged on, or null. */
    @Nullable
    String sessionKey() {
        return apiKey;
    }

    /** Name of the account that has logged on or else subscribed, or empty. */
    String account() {
        if (session != null) {
            return session.name();
        }
        return subscriptions.isEmpty() ? "" : subscriptions.get(0).wallet().name();
    }

    /** Whether the key that logged on has been revoked since. */
    boolean keyRevoked() {
        return apiKey != null && api.gate.isUnknown(apiKey);
    }

    /** Ends the log-on without a word. */
    void forget() {
        session = null;
        apiKey = null;
    }

    void close() {
        subscriptions.forEach(api.users::remove);
        subscriptions.clear();
    }

    static ApiException badKey() {
        return new ApiException(-2015, "Invalid API-key, IP, or permissions for action.",
                ApiException.UNAUTHORIZED);
    }

    private Plan logon(Parameters parameters) {
        String key = String.valueOf(parameters.peek("apiKey"));
        return new Plan(WEIGHT, (out, caller) -> {
            Account.KeyType type = api.gate.keyType(key);
            if (type != Account.KeyType.ED25519) {
                throw new ApiException(-4056,
                        (type == Account.KeyType.RSA ? "RSA" : "HMAC_SHA256") + " API key is not supported.");
            }
            session = caller.wallet();
            apiKey = key;
            authorizedMicros = api.clock.epochMicros();
            describe(out, caller);
        });
    }

    private Plan status(Parameters parameters) {
        return new Plan(WEIGHT, this::describe);
    }

    private Plan logout(Parameters parameters) {
        return new Plan(WEIGHT, (out, caller) -> {
            forget();
            for (UserStreams.Subscription subscription : List.copyOf(subscriptions)) {
                if (subscription.bySession()) {
                    end(subscription);
                }
            }
            describe(out, caller);
        });
    }

    private void describe(JsonWriter out, Caller caller) {
        out.object().value("apiKey", apiKey)
                .value("authorizedSince", session == null ? null : (Long) caller.time(authorizedMicros))
                .put("connectedSince", caller.time(connectedMicros))
                .put("returnRateLimits", options.returnRateLimits())
                .put("serverTime", caller.time(api.clock.epochMicros()))
                .put("userDataStream", !subscriptions.isEmpty()).end();
    }

    private Plan list(Parameters parameters) {
        return new Plan(WEIGHT, (out, caller) -> {
            out.array();
            subscriptions.forEach(each -> out.object().put("subscriptionId", each.id()).end());
            out.end();
        });
    }

    private Plan subscribe(Parameters parameters) {
        return new Plan(WEIGHT, (out, caller) -> {
            Wallet wallet = session;
            if (wallet == null) {
                throw new ApiException(-1002, "You are not authorized to execute this request.",
                        ApiException.UNAUTHORIZED);
            }
            subscribed(out, wallet, true);
        });
    }

    private Plan subscribeSigned(Parameters parameters) {
        return new Plan(WEIGHT, (out, caller) -> subscribed(out, caller.wallet(), false));
    }

    private void subscribed(JsonWriter out, Wallet wallet, boolean bySession) throws ApiException {
        if (subscriptions.stream().anyMatch(each -> each.wallet() == wallet)) {
            throw new ApiException(-2035, "User Data Stream subscription already active.");
        }
        if (nextSubscription >= MOST_SUBSCRIPTIONS) {
            throw new ApiException(-2042, "Maximum subscription ID reached for this connection.");
        }
        UserStreams.Subscription subscription = new UserStreams.Subscription(nextSubscription++, wallet,
                bySession, options.micros(), sink);
        subscriptions.add(subscription);
        api.users.add(subscription);
        out.object().put("subscriptionId", subscription.id()).end();
    }

    private Plan unsubscribe(Parameters parameters) throws ApiException {
        Long id = parameters.integer("subscriptionId");
        return new Plan(WEIGHT, (out, caller) -> {
            List<UserStreams.Subscription> ending = subscriptions.stream()
                    .filter(each -> id == null || each.id() == id).toList();
            if (id != null && ending.isEmpty()) {
                throw new ApiException(-2036, "User Data Stream subscription not active.");
            }
            ending.forEach(this::end);
            out.object().end();
        });
    }

    private void end(UserStreams.Subscription subscription) {
        subscriptions.remove(subscription);
        api.users.terminate(subscription);
    }
}
