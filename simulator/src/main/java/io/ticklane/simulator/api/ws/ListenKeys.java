package io.ticklane.simulator.api.ws;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The retired way to account events, for clients that know no other: a key by REST, and a stream of that name. A key
 * lives for an hour after it was made or kept alive. Simulator thread only.
 */
public final class ListenKeys {
    private static final int WEIGHT = 2;
    private static final int LENGTH = 64;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final long LIFE_MICROS = 3_600_000_000L;
    private static final String LISTEN_KEY = "listenKey";

    private static final class Key {
        final Wallet wallet;
        long until;

        Key(Wallet wallet) {
            this.wallet = wallet;
        }
    }

    private final UserStreams users;
    private final VenueClock clock;
    private final Random draws;
    private final Map<String, Key> keys = new HashMap<>();

    public ListenKeys(UserStreams users, VenueClock clock, long seed) {
        this.users = users;
        this.clock = clock;
        draws = new Random(seed);
    }

    /** Adds the requests for keys to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("POST userDataStream", "", Security.KEY, this::create);
        routes.add("PUT userDataStream", "", Security.KEY, this::keepAlive);
        routes.add("DELETE userDataStream", "", Security.KEY, this::end);
    }

    /**
     * Begins the stream of a key.
     *
     * @return null if that is no key
     */
    public UserStreams.@Nullable Subscription open(String listenKey, boolean micros, UserStreams.Sink sink) {
        Key key = alive(listenKey);
        if (key == null) {
            return null;
        }
        UserStreams.Subscription subscription = new UserStreams.Subscription(0, key.wallet, false, micros,
                (id, event) -> {
                    if (alive(listenKey) != null) {
                        sink.event(id, event);
                    }
                });
        users.add(subscription);
        return subscription;
    }

    /** Ends a stream. */
    public void close(UserStreams.Subscription subscription) {
        users.remove(subscription);
    }

    private @Nullable Key alive(String listenKey) {
        Key key = keys.get(listenKey);
        if (key != null && key.until < clock.epochMicros()) {
            keys.remove(listenKey);
            return null;
        }
        return key;
    }

    private Plan create(Parameters parameters) {
        return new Plan(WEIGHT, (out, caller) -> {
            long now = clock.epochMicros();
            keys.values().removeIf(key -> key.until < now);
            String name = keys.entrySet().stream()
                    .filter(entry -> entry.getValue().wallet == caller.wallet()).map(Map.Entry::getKey)
                    .findFirst().orElseGet(this::draw);
            Key key = keys.computeIfAbsent(name, any -> new Key(caller.wallet()));
            key.until = now + LIFE_MICROS;
            out.object().put(LISTEN_KEY, name).end();
        });
    }

    private String draw() {
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(ALPHABET.charAt(draws.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    private Plan keepAlive(Parameters parameters) throws ApiException {
        String listenKey = parameters.required(LISTEN_KEY);
        return new Plan(WEIGHT, (out, caller) -> {
            owned(listenKey, caller.wallet()).until = clock.epochMicros() + LIFE_MICROS;
            out.object().end();
        });
    }

    private Plan end(Parameters parameters) throws ApiException {
        String listenKey = parameters.required(LISTEN_KEY);
        return new Plan(WEIGHT, (out, caller) -> {
            owned(listenKey, caller.wallet());
            keys.remove(listenKey);
            out.object().end();
        });
    }

    private Key owned(String listenKey, Wallet wallet) throws ApiException {
        Key key = alive(listenKey);
        if (key == null || key.wallet != wallet) {
            throw new ApiException(-1125, "This listenKey does not exist.");
        }
        return key;
    }
}
