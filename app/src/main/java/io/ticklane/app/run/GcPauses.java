package io.ticklane.app.run;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Counts garbage collections and their longest pause from {@link #start} on.
 *
 * <p>Written by the JVM's notification thread, read from any.
 */
public final class GcPauses implements AutoCloseable {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong longestMillis = new AtomicLong();
    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final NotificationListener listener = (notification, handback) -> {
        if (notification.getUserData() instanceof CompositeData data
                && data.get("gcInfo") instanceof CompositeData info
                && info.get("duration") instanceof Long millis) {
            count.incrementAndGet();
            longestMillis.accumulateAndGet(millis, Math::max);
        }
    };

    private GcPauses() {}

    /** Begins to count. */
    public static GcPauses start() {
        GcPauses pauses = new GcPauses();
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(pauses.listener, null, null);
                pauses.emitters.add(emitter);
            }
        }
        return pauses;
    }

    /** Collections so far. */
    public long count() {
        return count.get();
    }

    /** The longest so far. */
    public long maxMillis() {
        return longestMillis.get();
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        emitters.clear();
    }
}
