package io.ticklane.simulator.stream;

/** A stream whose events are sent at planned times. Simulator thread only. */
abstract class Feed {
    final Topic topic;

    Feed(Topic topic) {
        this.topic = topic;
    }

    /** Begins with what happens from now on. */
    abstract void open(long nowMicros);

    /** Sends what there is to say at a planned time. */
    abstract void emit(long nowMicros, Delivery delivery);
}
