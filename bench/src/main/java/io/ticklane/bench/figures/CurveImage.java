package io.ticklane.bench.figures;

import io.ticklane.app.report.Bar;
import io.ticklane.app.run.Curve;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Latency over percentile as a PNG, both scales logarithmic, names at the lines. One thread. */
public final class CurveImage {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int LEFT = 110;
    private static final int MOST_RIGHT = 760;
    private static final int LABEL_SIZE = 15;
    private static final int LABEL_INDENT = 28;
    private static final int BOTTOM = 90;
    private static final int LINE = 28;
    private static final int LABEL_GAP = 30;
    private static final int MOST_CHARACTERS = 170;
    private static final double DEEPEST = 6;
    private static final Color INK = new Color(0x1f2933);
    private static final Color GREY = new Color(0x52606d);
    private static final Color GRID = new Color(0xdde3ea);
    private static final List<Color> COLOURS = List.of(new Color(0x0b62c4), new Color(0xc2410c),
            new Color(0x0f766e), new Color(0x7e22ce), new Color(0xa16207), new Color(0xbe185d),
            new Color(0x4d7c0f), new Color(0x475569));

    private final Graphics2D canvas;
    private final Map<String, Curve> curves;
    private final int top;
    private final int right;
    private final double lowest;
    private final double highest;
    private final double rarest;

    private CurveImage(Graphics2D canvas, Map<String, Curve> curves, int top) {
        this.canvas = canvas;
        this.curves = curves;
        this.top = top;
        right = margin();
        lowest = step(curves.values().stream().mapToDouble(curve -> curve.points().get(0).micros()).min()
                .orElse(1), false);
        highest = Math.max(lowest * 10,
                step(curves.values().stream().mapToDouble(Curve::max).max().orElse(10), true));
        rarest = Math.min(DEEPEST, Math.ceil(
                curves.values().stream().mapToDouble(curve -> Math.log10((double) curve.count())).max()
                        .orElse(2)));
    }

    /**
     * The picture.
     *
     * @param lines below the title, small: what was measured and on what
     * @param all in the order of their colours; those without values are left out
     * @throws IOException with one line for people: nothing to draw, or this JDK cannot draw text
     */
    public static byte[] png(String title, List<String> lines, Map<String, Curve> all) throws IOException {
        return png(title, lines, all, List.of());
    }

    /**
     * The picture with bars below the curves.
     *
     * @param bars may be empty
     * @throws IOException as above
     */
    public static byte[] png(String title, List<String> lines, Map<String, Curve> all, List<Bar> bars)
            throws IOException {
        Map<String, Curve> drawn = new LinkedHashMap<>(all);
        drawn.values().removeIf(curve -> curve.points().size() < 2 || curve.max() <= 0);
        if (drawn.isEmpty()) {
            throw new IOException("no picture: nothing was measured");
        }
        System.setProperty("java.awt.headless", "true");
        try {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT + BarImage.height(bars),
                    BufferedImage.TYPE_INT_RGB);
            Graphics2D canvas = image.createGraphics();
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
                    RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
            int top = head(canvas, title, lines);
            new CurveImage(canvas, drawn, top).draw();
            BarImage.draw(canvas, bars, HEIGHT, WIDTH);
            canvas.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (RuntimeException | LinkageError | InternalError e) {
            // A JDK without fonts or its libraries says so in any of these ways.
            throw new IOException("no picture: this JDK cannot draw text (" + e
                    + "); install fontconfig and any font", e);
        }
    }

    private static int head(Graphics2D canvas, String title, List<String> lines) {
        int y = 52;
        text(canvas, title, LEFT - 70, y, 30, Font.BOLD, INK);
        for (String line : lines) {
            for (String part : wrapped(line)) {
                y += LINE - 4;
                text(canvas, part, LEFT - 70, y + 8, 16, Font.PLAIN, GREY);
            }
        }
        return y + 46;
    }

    private static List<String> wrapped(String line) {
        int cut = line.length() <= MOST_CHARACTERS ? -1 : line.lastIndexOf(' ', MOST_CHARACTERS);
        return cut < 0
                ? List.of(line)
                : Stream.concat(Stream.of(line.substring(0, cut)),
                        wrapped(line.substring(cut + 1)).stream()).toList();
    }

    private void draw() {
        grid();
        int colour = 0;
        for (Curve curve : curves.values()) {
            line(curve, COLOURS.get(colour++ % COLOURS.size()));
        }
        labels();
    }

    private void grid() {
        canvas.setStroke(new BasicStroke(1f));
        for (double decade = Math.pow(10, Math.floor(Math.log10(lowest))); decade <= highest; decade *= 10) {
            for (int factor : new int[]{1, 2, 5}) {
                double value = decade * factor;
                if (value >= lowest * 0.999 && value <= highest * 1.001) {
                    double y = y(value);
                    rule(LEFT, y, WIDTH - right, y);
                    rightwards(micros(value), LEFT - 12, y + 6);
                }
            }
        }
        column("min", 0);
        column("p50", x(50));
        String[] names = {"p90", "p99", "p99.9", "p99.99", "p99.999", "p99.9999"};
        for (int i = 1; i <= rarest; i++) {
            column(names[i - 1], LEFT + i / rarest * (WIDTH - LEFT - right));
        }
        text(canvas,
                "microseconds to milliseconds, logarithmic, over percentile: each step to the right is ten "
                        + "times rarer. All values, none left out; of several rounds the medians.",
                LEFT, HEIGHT - 24, 15, Font.PLAIN, GREY);
    }

