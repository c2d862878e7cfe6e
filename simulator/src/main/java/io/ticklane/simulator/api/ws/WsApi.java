package io.ticklane.simulator.api.ws;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.access.Dispatcher;
import io.ticklane.simulator.api.access.Gate;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all connections of the WebSocket API share. Simulator thread only. */
public final class WsApi {
    private static final int CONNECTION_WEIGHT = 2;

    final Routes routes;
    final Dispatcher dispatcher;
    final Gate gate;
    final Usage usage;
    final VenueClock clock;
    final UserStreams users;
    private final ListenKeys listenKeys;
    private final UserDataConfig config;
    private final Random draws;
    private final Set<WsApiSession> sessions = new LinkedHashSet<>();

    /** Opens the counter over an exchange; adds the requests for listen keys to the routes if they are offered. */
    public WsApi(Exchange exchange, Routes routes, Dispatcher dispatcher, Gate gate, Usage usage,
            VenueClock clock, UserDataConfig config) {
        this.routes = routes;
        this.dispatcher = dispatcher;
        this.gate = gate;
        this.usage = usage;
        this.clock = clock;
        this.config = config;
        users = new UserStreams(exchange, clock);
        exchange.listen(users);
        listenKeys = new ListenKeys(users, clock, config.seed());
        if (config.listenKeys()) {
            listenKeys.addTo(routes);
        }
        draws = new Random(config.seed());
        usage.onBan(this::banned);
    }

    /** Counts a connection for market streams, or refuses it. */
    public void admitStreams(String address) throws ApiException {
        usage.connect(address);
    }

    /** Counts a connection for SBE streams, or refuses it: it needs an Ed25519 key, but no signature. */
    public void admitSbe(String address, @Nullable String apiKey) throws ApiException {
        usage.connect(address);
        gate.owner(apiKey);
        if (apiKey == null || gate.keyType(apiKey) != Account.KeyType.ED25519) {
            throw SessionRequests.badKey();
        }
    }

    /** Counts a connection for requests and charges its weight, or refuses it. */
    public void admit(String address) throws ApiException {
        usage.connect(address);
        usage.admit(address, false);
        usage.charge(address, CONNECTION_WEIGHT);
    }

    /** Begins a session on a connection that was admitted. */
    public WsApiSession open(WsOptions options, String address, Peer peer) {
        WsApiSession session = new WsApiSession(this, options, address, peer);
        sessions.add(session);
        return session;
    }

    /** The streams by listen key. */
    public ListenKeys listenKeys() {
        return listenKeys;
    }

    /** The events of all accounts. */
    public UserStreams users() {
        return users;
    }

    void closed(WsApiSession session) {
        sessions.remove(session);
    }

    boolean eventsFirst() {
        return switch (config.order()) {
            case ANSWER_FIRST -> false;
            case EVENTS_FIRST -> true;
            case MIXED -> draws.nextBoolean();
        };
    }

    private void banned(String address) {
        for (WsApiSession session : List.copyOf(sessions)) {
            if (session.address().equals(address)) {
                session.expel();
            }
        }
    }

    /** What a frame names as its method without a version before it, or null if that is none. */
    static @Nullable String unversioned(String method) {
        return method.startsWith("v3/") ? method.substring(3) : method.indexOf('/') < 0 ? method : null;
    }
}
