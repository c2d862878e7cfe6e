package io.ticklane.simulator.stream;

/** Sees every event that goes out to subscribers, once for each time unit in use. Simulator thread only. */
public interface Witness {
    /** An event of a stream; its JSON stands in the array from {@code start} to {@code end} during the call. */
    void sent(String stream, byte[] bytes, int start, int end);
}
