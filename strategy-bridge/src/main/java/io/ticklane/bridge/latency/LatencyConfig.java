package io.ticklane.bridge.latency;

/**
 * What is recorded.
 *
 * @param stages which moments are stamped
 * @param outlierNanos a tick, or an answer to other market data, that takes longer is kept with those
 *        before it; 0 keeps none
 * @param flightTicks how many ticks are kept in flight, 2 to 65,536; rounded up to a power of two
 * @param jvmEvents whether the JVM's own pauses are recorded, to set them beside outliers
 */
public record LatencyConfig(StageMode stages, long outlierNanos, int flightTicks, boolean jvmEvents) {
    /** Checks ranges. */
    public LatencyConfig {
        if (outlierNanos < 0) {
            throw new IllegalArgumentException("outlier threshold must be 0 or more, is " + outlierNanos);
        }
        if (flightTicks < 2 || flightTicks > 65_536) {
            throw new IllegalArgumentException(
                    "flight recorder must hold 2 to 65536 ticks, not " + flightTicks);
        }
    }

    /** All stages, outliers above 1 ms with 256 ticks before them, without the JVM's pauses. */
    public static LatencyConfig defaults() {
        return new LatencyConfig(StageMode.ALL, 1_000_000, 256, false);
    }
}
