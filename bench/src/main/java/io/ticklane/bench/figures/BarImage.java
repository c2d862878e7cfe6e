package io.ticklane.bench.figures;

import io.ticklane.app.report.Bar;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bars on a linear scale of time, each of parts, drawn into a picture. One thread. */
final class BarImage {
    private static final int LEFT = 330;
    private static final int RIGHT = 150;
    private static final int HEAD = 56;
    private static final int FOOT = 24;
    private static final int ROW = 34;
    private static final int THICKNESS = 22;
    private static final int SIZE = 16;
    private static final int SWATCH = 14;
    private static final Color INK = new Color(0x1f2933);
    /** As on the page. */
    private static final List<Color> COLOURS = List.of(new Color(0x1f6feb), new Color(0xd1570b),
            new Color(0x1a7f5a), new Color(0x8250df), new Color(0xb08800), new Color(0x0a7ea4),
            new Color(0xbf3989), new Color(0x8c96a3), new Color(0x116329), new Color(0x9a3412));

    private BarImage() {}

    /** Room that they need; none for no bars. */
    static int height(List<Bar> bars) {
        return bars.isEmpty() ? 0 : HEAD + bars.size() * ROW + FOOT;
    }

    /** Draws them from that height on downwards. */
    static void draw(Graphics2D canvas, List<Bar> bars, int top, int width) {
        double longest = bars.stream().mapToDouble(Bar::micros).max().orElse(0);
        if (longest <= 0) {
            return;
        }
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE));
        legend(canvas, bars, top + SIZE);
        for (int i = 0; i < bars.size(); i++) {
            bar(canvas, bars.get(i), top + HEAD + i * ROW, (width - LEFT - RIGHT) / longest);
        }
    }

    private static void bar(Graphics2D canvas, Bar bar, int top, double pixelsPerMicro) {
        FontMetrics metrics = canvas.getFontMetrics();
        canvas.setColor(INK);
        canvas.drawString(bar.name(), LEFT - 14 - metrics.stringWidth(bar.name()), top + SIZE);
        double x = LEFT;
        for (Bar.Part part : bar.parts()) {
            double length = Math.max(0, part.micros()) * pixelsPerMicro;
            canvas.setColor(COLOURS.get(part.colour()));
            canvas.fill(new Rectangle2D.Double(x, top, length, THICKNESS));
            x += length;
        }
        canvas.setColor(INK);
        canvas.drawString(CurveImage.micros(bar.micros()), (float) x + 10, top + SIZE);
    }

    private static void legend(Graphics2D canvas, List<Bar> bars, int baseline) {
        Map<String, Integer> names = new LinkedHashMap<>();
        bars.forEach(bar -> bar.parts().forEach(part -> names.putIfAbsent(part.name(), part.colour())));
        int x = LEFT;
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            canvas.setColor(COLOURS.get(name.getValue()));
            canvas.fillRect(x, baseline - SWATCH + 2, SWATCH, SWATCH);
            canvas.setColor(INK);
            canvas.drawString(name.getKey(), x + SWATCH + 7, baseline);
            x += SWATCH + 7 + canvas.getFontMetrics().stringWidth(name.getKey()) + 28;
        }
    }
}
