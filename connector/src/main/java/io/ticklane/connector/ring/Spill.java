package io.ticklane.connector.ring;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Where the consumer's own thread puts executions and feed events when the ring is full: it cannot wait for
 * itself. Each entry remembers the highest sequence claimed before it and is delivered right after that one, so
 * the order is the one in which things were published.
 *
 * <p>Consumer's thread only.
 */
final class Spill {
    private record Entry(long after, @Nullable ExecutionReport execution, @Nullable FeedEvent feed) {}

    private static final long NONE = Long.MAX_VALUE;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long firstAfter = NONE;

    boolean isEmpty() {
        return firstAfter == NONE;
    }

    void add(long cursor, ExecutionReport report) {
        ExecutionReport copy = new ExecutionReport();
        copy.copyFrom(report);
        add(new Entry(cursor, copy, null));
    }

    void add(long cursor, FeedEvent event) {
        add(new Entry(cursor, null, event));
    }

    /** Whether the oldest entry comes before {@code sequence}. */
    boolean dueBefore(long sequence) {
        return sequence > firstAfter;
    }

    /** Takes the oldest entry out and delivers it. */
    void deliver(InboundHandler to) {
        Entry entry = entries.remove();
        Entry next = entries.peek();
        firstAfter = next == null ? NONE : next.after;
        if (entry.execution != null) {
            to.onExecution(entry.execution);
        }
        if (entry.feed != null) {
            to.onFeed(entry.feed);
        }
    }

    private void add(Entry entry) {
        if (entries.isEmpty()) {
            firstAfter = entry.after;
        }
        entries.add(entry);
    }
}
