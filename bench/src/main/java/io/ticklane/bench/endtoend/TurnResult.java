package io.ticklane.bench.endtoend;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bridge.latency.LatencyReport;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one turn measured.
 *
 * @param received from the planned send time to the decoded tick
 * @param ordered the latency that counts: from and to where its subject says
 * @param ticks of the measured stretch; wire to wire those that were answered
 * @param dueRate ticks a second that were to come, at least
 * @param sent ticks sent over the whole turn, warm-up included
 * @param lost of these, not decoded
 * @param refused orders that the venue or our own limits refused, in the measured stretch
 * @param sendersLate ticks sent more than 1 ms after their planned time, in the measured stretch
 * @param sendersMaxLateMicros the worst of the whole turn
 * @param cpuMicros of this process for each tick of the stretch; of little use where a thread spins
 * @param inside what only a connector of ours can tell
 */
record TurnResult(Contestant who, LatencyFigures received, LatencyFigures ordered, double seconds, long ticks,
        double dueRate, long sent, long lost, long refused, long sendersLate, double sendersMaxLateMicros,
        double cpuMicros, @Nullable Inside inside) {

    /** Share of the wanted rate below which a turn has missed it. */
    private static final double ENOUGH = 0.995;
    /** Share of late ticks above which the sender did not keep its plan. */
    private static final double TOO_LATE = 0.01;

    /**
     * What a connector tells of itself.
     *
     * @param stages as the connector itself records them
     * @param dropped ticks decoded, but lost because the ring was full
     * @param bytesPerTick allocated by the core thread
     * @param residentBytes of this process at the end
     * @param bareBytes resident memory of a JVM with the same flags and nothing in it
     */
    record Inside(LatencyReport stages, long dropped, double bytesPerTick, long residentBytes,
            long bareBytes, String layout, int connections) {}

    /** Who it was and what was measured. */
    String name() {
        return who.subject().label() + ", " + who.label();
    }

    double achievedRate() {
        return ticks / seconds;
    }

    /** Empty, or why the turn does not count. */
    String failure() {
        if (achievedRate() < dueRate * ENOUGH) {
            return String.format(Locale.ROOT, "%s: rate missed: %.0f of %.0f ticks a second", name(),
                    achievedRate(), dueRate);
        }
        long dropped = inside == null ? 0 : inside.dropped();
        if (lost > 0 || dropped > 0) {
            return name() + ": " + lost + " ticks lost, " + dropped + " dropped";
        }
        if (refused > 0) {
            return name() + ": " + refused + " orders refused";
        }
        return "";
    }

    /** Empty, or why the latencies say more of the machine than of who was measured. */
    String doubt() {
        double share = ticks == 0 ? 0 : (double) sendersLate / ticks;
        return share > TOO_LATE
                ? String.format(Locale.ROOT,
                        "the sender was over 1 ms late on %.0f %% of its ticks: a busy machine", share * 100)
                : "";
    }
}
