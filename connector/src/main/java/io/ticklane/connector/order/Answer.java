package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.rest.Reply;
import io.ticklane.connector.rest.ReplyListener;

/**
 * Turns what became of a request into a report with its stamps. An unreadable answer is a failure like
 * others.
 */
abstract class Answer implements ReplyListener {
    private final long orderedNanos;
    private final Runnable done;

    /** @param done to be run once, whatever comes */
    Answer(long orderedNanos, Runnable done) {
        this.orderedNanos = orderedNanos;
        this.done = done;
    }

    /** Reads the answer; what it throws goes to {@link #failed}. */
    abstract void answered(Reply reply, ExecutionReport answer) throws VenueException;

    abstract void failed(VenueException failure, ExecutionReport answer);

    @Override
    public final void onReply(Reply reply) {
        try {
            try {
                answered(reply, stamped(reply.writtenNanos(), reply.acknowledgedNanos()));
            } catch (VenueException unreadable) {
                failed(unreadable, stamped(reply.writtenNanos(), reply.acknowledgedNanos()));
            }
        } finally {
            done.run();
        }
    }

    @Override
    public final void onFailure(VenueException failure, long writtenNanos, long failedNanos) {
        try {
            failed(failure, stamped(writtenNanos, failedNanos));
        } finally {
            done.run();
        }
    }

    private ExecutionReport stamped(long writtenNanos, long acknowledgedNanos) {
        return OpenOrders.stamped(orderedNanos, writtenNanos, acknowledgedNanos);
    }
}
