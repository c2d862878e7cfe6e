package io.ticklane.bridge.latency;

/**
 * A stretch of a run, a second unless the run is long. Immutable.
 *
 * @param atNanos its end, on the clock of the stamps
 * @param seconds how long it was; 0 for a first sample without a {@link LatencyRecorder#reset} before it
 * @param ticks ticks measured in it; where not all stages are stamped, all market data that was answered
 * @param tickToSignal received to signalled
 * @param tickToOrder received to ordered
 * @param orderToWire ordered to written
 * @param acknowledged written to acknowledged
 */
public record TimelineSample(long atNanos, double seconds, long ticks, Percentiles tickToSignal,
        Percentiles tickToOrder, Percentiles orderToWire, Percentiles acknowledged) {

    /**
     * Both stretches as one: counts and maxima are exact, p50 and p90 are means weighted by count, and the rest
     * is the worse of the two.
     */
    TimelineSample and(TimelineSample later) {
        return new TimelineSample(later.atNanos, seconds + later.seconds, ticks + later.ticks,
                merge(tickToSignal, later.tickToSignal), merge(tickToOrder, later.tickToOrder),
                merge(orderToWire, later.orderToWire), merge(acknowledged, later.acknowledged));
    }

    private static Percentiles merge(Percentiles a, Percentiles b) {
        long count = a.count() + b.count();
        if (count == 0) {
            return Percentiles.NONE;
        }
        double share = (double) a.count() / count;
        return new Percentiles(a.p50() * share + b.p50() * (1 - share),
                a.p90() * share + b.p90() * (1 - share), Math.max(a.p99(), b.p99()),
                Math.max(a.p999(), b.p999()), Math.max(a.max(), b.max()), count);
    }
}
