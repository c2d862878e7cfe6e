package io.ticklane.app.report;

import io.ticklane.app.run.Curve;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Draws latency over percentile as SVG. Both scales are logarithmic. Any thread. */
final class PercentileChart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 380;
    private static final int LEFT = 64;
    private static final int LEAST_RIGHT = 160;
    private static final int MOST_RIGHT = 320;
    /** Of a letter of a label, at the widest. */
    private static final double LETTER = 7.5;
    private static final int TOP = 14;
    private static final int BOTTOM = 34;
    private static final double LABEL_GAP = 15;
    /** With fewer points a line is mostly guessed, and dashed. */
    private static final int SMOOTH = 6;

    private final StringBuilder svg = new StringBuilder();
    private final double lowest;
    private final double highest;
    private final double rarest;
    /** Where the labels stand. */
    private final int right;

    private PercentileChart(Map<String, Curve> curves) {
        double low = Double.MAX_VALUE;
        double high = 0;
        double nines = 2;
        for (Curve curve : curves.values()) {
            for (Curve.Point point : curve.points()) {
                low = Math.min(low, Math.max(point.micros(), 0.01));
                high = Math.max(high, point.micros());
            }
            nines = Math.max(nines, Math.log10((double) Math.max(10, curve.count())));
        }
        lowest = Math.pow(10, Math.floor(Math.log10(low)));
        highest = Math.pow(10, Math.ceil(Math.log10(Math.max(high, low * 10))));
        rarest = Math.min(6, Math.ceil(nines));
        int longest = curves.keySet().stream().mapToInt(String::length).max().orElse(0);
        right = Math.min(MOST_RIGHT, Math.max(LEAST_RIGHT, (int) (LETTER * longest) + 20));
    }

    /** The drawing, or a sentence where nothing was measured. */
    static String of(Map<String, Curve> all) {
        Map<String, Curve> curves = new LinkedHashMap<>(all);
        curves.values().removeIf(curve -> curve.points().size() < 2 || curve.max() <= 0);
        if (curves.isEmpty()) {
            return "<p>Nothing was measured.</p>\n";
        }
        return new PercentileChart(curves).draw(all, curves);
    }

    private String draw(Map<String, Curve> all, Map<String, Curve> curves) {
        svg.append(
                String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"latency by"
                        + " percentile\">%n", WIDTH, HEIGHT));
        grid();
        curves.forEach((name, curve) -> line(HtmlReport.colour(all, name), name, curve));
        labels(all, curves);
        return svg.append("</svg>\n").toString();
    }

    private void grid() {
        for (double value = lowest; value <= highest * 1.001; value *= 10) {
            double y = y(value);
            svg.append(rule(LEFT, y, WIDTH - right, y, "grid"));
            svg.append(text(LEFT - 8, y + 4, "end", "axis", axisMicros(value)));
        }
        String[] names = {"0", "90", "99", "99.9", "99.99", "99.999", "99.9999"};
        for (int i = 0; i <= rarest; i++) {
            double x = LEFT + i / rarest * (WIDTH - LEFT - right);
            svg.append(rule(x, TOP, x, HEIGHT - BOTTOM, "grid"));
            svg.append(text(x, HEIGHT - BOTTOM + 18, "middle", "axis", i == 0 ? "min" : "p" + names[i]));
        }
        double median = x(50);
        svg.append(rule(median, TOP, median, HEIGHT - BOTTOM, "grid"));
        svg.append(text(median, HEIGHT - BOTTOM + 18, "middle", "axis", "p50"));
    }

    private void line(String colour, String name, Curve curve) {
        StringBuilder points = new StringBuilder();
        for (Curve.Point point : curve.points()) {
            double x = x(curve, point);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(point.micros())));
        }
        String width = name.equals(Tables.TICK_TO_ORDER) ? " strong" : "";
        String kind = curve.points().size() < SMOOTH ? width + " coarse" : width;
        svg.append("<polyline class=\"line ").append(colour).append(kind).append("\" points=\"")
                .append(points.toString().strip()).append("\"><title>").append(HtmlReport.escape(name))
                .append("</title></polyline>\n");
    }

    /** Names at the right ends of the lines, moved apart where they would overlap. */
    private void labels(Map<String, Curve> all, Map<String, Curve> curves) {
        Map<String, Double> ends = new LinkedHashMap<>();
        curves.forEach((name, curve) -> ends.put(name,
                y(curve.points().get(curve.points().size() - 1).micros())));
        double free = TOP;
        var sorted = ends.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        double overflow = Math.max(0, sorted.size() * LABEL_GAP - (HEIGHT - TOP - BOTTOM));
        for (int i = 0; i < sorted.size(); i++) {
            double lastStart = HEIGHT - BOTTOM - (sorted.size() - 1 - i) * LABEL_GAP + overflow;
            double y = Math.min(Math.max(sorted.get(i).getValue(), free), lastStart);
            free = y + LABEL_GAP;
            String name = sorted.get(i).getKey();
            Curve curve = curves.getOrDefault(name, Curve.EMPTY);
            double x = x(curve, curve.points().get(curve.points().size() - 1));
            String colour = HtmlReport.colour(all, name);
            svg.append(rule(x, sorted.get(i).getValue(), WIDTH - right + 14, y, "lead " + colour));
            svg.append(text(WIDTH - right + 18, y + 4, "start", "label " + colour, name));
        }
    }

    /** Rarer than once among all values is not drawn. */
    private double x(Curve curve, Curve.Point point) {
        return x(Math.min(point.percentile(), 100 - 100.0 / curve.count()));
    }

    private double x(double percentile) {
        double nines = -Math.log10(Math.max(Math.pow(10, -rarest), 1 - percentile / 100));
        return LEFT + Math.min(nines, rarest) / rarest * (WIDTH - LEFT - right);
    }

    private double y(double micros) {
        double value = Math.max(micros, lowest);
        double share = Math.log10(value / lowest) / Math.log10(highest / lowest);
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    static String axisMicros(double micros) {
        if (micros >= 999_999) {
            return String.format(Locale.ROOT, "%.0f s", micros / 1e6);
        }
        if (micros >= 999) {
            return String.format(Locale.ROOT, "%.0f ms", micros / 1e3);
        }
        return micros >= 0.999
                ? String.format(Locale.ROOT, "%.0f µs", micros)
                : String.format(Locale.ROOT, "%.0f ns", micros * 1e3);
    }

    static String rule(double x1, double y1, double x2, double y2, String kind) {
        return String.format(Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                kind, x1, y1, x2, y2);
    }

    static String text(double x, double y, String anchor, String kind, String text) {
        return String.format(Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                kind, x, y, anchor, HtmlReport.escape(text));
    }
}
