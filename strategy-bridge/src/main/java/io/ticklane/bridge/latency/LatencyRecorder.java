package io.ticklane.bridge.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records stages to three digits from 1 ns to 68 s; what lies outside counts as the nearest end.
 *
 * <p>The core counts values in cells that nobody empties; a sample reads them and takes the difference to what it
 * read before, so the core never waits, allocates nothing and pays a nanosecond or two for each value. A tick that
 * is being recorded while a sample is taken may count in two intervals, a part in each.
 *
 * <p>{@link #tick}, {@link #answered}, {@link #ends}, {@link #landed}, {@link #order} and {@link #answer} on the core
 * thread; the others on any.
 */
public final class LatencyRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LatencyRecorder.class);
    private static final int TIMELINE = 600;

    private final LatencyConfig config;
    private final Tally tally = new Tally();
    private final @Nullable FlightRecorder flight;
    // The cache sees ticks only; without its stamp those that were answered are all that is known.
    private final int ticksMeasure;
    private final Object sampling = new Object();
    // The rest belongs to whoever holds the sampling lock.
    private final int[] seen = new int[Stage.MEASURES * Scale.CELLS];
    private final Distribution[] totals = new Distribution[Stage.MEASURES];
    private final Distribution interval = new Distribution();
    private final List<TimelineSample> timeline = new ArrayList<>();
    private final Outliers outliers = new Outliers();
    private @Nullable JvmEvents jvmEvents;
    private boolean closed;
    private long lastSampleNanos;
    private boolean sampled;

    /** Empty, of all stages, without outliers. */
    public LatencyRecorder() {
        this(new LatencyConfig(StageMode.ALL, 0, 2, false));
    }

    /** Empty. */
    public LatencyRecorder(LatencyConfig config) {
        this.config = config;
        boolean kept = config.outlierNanos() > 0 && config.stages() != StageMode.OFF;
        ticksMeasure = config.stages() == StageMode.ALL ? Stage.CACHED.measure : Stage.TICK_TO_SIGNAL;
        flight = kept ? new FlightRecorder(config.outlierNanos(), config.flightTicks()) : null;
        for (int i = 0; i < totals.length; i++) {
            totals[i] = new Distribution();
        }
    }

    /** What it was made for. */
    public LatencyConfig config() {
        return config;
    }

    /**
     * A tick has been handled; {@link #landed} follows. Stamps are monotonic nanoseconds of one clock; a stamp before
     * its predecessor counts as equal to it.
     *
     * @param signalled when the strategy first used its order sender, or 0 if it did not
     */
    public void tick(long received, long decoded, long published, long handled, long cached, long signalled) {
        // The row first, as long as the stamps are at hand.
        FlightRecorder recorder = flight;
        if (recorder != null) {
            recorder.stamps(received, decoded, published, handled, cached, signalled);
        }
        tally.tick(received, decoded, published, handled, cached, signalled);
    }

    /** The same for a tick, or other market data, whose stages between received and signalled were not stamped. */
    public void ends(long received, long signalled) {
        if (signalled != 0) {
            tally.signal(received, signalled);
        }
        FlightRecorder recorder = flight;
        if (recorder != null) {
            recorder.stamps(received, 0, 0, 0, 0, signalled);
        }
    }

    /**
     * The strategy has answered other market data than a tick, which went past the cache; {@link #landed} follows.
     * Stamps as those of {@link #tick}.
     */
    public void answered(long received, long decoded, long published, long handled, long signalled) {
        FlightRecorder recorder = flight;
        if (recorder != null) {
            recorder.stamps(received, decoded, published, handled, 0, signalled);
        }
        tally.answered(received, decoded, published, handled, signalled);
    }

    /**
     * Which tick that was, for the flight recorder, and when its last order was handed over, or 0.
     *
     * @param updateId 0 if it was other market data
     */
    public void landed(int instrumentId, long updateId, long ordered) {
        FlightRecorder recorder = flight;
        if (recorder != null) {
            recorder.end(instrumentId, updateId, ordered);
        }
    }

    /** An order that answers market data is with the gateway. */
    public void order(long received, long signalled, long ordered) {
        tally.order(received, signalled, ordered);
    }

    /** The venue has answered an order. */
    public void answer(long ordered, long written, long acknowledged) {
        tally.answer(ordered, written, acknowledged);
    }

    /**
     * Ends an interval: adds it to the totals and to the timeline. Called about once a second by the one thread
     * that reports, and once more at the end.
     *
     * @param nowNanos on the clock of the stamps
     */
    public TimelineSample sample(long nowNanos) {
        synchronized (sampling) {
            double seconds = sampled ? (nowNanos - lastSampleNanos) / 1e9 : 0;
            sampled = true;
            lastSampleNanos = nowNanos;
            // Before this interval is added: where a stage is rare, an outlier would be its own usual value.
            takeOutliers();
            Percentiles[] found = new Percentiles[Stage.MEASURES];
            for (int i = 0; i < found.length; i++) {
                found[i] = read(i);
            }
            TimelineSample sample = new TimelineSample(nowNanos, seconds,
                    found[ticksMeasure].count(),
                    found[Stage.TICK_TO_SIGNAL], found[Stage.TICK_TO_ORDER], found[Stage.WRITTEN.measure],
                    found[Stage.ACKNOWLEDGED.measure]);
            addToTimeline(sample);
            return sample;
        }
    }

    /** The totals up to the last sample. Costs milliseconds and allocates. */
    public LatencyReport report() {
        synchronized (sampling) {
            Map<Stage, Percentiles> stages = new EnumMap<>(Stage.class);
            Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
            for (Stage stage : Stage.values()) {
                if (stage != Stage.RECEIVED) {
                    Distribution total = totals[stage.measure];
                    stages.put(stage, total.percentiles());
                    curves.put(stage.name(), total.curve());
                }
            }
            curves.put("tickToSignal", totals[Stage.TICK_TO_SIGNAL].curve());
            curves.put("tickToOrder", totals[Stage.TICK_TO_ORDER].curve());
            return new LatencyReport(Collections.unmodifiableMap(stages),
                    totals[Stage.TICK_TO_SIGNAL].percentiles(), totals[Stage.TICK_TO_ORDER].percentiles(),
                    totals[Stage.WRITTEN.measure].percentiles(), Collections.unmodifiableMap(curves),
                    List.copyOf(timeline));
        }
    }

    /** The worst ticks, and other market data that was answered, over the threshold up to the last sample, worst first. */
    public List<Outlier> outliers() {
        synchronized (sampling) {
            return outliers.worst();
        }
    }

    /** How many of these were over the threshold so far, kept or not. */
    public long outlierCount() {
        return flight == null ? 0 : flight.outliers();
    }

    /**
     * Begins to listen to the JVM's own recorder, where the configuration wants it and the JVM has one; once, before
     * the core gets its first tick. Takes most of a second; on JDK 17 all code compiled so far is thrown away.
     */
    public void listenToJvm() {
        if (flight == null || !config.jvmEvents()) {
            return;
        }
        try {
            keep(JvmEvents.start(this::onJvmEvent));
        } catch (LinkageError | RuntimeException e) {
            LOG.warn("this JVM's own recorder does not start; slow ticks are told without its pauses: {}",
                    e.toString());
        }
    }

    private void keep(JvmEvents started) {
        boolean late;
        synchronized (sampling) {
            late = closed || jvmEvents != null;
            if (!late) {
                jvmEvents = started;
            }
        }
        if (late) {
            started.close();
        }
    }

    /** Something that the JVM did, which may explain an outlier. Any thread. */
    void onJvmEvent(JvmEvent event) {
        synchronized (sampling) {
            outliers.event(event);
        }
    }

    /** Stops listening to the JVM; what was recorded can still be read. */
    @Override
    public void close() {
        JvmEvents listening;
        synchronized (sampling) {
            closed = true;
            listening = jvmEvents;
        }
        // Outside of the lock: its thread may be waiting for it.
        if (listening != null) {
            listening.close();
        }
    }

    /** Forgets everything, so that a warm-up does not count. */
    public void reset(long nowNanos) {
        synchronized (sampling) {
            for (int i = 0; i < totals.length; i++) {
                Percentiles unused = read(i);
                totals[i].clear();
            }
            takeOutliers();
            outliers.clear();
            timeline.clear();
            sampled = true;
            lastSampleNanos = nowNanos;
        }
    }

    /** Memory of all counts, bytes. */
    public long footprintBytes() {
        long cells = (long) Stage.MEASURES * Scale.CELLS;
        return Tally.footprintBytes() + cells * (Integer.BYTES + Long.BYTES)
                + (long) Scale.CELLS * Long.BYTES;
    }

    // What came since the last reading of that measure; added to its total.
    private Percentiles read(int measure) {
        interval.clear();
        int first = measure * Scale.CELLS;
        for (int i = 0; i < Scale.CELLS; i++) {
            int now = tally.at(measure, i);
            int more = now - seen[first + i];
            if (more != 0) {
                seen[first + i] = now;
                interval.add(i, Integer.toUnsignedLong(more));
                totals[measure].add(i, Integer.toUnsignedLong(more));
            }
        }
        return interval.percentiles();
    }

    private void takeOutliers() {
        if (flight != null) {
            flight.take(ticks -> outliers.add(ticks, this::usualNanos));
        }
    }

    private long usualNanos(Stage stage) {
        return (long) totals[stage.measure].nanosAt(50);
    }

    private void addToTimeline(TimelineSample sample) {
        timeline.add(sample);
        if (timeline.size() < TIMELINE) {
            return;
        }
        List<TimelineSample> halved = new ArrayList<>(TIMELINE);
        for (int i = 0; i + 1 < timeline.size(); i += 2) {
            halved.add(timeline.get(i).and(timeline.get(i + 1)));
        }
        timeline.clear();
        timeline.addAll(halved);
    }
}
