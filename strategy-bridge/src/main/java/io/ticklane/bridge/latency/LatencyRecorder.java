package io.ticklane.bridge.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.WriterReaderPhaser;

/**
 * Records stages to three digits from 1 ns to 60 s; what lies outside counts as the nearest end.
 *
 * <p>The core writes into one of two bundles of histograms. A sample swaps them and adds the full one to the
 * totals, so the core never waits and allocates nothing; it pays one phase mark per tick, not one per stage.
 *
 * <p>{@link #tick}, {@link #order} and {@link #answer} on the core thread; the others on any.
 */
public final class LatencyRecorder {
    private static final int TIMELINE = 600;
    private static final int POINTS_PER_HALVING = 5;
    private static final double NANOS_PER_MICRO = 1_000.0;

    private final WriterReaderPhaser phaser = new WriterReaderPhaser();
    private final Object sampling = new Object();
    // Written by the sampler under the phaser's reader lock; read by the core inside its critical section.
    private volatile Bundle active = new Bundle();
    // The rest belongs to whoever holds the sampling lock.
    private Bundle resting = new Bundle();
    private final Histogram[] totals = new Histogram[Bundle.MEASURES];
    private final List<TimelineSample> timeline = new ArrayList<>();
    private long lastSampleNanos;
    private boolean sampled;

    /** Empty. */
    public LatencyRecorder() {
        for (int i = 0; i < totals.length; i++) {
            totals[i] = new Histogram(Bundle.DIGITS);
            totals[i].setAutoResize(true);
        }
    }

    /**
     * A tick has been handled. Stamps are monotonic nanoseconds of one clock; a stamp before its predecessor
     * counts as equal to it.
     *
     * @param signalled when the strategy first used its order sender, or 0 if it did not
     */
    public void tick(long received, long decoded, long published, long handled, long cached, long signalled) {
        long phase = phaser.writerCriticalSectionEnter();
        try {
            Bundle bundle = active;
            if (bundle.full()) {
                return;
            }
            bundle.record(Stage.DECODED.measure, decoded - received);
            bundle.record(Stage.PUBLISHED.measure, published - decoded);
            bundle.record(Stage.HANDLED.measure, handled - published);
            bundle.record(Stage.CACHED.measure, cached - handled);
            if (signalled != 0) {
                bundle.record(Stage.SIGNALLED.measure, signalled - cached);
                bundle.record(Bundle.TICK_TO_SIGNAL, signalled - received);
            }
        } finally {
            phaser.writerCriticalSectionExit(phase);
        }
    }

    /** An order that answers a tick is with the gateway. */
    public void order(long received, long signalled, long ordered) {
        long phase = phaser.writerCriticalSectionEnter();
        try {
            Bundle bundle = active;
            if (bundle.full()) {
                return;
            }
            bundle.record(Stage.ORDERED.measure, ordered - signalled);
            bundle.record(Bundle.TICK_TO_ORDER, ordered - received);
        } finally {
            phaser.writerCriticalSectionExit(phase);
        }
    }

    /** The venue has answered an order. */
    public void answer(long ordered, long written, long acknowledged) {
        long phase = phaser.writerCriticalSectionEnter();
        try {
            Bundle bundle = active;
            if (bundle.full()) {
                return;
            }
            bundle.record(Stage.WRITTEN.measure, written - ordered);
            bundle.record(Stage.ACKNOWLEDGED.measure, acknowledged - written);
        } finally {
            phaser.writerCriticalSectionExit(phase);
        }
    }

    /**
     * Ends an interval: adds it to the totals and to the timeline. Called about once a second by the one thread
     * that reports, and once more at the end.
     *
     * @param nowNanos on the clock of the stamps
     */
    public TimelineSample sample(long nowNanos) {
        synchronized (sampling) {
            swap();
            for (int i = 0; i < totals.length; i++) {
                if (resting.measures[i].getTotalCount() > 0) {
                    totals[i].add(resting.measures[i]);
                }
            }
            double seconds = sampled ? (nowNanos - lastSampleNanos) / 1e9 : 0;
            sampled = true;
            lastSampleNanos = nowNanos;
            TimelineSample sample = new TimelineSample(nowNanos, seconds,
                    resting.measures[Stage.HANDLED.measure].getTotalCount(),
                    percentiles(resting.measures[Bundle.TICK_TO_SIGNAL]),
                    percentiles(resting.measures[Bundle.TICK_TO_ORDER]),
                    percentiles(resting.measures[Stage.WRITTEN.measure]),
                    percentiles(resting.measures[Stage.ACKNOWLEDGED.measure]));
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
                    Histogram total = totals[stage.measure];
                    stages.put(stage, percentiles(total));
                    curves.put(stage.name(), curve(total));
                }
            }
            curves.put("tickToSignal", curve(totals[Bundle.TICK_TO_SIGNAL]));
            curves.put("tickToOrder", curve(totals[Bundle.TICK_TO_ORDER]));
            return new LatencyReport(Collections.unmodifiableMap(stages),
                    percentiles(totals[Bundle.TICK_TO_SIGNAL]),
                    percentiles(totals[Bundle.TICK_TO_ORDER]),
                    percentiles(totals[Stage.WRITTEN.measure]), Collections.unmodifiableMap(curves),
                    List.copyOf(timeline));
        }
    }

    /** Forgets everything, so that a warm-up does not count. */
    public void reset(long nowNanos) {
        synchronized (sampling) {
            swap();
            for (Histogram total : totals) {
                total.reset();
            }
            timeline.clear();
            sampled = true;
            lastSampleNanos = nowNanos;
        }
    }

    /** Memory of all histograms, bytes; grows with the largest value seen. */
    public long footprintBytes() {
        synchronized (sampling) {
            long bytes = 0;
            for (int i = 0; i < totals.length; i++) {
                bytes += totals[i].getEstimatedFootprintInBytes()
                        + 2L * resting.measures[i].getEstimatedFootprintInBytes();
            }
            return bytes;
        }
    }

    // The bundle that the core leaves becomes the resting one; nobody writes to it when this returns.
    private void swap() {
        phaser.readerLock();
        try {
            resting.clear();
            Bundle full = active;
            active = resting;
            resting = full;
            phaser.flipPhase();
        } finally {
            phaser.readerUnlock();
        }
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

    private static Percentiles percentiles(AbstractHistogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return Percentiles.NONE;
        }
        return new Percentiles(micros(histogram, 50), micros(histogram, 90), micros(histogram, 99),
                micros(histogram, 99.9), histogram.getMaxValue() / NANOS_PER_MICRO,
                histogram.getTotalCount());
    }

    private static double micros(AbstractHistogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    private static List<CurvePoint> curve(AbstractHistogram histogram) {
        List<CurvePoint> points = new ArrayList<>();
        if (histogram.getTotalCount() > 0) {
            for (HistogramIterationValue value : histogram.percentiles(POINTS_PER_HALVING)) {
                points.add(new CurvePoint(value.getPercentileLevelIteratedTo(),
                        value.getValueIteratedTo() / NANOS_PER_MICRO,
                        value.getTotalCountToThisValue()));
            }
        }
        return List.copyOf(points);
    }
}
