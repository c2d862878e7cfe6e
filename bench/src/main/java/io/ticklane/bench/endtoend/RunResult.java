package io.ticklane.bench.endtoend;

import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Percentiles;
import java.util.Locale;

/**
 * What one run measured.
 *
 * @param fromPlan stages counted from the planned send time instead of the receipt
 * @param stages as the connector itself records them
 * @param sent ticks sent over the whole run, warm-up included
 * @param lost of these, not decoded
 * @param dropped decoded, but lost because the ring was full
 * @param sendersLate ticks sent more than 1 ms after their planned time, in the measured stretch
 * @param sendersMaxLateMicros the worst of the whole run
 * @param refused orders that our own limits refused, over the whole run
 * @param bytesPerTick allocated by the core thread
 * @param residentBytes of this process at the end
 * @param bareBytes resident memory of a JVM with the same flags and nothing in it
 */
record RunResult(LatencyReport fromPlan, LatencyReport stages, double seconds, long ticks, double wantedRate,
        long sent, long lost, long dropped, long sendersLate, double sendersMaxLateMicros, long refused,
        double bytesPerTick, long residentBytes, long bareBytes, String layout, int connections) {

    /** Share of the wanted rate below which a run has missed it. */
    static final double ENOUGH = 0.995;
    /** Share of late ticks above which the sender did not keep its plan. */
    private static final double TOO_LATE = 0.01;

    double achievedRate() {
        return ticks / seconds;
    }

    /** From the planned send time to the strategy's order. */
    Percentiles tickToSignal() {
        return fromPlan.tickToSignal();
    }

    /** Empty, or why the run does not count. */
    String failure() {
        if (achievedRate() < wantedRate * ENOUGH) {
            return String.format(Locale.ROOT, "rate missed: %.0f of %.0f ticks a second", achievedRate(),
                    wantedRate);
        }
        if (lost > 0 || dropped > 0) {
            return lost + " ticks lost, " + dropped + " dropped";
        }
        if (refused > 0) {
            return refused + " orders refused by our own limits";
        }
        return "";
    }

    /** Empty, or why the latencies say more of the machine than of the connector. */
    String doubt() {
        double share = ticks == 0 ? 0 : (double) sendersLate / ticks;
        return share > TOO_LATE
                ? String.format(Locale.ROOT,
                        "the sender was over 1 ms late on %.0f %% of its ticks: a busy machine",
                        share * 100)
                : "";
    }
}
