package io.ticklane.bench.components;

import io.ticklane.app.report.JsonWriter;
import java.util.Locale;

/** What is made of the scores of one round, and which way a bound of it points. */
enum Figure {
    /** How many times as long the other takes as ours; at least so many. */
    TIMES_OURS(true, "x ours") {
        @Override
        double of(Score ours, Score beside) {
            return ratio(beside.nanos(), ours.nanos());
        }
    },
    /** How many times as long ours takes as the other; at most so many. */
    TIMES_IT(false, "x it") {
        @Override
        double of(Score ours, Score beside) {
            return ratio(ours.nanos(), beside.nanos());
        }
    },
    /** How many nanoseconds ours takes more than the other; at most so many. */
    MORE_NANOS(false, " ns more") {
        @Override
        double of(Score ours, Score beside) {
            return ours.nanos() - beside.nanos();
        }
    },
    /** Bytes that an operation of ours allocates; at most so many, those of JMH itself included. */
    BYTES(false, " B") {
        @Override
        double of(Score ours, Score beside) {
            return ours.bytes();
        }
    };

    private static final double TEN = 10;

    private final boolean atLeast;
    private final String unit;

    Figure(boolean atLeast, String unit) {
        this.atLeast = atLeast;
        this.unit = unit;
    }

    /** Not a number where it needs a score that is missing. */
    abstract double of(Score ours, Score beside);

    /** What is not a number never is. */
    final boolean within(double value, double bound) {
        return atLeast ? value >= bound : value <= bound;
    }

    /** With its unit; a dash for what is not a number. */
    final String text(double value) {
        return Double.isNaN(value)
                ? "-"
                : String.format(Locale.ROOT, Math.abs(value) < TEN ? "%.2f%s" : "%.1f%s", value, unit);
    }

    final String goal(double bound) {
        return (atLeast ? "at least " : "at most ") + JsonWriter.number(bound) + unit;
    }

    private static double ratio(double above, double below) {
        return below > 0 ? above / below : Double.NaN;
    }
}
