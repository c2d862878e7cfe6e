package io.ticklane.simulator.api.ws;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Execution;
import io.ticklane.simulator.engine.ListStatus;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderListener;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands the events of accounts to those who have subscribed them, in the order in which the engine makes them.
 * Simulator thread only.
 */
public final class UserStreams implements OrderListener {
    /** Takes events. */
    public interface Sink {
        /** One event: a JSON object in UTF-8. */
        void event(int subscription, byte[] event);
    }

    /**
     * The wish for one account's events.
     *
     * @param id number on its connection
     * @param bySession whether a log-on gave the right to it, so that it ends with that
     * @param micros whether times are in microseconds
     */
    public record Subscription(int id, Wallet wallet, boolean bySession, boolean micros, Sink sink) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Writes one event with times in one unit. */
    private interface Text {
        JsonWriter write(UserEvents events);
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    private record Held(Subscription subscription, byte[] event) {}

    private final Map<Wallet, List<Subscription>> subscriptions = new HashMap<>();
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private final UserEvents inMillis;
    private final UserEvents inMicros;
    private boolean holding;

    public UserStreams(Exchange exchange, VenueClock clock) {
        inMillis = new UserEvents(exchange, clock, false);
        inMicros = new UserEvents(exchange, clock, true);
    }

    /** Begins to deliver. */
    public void add(Subscription subscription) {
        subscriptions.computeIfAbsent(subscription.wallet(), any -> new ArrayList<>()).add(subscription);
    }

    /** Ends delivery without a word. */
    public void remove(Subscription subscription) {
        List<Subscription> others = subscriptions.get(subscription.wallet());
        if (others != null && others.remove(subscription) && others.isEmpty()) {
            subscriptions.remove(subscription.wallet());
        }
    }

    /** Ends delivery and says so. */
    public void terminate(Subscription subscription) {
        remove(subscription);
        deliver(subscription, events(subscription).terminated());
    }

    /** An outside system locks or unlocks something of an account; {@code delta} at scale 8. */
    public void externalLock(Wallet wallet, int asset, long delta, long timeMicros) {
        tell(wallet, events -> events.externalLock(asset, delta, timeMicros));
    }

    /** Keeps what happens from now on. */
    void hold() {
        holding = true;
    }

    /** Delivers what was kept, and everything that follows at once. */
    void release() {
        holding = false;
        for (Held next = held.poll(); next != null; next = held.poll()) {
            next.subscription.sink().event(next.subscription.id(), next.event);
        }
    }

    @Override
    public void onExecution(Order order, Execution execution) {
        tell(order.owner(), events -> events.execution(order, execution));
    }

    @Override
    public void onList(OrderList list, ListStatus status, long timeMicros) {
        tell(list.owner(), events -> events.list(list, status, timeMicros));
    }

    @Override
    public void onBalances(Wallet wallet, int[] assets, long timeMicros) {
        tell(wallet, events -> events.position(wallet, assets, timeMicros));
    }

    @Override
    public void onTransfer(Wallet wallet, int asset, long delta, long timeMicros) {
        tell(wallet, events -> events.balanceUpdate(asset, delta, timeMicros));
    }

    private void tell(Wallet wallet, Text text) {
        List<Subscription> interested = subscriptions.get(wallet);
        if (interested == null) {
            return;
        }
        for (Subscription subscription : List.copyOf(interested)) {
            deliver(subscription, text.write(events(subscription)));
        }
    }

    private UserEvents events(Subscription subscription) {
        return subscription.micros() ? inMicros : inMillis;
    }

    private void deliver(Subscription subscription, JsonWriter event) {
        if (holding) {
            held.add(new Held(subscription, event.bytes()));
        } else {
            subscription.sink().event(subscription.id(), event.bytes());
        }
    }
}
