package io.ticklane.bench.components;

import org.jspecify.annotations.Nullable;

/**
 * A figure that a comparison tells, and how it may be. Immutable.
 *
 * @param beside what ours is held against; null where the figure is of ours alone
 * @param bound not a number where the figure is told and has no goal
 */
record Check(Figure figure, @Nullable Entrant beside, double bound) {

    /** JMH's own, for what happens once in an iteration, are hundredths. */
    private static final double NO_BYTES = 0.1;

    /** The other takes at least so many times as long. */
    static Check atLeastTimesOurs(double times, Entrant other) {
        return new Check(Figure.TIMES_OURS, other, times);
    }

    /** Ours takes at most so many times as long as the other. */
    static Check atMostTimes(double times, Entrant other) {
        return new Check(Figure.TIMES_IT, other, times);
    }

    /** Ours takes at most so many nanoseconds more. */
    static Check atMostMore(double nanos, Entrant other) {
        return new Check(Figure.MORE_NANOS, other, nanos);
    }

    /** How many times as long the other takes, without a goal. */
    static Check told(Entrant other) {
        return new Check(Figure.TIMES_OURS, other, Double.NaN);
    }

    /** How many nanoseconds ours takes more, without a goal. */
    static Check toldMore(Entrant other) {
        return new Check(Figure.MORE_NANOS, other, Double.NaN);
    }

    /** Ours allocates nothing. */
    static Check noBytes() {
        return new Check(Figure.BYTES, null, NO_BYTES);
    }

    boolean hasGoal() {
        return !Double.isNaN(bound);
    }

    String goal() {
        return hasGoal() ? figure.goal(bound) : "";
    }

    /** Whether the goal is reached, or there is none; a missing figure reaches none. */
    boolean metBy(double value) {
        return !hasGoal() || figure.within(value, bound);
    }
}
