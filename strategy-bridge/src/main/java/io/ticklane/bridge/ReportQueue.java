package io.ticklane.bridge;

import io.ticklane.connector.ExecutionReport;

/**
 * Reports that came while the core was busy with an event, in their order. Grows when full, which happens only
 * with gateways that answer inside {@code submit}; never drops. Core thread only.
 */
final class ReportQueue {
    private ExecutionReport[] slots;
    private int first;
    private int count;

    ReportQueue(int capacity) {
        slots = new ExecutionReport[capacity];
        fill(0);
    }

    /** Keeps a copy. */
    void add(ExecutionReport report) {
        if (count == slots.length) {
            grow();
        }
        slots[(first + count) % slots.length].copyFrom(report);
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Moves the oldest one into {@code into}. */
    void take(ExecutionReport into) {
        into.copyFrom(slots[first]);
        first = (first + 1) % slots.length;
        count--;
    }

    private void grow() {
        ExecutionReport[] larger = new ExecutionReport[slots.length * 2];
        for (int i = 0; i < count; i++) {
            larger[i] = slots[(first + i) % slots.length];
        }
        slots = larger;
        first = 0;
        fill(count);
    }

    private void fill(int from) {
        for (int i = from; i < slots.length; i++) {
            slots[i] = new ExecutionReport();
        }
    }
}
