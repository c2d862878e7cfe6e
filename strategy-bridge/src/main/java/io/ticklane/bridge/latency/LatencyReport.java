package io.ticklane.bridge.latency;

import java.util.List;
import java.util.Map;

/**
 * Everything recorded up to a sample, of ticks and of other market data that was answered. Immutable; doubles are for
 * display.
 *
 * @param stages time from the moment before to this one, for each {@link Stage} but {@code RECEIVED}; of
 *        {@code SIGNALLED} and {@code ORDERED} for what was answered only, of {@code CACHED} for ticks only
 * @param tickToSignal received to signalled
 * @param tickToOrder received to ordered
 * @param orderToWire ordered to written; the same as the stage {@code WRITTEN}
 * @param curves percentile curves by name: the stages' names, {@code tickToSignal}, {@code tickToOrder}
 * @param timeline oldest first
 */
public record LatencyReport(Map<Stage, Percentiles> stages, Percentiles tickToSignal, Percentiles tickToOrder,
        Percentiles orderToWire, Map<String, List<CurvePoint>> curves, List<TimelineSample> timeline) {

    /** The stage that ends at {@code stage}; nothing for {@link Stage#RECEIVED}. */
    public Percentiles stage(Stage stage) {
        return stages.getOrDefault(stage, Percentiles.NONE);
    }
}
