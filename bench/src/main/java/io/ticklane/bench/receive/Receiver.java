package io.ticklane.bench.receive;

import java.io.Closeable;
import java.io.IOException;

/** One participant's connection. {@link #receive} on a thread of its own, {@link #close} by any. */
interface Receiver extends Closeable {
    /** Connects, subscribes and hands on ticks until the end mark, or until it is closed. */
    void receive() throws IOException, InterruptedException;
}
