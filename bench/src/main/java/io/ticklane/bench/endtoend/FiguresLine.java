package io.ticklane.bench.endtoend;

import io.ticklane.app.run.Curve;
import io.ticklane.bench.figures.LatencyFigures;
import java.util.ArrayList;
import java.util.List;

/** Latencies as one line of text, for the way from the sender's process to ours. Stateless. */
final class FiguresLine {
    private static final int NUMBERS = 11;

    private FiguresLine() {}

    /** Numbers in the order of the record, then pairs of percentile and microseconds. */
    static String of(LatencyFigures f) {
        StringBuilder line = new StringBuilder();
        for (double each : new double[]{f.p50(), f.p90(), f.p99(), f.p999(), f.rawP50(), f.rawP90(),
            f.rawP99(),
            f.rawP999(), f.max()}) {
            line.append(each).append(' ');
        }
        line.append(f.count()).append(' ').append(f.windows());
        for (Curve.Point point : f.points()) {
            line.append(' ').append(point.percentile()).append(' ').append(point.micros());
        }
        return line.toString();
    }

    /** The same, read again. */
    static LatencyFigures parse(String line) {
        String[] fields = line.split(" ", -1);
        double[] v = new double[NUMBERS - 2];
        for (int i = 0; i < v.length; i++) {
            v[i] = Double.parseDouble(fields[i]);
        }
        List<Curve.Point> points = new ArrayList<>();
        for (int i = NUMBERS; i + 1 < fields.length; i += 2) {
            points.add(new Curve.Point(Double.parseDouble(fields[i]), Double.parseDouble(fields[i + 1])));
        }
        return new LatencyFigures(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8],
                Long.parseLong(fields[v.length]), Integer.parseInt(fields[v.length + 1]), points);
    }
}