    private void column(String name, double at) {
        double x = Math.max(at, LEFT);
        rule(x, top, x, HEIGHT - BOTTOM);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 17));
        canvas.setColor(INK);
        canvas.drawString(name, (float) (x - canvas.getFontMetrics().stringWidth(name) / 2.0),
                HEIGHT - BOTTOM + 26);
    }

    private void line(Curve curve, Color colour) {
        Path2D path = new Path2D.Double();
        boolean first = true;
        for (Curve.Point point : curve.points()) {
            double x = x(Math.min(point.percentile(), 100 - 100.0 / curve.count()));
            if (first) {
                path.moveTo(x, y(point.micros()));
            } else {
                path.lineTo(x, y(point.micros()));
            }
            first = false;
        }
        canvas.setColor(colour);
        canvas.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(path);
    }

    /** Names with their medians at the right ends, moved apart where they would overlap. */
    private void labels() {
        List<String> names = List.copyOf(curves.keySet());
        List<String> byEnd = names.stream().sorted(Comparator.comparingDouble(this::end)).toList();
        double free = top + 8;
        for (int i = 0; i < byEnd.size(); i++) {
            String name = byEnd.get(i);
            double most = HEIGHT - BOTTOM - (double) (byEnd.size() - 1 - i) * LABEL_GAP;
            double y = Math.max(Math.min(end(name), most), free);
            free = y + LABEL_GAP;
            Color colour = COLOURS.get(names.indexOf(name) % COLOURS.size());
            Curve curve = curves.getOrDefault(name, Curve.EMPTY);
            canvas.setColor(colour);
            canvas.setStroke(new BasicStroke(1.2f));
            canvas.draw(new Line2D.Double(x(100 - 100.0 / curve.count()), end(name), WIDTH - right + 22, y));
            text(canvas, label(name, curve), WIDTH - right + LABEL_INDENT, (int) y + 6, LABEL_SIZE, Font.BOLD,
                    colour);
        }
    }

    /** Room for the longest label. */
    private int margin() {
        canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, LABEL_SIZE));
        FontMetrics metrics = canvas.getFontMetrics();
        int longest = curves.entrySet().stream()
                .mapToInt(each -> metrics.stringWidth(label(each.getKey(), each.getValue()))).max().orElse(0);
        return Math.min(MOST_RIGHT, longest + LABEL_INDENT + LABEL_SIZE);
    }

    private static String label(String name, Curve curve) {
        return name + "  p50 " + micros(curve.p50()) + ", p99 " + micros(curve.p99());
    }

    /** Where the curve ends; of several rounds that is not the slowest of all values. */
    private double end(String name) {
        List<Curve.Point> points = curves.getOrDefault(name, Curve.EMPTY).points();
        return y(points.isEmpty() ? lowest : points.get(points.size() - 1).micros());
    }

    private void rule(double x1, double y1, double x2, double y2) {
        canvas.setColor(GRID);
        canvas.setStroke(new BasicStroke(1f));
        canvas.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private void rightwards(String words, double x, double y) {
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 17));
        canvas.setColor(INK);
        canvas.drawString(words, (float) (x - canvas.getFontMetrics().stringWidth(words)), (float) y);
    }

    private static void text(Graphics2D canvas, String words, int x, int y, int size, int style, Color ink) {
        canvas.setFont(new Font(Font.SANS_SERIF, style, size));
        canvas.setColor(ink);
        canvas.drawString(words, x, y);
    }

    private double x(double percentile) {
        double nines = -Math.log10(Math.max(Math.pow(10, -rarest), 1 - percentile / 100));
        return LEFT + Math.min(nines, rarest) / rarest * (WIDTH - LEFT - right);
    }

    private double y(double micros) {
        double share = Math.log10(Math.max(micros, lowest) / lowest) / Math.log10(highest / lowest);
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - top);
    }

    /** The next of 1, 2, 5 times a power of ten. */
    private static double step(double value, boolean up) {
        double decade = Math.pow(10, Math.floor(Math.log10(Math.max(value, 0.01))));
        double share = Math.max(value, 0.01) / decade;
        if (up) {
            return decade * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
        }
        return decade * (share >= 5 ? 5 : share >= 2 ? 2 : 1);
    }

    static String micros(double micros) {
        if (micros >= 999) {
            return String.format(Locale.ROOT, micros >= 9_999 ? "%.0f ms" : "%.1f ms", micros / 1e3);
        }
        return micros >= 0.999
                ? String.format(Locale.ROOT, micros >= 9.99 ? "%.0f µs" : "%.1f µs", micros)
                : String.format(Locale.ROOT, "%.0f ns", micros * 1e3);
    }
}
