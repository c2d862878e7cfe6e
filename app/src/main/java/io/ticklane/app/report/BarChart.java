package io.ticklane.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws bars on a linear scale of time as SVG, with a legend above. Any thread. */
final class BarChart {
    private static final int WIDTH = 960;
    private static final int LEFT = 210;
    private static final int RIGHT = 84;
    private static final int LEGEND_LINE = 22;
    private static final int ROW = 30;
    private static final int THICKNESS = 18;
    private static final int AXIS = 26;
    private static final int SWATCH = 11;
    private static final int GAP = 26;
    private static final double CHARACTER = 6.6;
    private static final int MOST_TICKS = 8;

    private final StringBuilder svg = new StringBuilder();
    private final List<Bar> bars;
    private final double step;
    private final double most;

    private BarChart(List<Bar> bars) {
        this.bars = bars;
        double longest = bars.stream().mapToDouble(Bar::micros).max().orElse(1);
        step = step(longest / MOST_TICKS);
        most = Math.ceil(longest / step - 1e-9) * step;
    }

    /** The drawing, or a sentence where there is nothing to draw. */
    static String of(List<Bar> all) {
        List<Bar> bars = all.stream().filter(bar -> bar.micros() > 0).toList();
        return bars.isEmpty() ? "<p>Nothing was measured.</p>\n" : new BarChart(bars).draw();
    }

    private String draw() {
        int top = legend() + 8;
        int bottom = top + bars.size() * ROW;
        for (int i = 0; i * step <= most * 1.001; i++) {
            svg.append(PercentileChart.rule(x(i * step), top, x(i * step), bottom, "grid"));
            svg.append(PercentileChart.text(x(i * step), bottom + 17, "middle", "axis", micros(i * step)));
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), top + i * ROW + (ROW - THICKNESS) / 2);
        }
        return String.format(Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"where the time"
                        + " goes\">%n%s</svg>%n",
                WIDTH, bottom + AXIS, svg);
    }

    private void bar(Bar bar, int top) {
        svg.append(PercentileChart.text(LEFT - 12, top + THICKNESS - 4.5, "end", "name", bar.name()));
        double at = 0;
        for (Bar.Part part : bar.parts()) {
            if (part.micros() > 0) {
                svg.append(String.format(Locale.ROOT,
                        "<rect class=\"c%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s: %s</title>"
                                + "</rect>%n",
                        part.colour(), x(at), top, Math.max(0.5, x(at + part.micros()) - x(at)), THICKNESS,
                        HtmlReport.escape(part.name()), HtmlReport.escape(micros(part.micros()))));
                at += part.micros();
            }
        }
        svg.append(PercentileChart.text(x(at) + 8, top + THICKNESS - 4.5, "start", "value", micros(at)));
    }

    /** Its height. */
    private int legend() {
        Map<String, Integer> names = new LinkedHashMap<>();
        bars.forEach(bar -> bar.parts().forEach(part -> names.putIfAbsent(part.name(), part.colour())));
        double x = LEFT;
        int y = 0;
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            double width = SWATCH + 6 + name.getKey().length() * CHARACTER;
            if (x > LEFT && x + width > WIDTH) {
                x = LEFT;
                y += LEGEND_LINE;
            }
            svg.append(String.format(Locale.ROOT,
                    "<rect class=\"c%d\" x=\"%.1f\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n", name.getValue(),
                    x,
                    y + 4, SWATCH, SWATCH));
            svg.append(PercentileChart.text(x + SWATCH + 6, y + 14, "start", "axis", name.getKey()));
            x += width + GAP;
        }
        return y + LEGEND_LINE;
    }

    private double x(double micros) {
        return LEFT + micros / most * (WIDTH - LEFT - RIGHT);
    }

    /** The next of 1, 2, 5 times a power of ten. */
    private static double step(double least) {
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        double share = least / decade;
        return decade * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    private static String micros(double micros) {
        if (micros >= 1_000) {
            return String.format(Locale.ROOT, micros >= 10_000 ? "%.0f ms" : "%.1f ms", micros / 1e3);
        }
        if (micros >= 1) {
            return String.format(Locale.ROOT, micros >= 100 ? "%.0f µs" : "%.1f µs", micros);
        }
        return micros <= 0 ? "0" : String.format(Locale.ROOT, "%.0f ns", micros * 1e3);
    }
}
