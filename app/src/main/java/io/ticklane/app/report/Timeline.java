package io.ticklane.app.report;

import io.ticklane.app.run.Outcome;
import io.ticklane.app.run.Second;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws ticks per second and the tick-to-order percentiles of each second as SVG, one above the other, with
 * the times without a live stream shaded. Any thread.
 */
final class Timeline {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 150;
    private static final int LEFT = 64;
    private static final int RIGHT = 60;
    private static final int TOP = 14;
    private static final int BOTTOM = 26;

    private final List<Second> seconds;
    private final double span;
    private final StringBuilder svg = new StringBuilder();

    private Timeline(Outcome outcome) {
        seconds = outcome.timeline();
        span = seconds.get(seconds.size() - 1).seconds();
    }

    /** The drawings, or a sentence where the run was too short for one. */
    static String of(Outcome outcome) {
        if (outcome.timeline().size() < 2) {
            return "<p>The run was too short to draw.</p>\n";
        }
        Timeline timeline = new Timeline(outcome);
        timeline.rates();
        timeline.latencies();
        return timeline.svg.toString();
    }

    private void rates() {
        svg.append("<p>Ticks per second; shaded: prices did not come from a live stream.</p>\n");
        double top = niceTop(seconds.stream().mapToDouble(Second::ticksPerSecond).max().orElse(1));
        open("ticks per second");
        shades();
        for (int i = 0; i <= 2; i++) {
            double value = top * i / 2;
            double y = y(value / top);
            svg.append(PercentileChart.rule(LEFT, y, WIDTH - RIGHT, y, "grid"));
            svg.append(PercentileChart.text(LEFT - 8, y + 4, "end", "axis", Words.count(Math.round(value))));
        }
        String line = points(Second::ticksPerSecond, value -> value / top, false);
        svg.append("<polyline class=\"line c0 strong\" points=\"").append(line).append("\"/>\n");
        times();
        svg.append("</svg>\n");
    }

    private void latencies() {
        double highest = seconds.stream().mapToDouble(Second::p99Micros).max().orElse(0);
        double lowest = seconds.stream().mapToDouble(Second::p50Micros).filter(value -> value > 0).min()
                .orElse(0);
        if (highest <= 0 || lowest <= 0) {
            svg.append("<p>No order was placed, so there is no tick to order to draw.</p>\n");
            return;
        }
        double low = Math.floor(Math.log10(lowest));
        double high = Math.max(low + 1, Math.ceil(Math.log10(highest)));
        svg.append("<p>Tick to order in each second, logarithmic: <span class=\"key c0\">p50</span> and")
                .append(" <span class=\"key c1\">p99</span>.</p>\n");
        open("tick to order in each second");
        shades();
        for (double power = low; power <= high; power++) {
            double y = y((power - low) / (high - low));
            svg.append(PercentileChart.rule(LEFT, y, WIDTH - RIGHT, y, "grid"));
            svg.append(PercentileChart.text(LEFT - 8, y + 4, "end", "axis",
                    PercentileChart.axisMicros(Math.pow(10, power))));
        }
        ToDoubleFunction<Double> scale = value -> (Math.log10(value) - low) / (high - low);
        svg.append("<polyline class=\"line c0 strong\" points=\"")
                .append(points(Second::p50Micros, scale, true))
                .append("\"/>\n<polyline class=\"line c1 strong\" points=\"")
                .append(points(Second::p99Micros, scale, true)).append("\"/>\n");
        times();
        svg.append("</svg>\n");
    }

    private void open(String name) {
        svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH,
                HEIGHT, name));
    }

    private void shades() {
        double from = 0;
        for (int i = 0; i < seconds.size(); i++) {
            Second second = seconds.get(i);
            if (!second.live()) {
                svg.append(String.format(Locale.ROOT,
                        "<rect class=\"shade\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n", x(from),
                        TOP,
                        x(second.seconds()) - x(from), HEIGHT - TOP - BOTTOM));
            }
            from = second.seconds();
        }
    }

    private void times() {
        double step = niceTop(span / 8);
        for (double time = 0; time <= span; time += step) {
            svg.append(PercentileChart.text(x(time), HEIGHT - BOTTOM + 18, "middle", "axis",
                    String.format(Locale.ROOT, step < 1 ? "%.1f s" : "%.0f s", time)));
        }
    }

    private String points(ToDoubleFunction<Second> value, ToDoubleFunction<Double> share, boolean skipZero) {
        StringBuilder points = new StringBuilder();
        for (Second second : seconds) {
            double number = value.applyAsDouble(second);
            if (!skipZero || number > 0) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(second.seconds()),
                        y(share.applyAsDouble(number))));
            }
        }
        return points.toString().strip();
    }

    private double x(double time) {
        return LEFT + time / span * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - Math.max(0, Math.min(1, share)) * (HEIGHT - TOP - BOTTOM);
    }

    /** The next 1, 2 or 5 times a power of ten. */
    static double niceTop(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-3))));
        for (double step : new double[]{1, 2, 5, 10}) {
            if (step * power >= value) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
