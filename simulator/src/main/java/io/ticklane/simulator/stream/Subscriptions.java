package io.ticklane.simulator.stream;

/** Where sessions subscribe. Simulator thread only. */
public interface Subscriptions {
    /** Adds a subscriber to a stream that it has not subscribed yet. */
    void subscribe(String stream, Subscriber subscriber, boolean combined, boolean micros);

    /** Takes a subscriber off a stream; no effect if it has not subscribed it. */
    void unsubscribe(String stream, Subscriber subscriber);

    /** To be called after one or more changes. */
    void subscriptionsChanged();
}
