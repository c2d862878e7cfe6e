package io.ticklane.connector.ring;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the core, one event at a time. Whatever the core throws is counted and told, and goes no further.
 *
 * <p>Consumer's thread only, except for {@link #failures}.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final InboundHandler core;
    private final FatalHandler fatal;
    /** The tick handed over. */
    private final Tick tick = new Tick();
    /** The diff being put together. */
    private final DepthDiff diff = new DepthDiff();
    /** Written by the consumer. */
    private volatile long failures;

    Delivery(InboundHandler core, FatalHandler fatal) {
        this.core = core;
        this.fatal = fatal;
    }

    /** How often the core threw. Any thread. */
    long failures() {
        return failures;
    }

    /** Hands over what the slot holds; of a diff, when its last slot has come. */
    void slot(Slot slot) {
        try {
            switch (slot.kind) {
                case Slot.TICK -> {
                    slot.get(tick);
                    core.onTick(tick);
                }
                case Slot.TRADE -> core.onTrade(slot.trade);
                case Slot.DEPTH -> collect(slot.depth);
                case Slot.PARTIAL_DEPTH -> core.onPartialDepth(Objects.requireNonNull(slot.partialDepth));
                case Slot.KLINE -> core.onKline(Objects.requireNonNull(slot.kline));
                case Slot.TICKER -> core.onTicker(Objects.requireNonNull(slot.ticker));
                case Slot.LARGE_DEPTH -> {
                    DepthDiff large = Objects.requireNonNull(slot.large);
                    slot.large = null;
                    core.onDepth(large);
                }
                case Slot.EXECUTION -> core.onExecution(Objects.requireNonNull(slot.execution));
                default -> core.onFeed(Objects.requireNonNull(slot.feed));
            }
        } catch (Throwable t) {
            failed("event of kind " + slot.kind, t);
        }
    }

    private void collect(DepthPart part) {
        if (part.first) {
            diff.clear();
        }
        part.addTo(diff);
        if (part.last) {
            core.onDepth(diff);
        }
    }

    /** Delivers the oldest entry. */
    void spilled(Spill spill) {
        try {
            spill.deliver(core);
        } catch (Throwable t) {
            failed("spilled event", t);
        }
    }

    /** Tells what was lost. */
    void drops(Drops drops) {
        try {
            drops.report(System.nanoTime(), core);
        } catch (Throwable t) {
            failed("report of dropped events", t);
        }
    }

    /** Counts and tells; goes on. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the consumer is the only writer
    void failed(String what, Throwable cause) {
        failures++;
        try {
            fatal.onFatal(what, cause);
        } catch (Throwable t) {
            LOG.error("{} failed ({}), and so did its fatal handler ({})", what, cause.toString(),
                    t.toString());
        }
    }
}
