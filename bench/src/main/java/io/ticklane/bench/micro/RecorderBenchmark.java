package io.ticklane.bench.micro;

import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.StageMode;
import io.ticklane.connector.FeedState;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.HdrHistogram.SingleWriterRecorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What recording costs without the clock: a stage, and all that the core records of a tick in each of the modes, beside
 * HdrHistogram's recorders of the same range and digits. The making of the stamps is part of every row; {@code stamps}
 * says how much. One thread.
 */
public class RecorderBenchmark extends MicroBenchmark {
    private static final long HIGHEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final long OUTLIER_NANOS = 1_000_000;
    private static final int FLIGHT_TICKS = 256;

    /** Ours, with the flight recorder of the default. */
    @State(Scope.Thread)
    public static class Ours {
        @Param({"ALL", "ENDS", "OFF"})
        StageMode stages = StageMode.ALL;

        final LatencyRecorder rowless = new LatencyRecorder();
        LatencyRecorder recorder = new LatencyRecorder();

        @Setup
        public void open() {
            recorder = new LatencyRecorder(new LatencyConfig(stages, OUTLIER_NANOS, FLIGHT_TICKS, false));
        }
    }

    /** HdrHistogram's, one for each stage as ours has. */
    @State(Scope.Thread)
    public static class Hdr {
        final SingleWriterRecorder[] singleWriter = new SingleWriterRecorder[8];
        final Recorder recorder = new Recorder(HIGHEST_NANOS, DIGITS);
        final Histogram histogram = new Histogram(HIGHEST_NANOS, DIGITS);

        public Hdr() {
            for (int i = 0; i < singleWriter.length; i++) {
                singleWriter[i] = new SingleWriterRecorder(HIGHEST_NANOS, DIGITS);
            }
        }
    }

    @Benchmark
    public long stamps(StageTimes times) {
        times.next();
        return times.ordered;
    }

    @Benchmark
    public void stage(Ours on, StageTimes times) {
        times.next();
        on.rowless.ends(times.received, times.signalled);
    }

    @Benchmark
    public void stageHdrSingleWriter(Hdr hdr, StageTimes times) {
        times.next();
        hdr.singleWriter[0].recordValue(times.signalled - times.received);
    }

    @Benchmark
    public void stageHdrRecorder(Hdr hdr, StageTimes times) {
        times.next();
        hdr.recorder.recordValue(times.signalled - times.received);
    }

    /** A bare histogram, which no other thread may read. */
    @Benchmark
    public void stageHdrHistogram(Hdr hdr, StageTimes times) {
        times.next();
        hdr.histogram.recordValue(times.signalled - times.received);
    }

    /** A tick that the strategy leaves alone: four stages, and the row of the flight recorder. */
    @Benchmark
    public void tick(Ours on, StageTimes times) {
        times.next();
        record(on.recorder, on.stages, times, 0, 0);
    }

    /** A tick that the strategy answers: eight measures, and the row. */
    @Benchmark
    public void tickAndOrder(Ours on, StageTimes times) {
        times.next();
        if (on.stages != StageMode.OFF) {
            on.recorder.order(times.received, times.signalled, times.ordered);
        }
        record(on.recorder, on.stages, times, times.signalled, times.ordered);
    }

    /** The four stages of a tick that is left alone, without a row. */
    @Benchmark
    public void tickHdrSingleWriter(Hdr hdr, StageTimes times) {
        times.next();
        hdr.singleWriter[0].recordValue(times.decoded - times.received);
        hdr.singleWriter[1].recordValue(times.published - times.decoded);
        hdr.singleWriter[2].recordValue(times.handled - times.published);
        hdr.singleWriter[3].recordValue(times.cached - times.handled);
    }

    /** What a message pays beside its way: may prices be believed, and {@link #tick}. */
    @Benchmark
    public boolean checkedTick(Ours on, FeedBreakerBenchmark.Closed closed, StageTimes times) {
        boolean live = closed.feed.state() == FeedState.LIVE;
        tick(on, times);
        return live;
    }

    /** The same with {@link #tickAndOrder}. */
    @Benchmark
    public boolean checkedTickAndOrder(Ours on, FeedBreakerBenchmark.Closed closed, StageTimes times) {
        boolean live = closed.feed.state() == FeedState.LIVE;
        tickAndOrder(on, times);
        return live;
    }

    /** Resilience4j's permission and outcome, and {@link #tickHdrSingleWriter}; no row. */
    @Benchmark
    public boolean checkedTickUsual(Hdr hdr, FeedBreakerBenchmark.Closed closed, StageTimes times) {
        boolean permitted = closed.breaker.tryAcquirePermission();
        tickHdrSingleWriter(hdr, times);
        closed.breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        return permitted;
    }

    /** The same with the four measures of an answer. */
    @Benchmark
    public boolean checkedTickAndOrderUsual(Hdr hdr, FeedBreakerBenchmark.Closed closed, StageTimes times) {
        boolean permitted = checkedTickUsual(hdr, closed, times);
        hdr.singleWriter[4].recordValue(times.signalled - times.cached);
        hdr.singleWriter[5].recordValue(times.signalled - times.received);
        hdr.singleWriter[6].recordValue(times.ordered - times.signalled);
        hdr.singleWriter[7].recordValue(times.ordered - times.received);
        return permitted;
    }

    private static void record(LatencyRecorder recorder, StageMode stages, StageTimes times, long signalled,
            long ordered) {
        switch (stages) {
            case ALL -> {
                recorder.tick(times.received, times.decoded, times.published, times.handled, times.cached,
                        signalled);
                recorder.landed(0, times.updateId, ordered);
            }
            case ENDS -> {
                recorder.ends(times.received, signalled);
                recorder.landed(0, times.updateId, ordered);
            }
            case OFF -> {
                // The bridge does not ask the recorder.
            }
        }
    }
}
