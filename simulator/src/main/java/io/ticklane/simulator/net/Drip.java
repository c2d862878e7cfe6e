package io.ticklane.simulator.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Faults;
import io.ticklane.simulator.fault.Subject;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets bytes out a few at a time, whatever they are, until the fault is over; then the rest at once. Simulator thread
 * only.
 */
final class Drip extends ChannelOutboundHandlerAdapter {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(20);

    private record Part(ByteBuf bytes, ChannelPromise promise) {}

    private final Faults faults;
    private final Supplier<Subject> subject;
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean waiting;
    private boolean removed;

    Drip(Faults faults, Supplier<Subject> subject) {
        this.faults = faults;
        this.subject = subject;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            parts.add(new Part(bytes, promise));
            drip(context);
        } else {
            VenueServer.whatever(context.write(message, promise));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        removed = true;
        for (Part part : parts) {
            part.bytes.release();
            part.promise.tryFailure(new ClosedChannelException());
        }
        parts.clear();
    }

    private void drip(ChannelHandlerContext context) {
        if (waiting || removed) {
            return;
        }
        @Nullable
        Fault fault = faults.active(FaultKind.DRIP, subject.get());
        if (fault == null) {
            pour(context);
            return;
        }
        @Nullable
        Part part = parts.peek();
        if (part == null) {
            return;
        }
        int some = Math.min(Math.max(1, fault.size()), part.bytes.readableBytes());
        if (some == part.bytes.readableBytes()) {
            parts.remove();
            VenueServer.whatever(context.writeAndFlush(part.bytes, part.promise));
        } else {
            VenueServer.whatever(context.writeAndFlush(part.bytes.readRetainedSlice(some)));
        }
        waiting = true;
        rest(context, fault.delay());
    }

    /** Waits in short pieces, so that the end of the fault is noticed. */
    private void rest(ChannelHandlerContext context, Duration left) {
        Duration piece = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
        faults.later(piece, () -> {
            if (left.compareTo(piece) > 0 && faults.active(FaultKind.DRIP, subject.get()) != null) {
                rest(context, left.minus(piece));
            } else {
                waiting = false;
                drip(context);
            }
        });
    }

    private void pour(ChannelHandlerContext context) {
        while (!parts.isEmpty()) {
            Part part = parts.remove();
            VenueServer.whatever(context.write(part.bytes, part.promise));
        }
        context.flush();
        context.pipeline().remove(this);
    }
}
