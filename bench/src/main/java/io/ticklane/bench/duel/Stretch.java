package io.ticklane.bench.duel;

import io.ticklane.app.run.Curve;
import io.ticklane.bench.figures.LatencyFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What the venue counted while a participant answered it for some time. Immutable.
 *
 * @param wanted ticks a second
 * @param due ticks planned
 * @param ticks sent
 * @param late of those more than 1 ms after their planned time, which tells how busy the machine was
 * @param answers orders that named one of those ticks, refused ones included
 * @param strays orders that named no tick
 * @param rejects orders refused, of any kind
 * @param latency from a tick's leaving to the arrival of the order that named it
 */
record Stretch(int wanted, double seconds, long due, long ticks, long late, long answers, long strays,
        long rejects,
        LatencyFigures latency) {

    /** Nothing was measured. */
    static final Stretch NONE = new Stretch(0, 0, 0, 0, 0, 0, 0, 0, LatencyFigures.NONE);

    private static final double ENOUGH = 0.995;
    /** Counters are not all read at the same moment: what 2 ms bring, and two. */
    private static final double ASTRIDE_SECONDS = 0.002;
    private static final double ASTRIDE = 2;
    /** Later than this is no answer but a queue. */
    private static final double LAG_MICROS = 100_000;
    private static final int FIXED_FIELDS = 19;

    /** Empty where every tick was answered, in time, once, by an order that was accepted; else what was not. */
    String failure() {
        if (ticks == 0) {
            return "the venue sent nothing: nobody subscribed";
        }
        if (venueLate()) {
            return format("the venue itself sent %d of %d ticks", ticks, due);
        }
        if (answers - rejects < ticks * ENOUGH - astride()) {
            return format("%d of %d ticks answered by an accepted order", Math.max(0, answers - rejects),
                    ticks) + (rejects > 0 ? ", " + rejects + " refused" : "");
        }
        if (answers + strays > ticks * (2 - ENOUGH) + astride()) {
            return format("%d orders for %d ticks", answers + strays, ticks);
        }
        return latency.rawP50() > LAG_MICROS
                ? format("lags: half of its orders came later than %.0f ms", latency.rawP50() / 1e3)
                : "";
    }

    /** Whether the venue did not keep its own plan, which says nothing of the participant. */
    boolean venueLate() {
        return ticks < due * ENOUGH - astride();
    }

    /** Accepted answers a second. */
    double rate() {
        return seconds > 0 ? (answers - rejects) / seconds : 0;
    }

    /** The share of ticks that left late. */
    double lateShare() {
        return ticks > 0 ? (double) late / ticks : 0;
    }

    private double astride() {
        return ASTRIDE + wanted * ASTRIDE_SECONDS;
    }

    private static String format(String words, Object... values) {
        return String.format(Locale.ROOT, words, values);
    }

    /** As one line, which {@link #of} reads. */
    String line() {
        StringJoiner line = new StringJoiner(" ");
        line.add(wanted + " " + seconds + " " + due + " " + ticks + " " + late + " " + answers + " " + strays
                + " "
                + rejects);
        line.add(latency.p50() + " " + latency.p90() + " " + latency.p99() + " " + latency.p999());
        line.add(
                latency.rawP50() + " " + latency.rawP90() + " " + latency.rawP99() + " " + latency.rawP999());
        line.add(latency.max() + " " + latency.count() + " " + latency.windows());
        latency.points().forEach(point -> line.add(point.percentile() + " " + point.micros()));
        return line.toString();
    }

    /**
     * The stretch of a {@link #line}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Stretch of(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length < FIXED_FIELDS || (fields.length - FIXED_FIELDS) % 2 != 0) {
            throw new IllegalArgumentException("no stretch: " + line);
        }
        double[] micros = new double[9];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = Double.parseDouble(fields[8 + i]);
        }
        List<Curve.Point> points = new ArrayList<>();
        for (int i = FIXED_FIELDS; i < fields.length; i += 2) {
            points.add(new Curve.Point(Double.parseDouble(fields[i]), Double.parseDouble(fields[i + 1])));
        }
        return new Stretch(Integer.parseInt(fields[0]), Double.parseDouble(fields[1]),
                Long.parseLong(fields[2]), Long.parseLong(fields[3]), Long.parseLong(fields[4]),
                Long.parseLong(fields[5]), Long.parseLong(fields[6]), Long.parseLong(fields[7]),
                new LatencyFigures(micros[0], micros[1], micros[2], micros[3], micros[4], micros[5],
                        micros[6], micros[7], micros[8], Long.parseLong(fields[17]),
                        Integer.parseInt(fields[18]), points));
    }
}
