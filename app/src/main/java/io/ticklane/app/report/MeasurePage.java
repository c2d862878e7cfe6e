package io.ticklane.app.report;

import io.ticklane.app.run.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One self-contained page of a measurement, put together piece by piece in the order of the page. One thread. */
public final class MeasurePage {
    private final String title;
    private final List<String> lines;
    private final StringBuilder body = new StringBuilder();
    private final List<String> tiles = new ArrayList<>();

    /** @param lines below the title: what was measured, on what, and the verdict */
    public MeasurePage(String title, List<String> lines) {
        this.title = title;
        this.lines = List.copyOf(lines);
    }

    /**
     * The page of a measurement with one drawing.
     *
     * @param lines below the title: what was measured, on what, and the verdict
     * @param curves drawn by percentile, by the name to show
     * @param tables by title, in order
     */
    public static String of(String title, List<String> lines, Map<String, Curve> curves,
            Map<String, Table> tables) {
        MeasurePage page = new MeasurePage(title, lines);
        page.curves("Latency by percentile", "", curves);
        tables.forEach((name, table) -> page.table(name, table, ""));
        return page.html();
    }

    /**
     * A large number above everything else.
     *
     * @param bad whether it is not what it should be
     */
    public MeasurePage tile(String name, String value, boolean bad) {
        StringBuilder tile = new StringBuilder();
        HtmlReport.tile(tile, name, value, bad);
        tiles.add(tile.toString());
        return this;
    }

    /** A heading between pieces. */
    public MeasurePage heading(String text) {
        body.append("<h2 class=\"part\">").append(HtmlReport.escape(text)).append("</h2>\n");
        return this;
    }

    /** Latency over percentile; the note may be empty. */
    public MeasurePage curves(String heading, String note, Map<String, Curve> curves) {
        return section(heading,
                ("Both scales are logarithmic: each step to the right is ten times rarer. " + note)
                        .strip(),
                PercentileChart.of(curves));
    }

    /** Bars on a linear scale; the note may be empty. */
    public MeasurePage bars(String heading, String note, List<Bar> bars) {
        return section(heading, note, BarChart.of(bars));
    }

    /** A table with a heading row; the note may be empty. */
    public MeasurePage table(String heading, Table table, String note) {
        HtmlReport.table(body, heading, table, note.isEmpty() ? List.of() : List.of(note));
        return this;
    }

    /** The page so far. */
    public String html() {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>")
                .append(HtmlReport.escape(title)).append("</title>\n<style>\n").append(HtmlReport.style())
                .append("</style>\n</head>\n<body>\n<main>\n<header>\n<h1>").append(HtmlReport.escape(title))
                .append("</h1>\n");
        lines.forEach(line -> page.append("<p>").append(HtmlReport.escape(line)).append("</p>\n"));
        page.append("</header>\n");
        if (!tiles.isEmpty()) {
            page.append("<div class=\"tiles\">\n");
            tiles.forEach(page::append);
            page.append("</div>\n");
        }
        return page.append(body).append("</main>\n</body>\n</html>\n").toString();
    }

    private MeasurePage section(String heading, String note, String drawing) {
        body.append("<section>\n<h2>").append(HtmlReport.escape(heading)).append("</h2>\n");
        if (!note.isEmpty()) {
            body.append("<p>").append(HtmlReport.escape(note)).append("</p>\n");
        }
        body.append(drawing).append("</section>\n");
        return this;
    }
}
