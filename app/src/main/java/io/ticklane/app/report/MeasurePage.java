package io.ticklane.app.report;

import io.ticklane.app.run.Curve;
import java.util.List;
import java.util.Map;

/** One self-contained page of a measurement: a drawing and its tables. Stateless; any thread. */
public final class MeasurePage {
    private MeasurePage() {}

    /**
     * The page.
     *
     * @param lines below the title: what was measured, on what, and the verdict
     * @param curves drawn by percentile, by the name to show
     * @param tables by title, in order
     */
    public static String of(String title, List<String> lines, Map<String, Curve> curves,
            Map<String, Table> tables) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>")
                .append(HtmlReport.escape(title)).append("</title>\n<style>\n").append(HtmlReport.style())
                .append("</style>\n</head>\n<body>\n<main>\n<header>\n<h1>").append(HtmlReport.escape(title))
                .append("</h1>\n");
        lines.forEach(line -> page.append("<p>").append(HtmlReport.escape(line)).append("</p>\n"));
        page.append(
                "</header>\n<section>\n<h2>Latency by percentile</h2>\n<p>Both scales are logarithmic: each")
                .append(" step to the right is ten times rarer.</p>\n").append(PercentileChart.of(curves))
                .append("</section>\n<div class=\"tables\">\n");
        tables.forEach((name, table) -> HtmlReport.table(page, name, table, List.of()));
        return page.append("</div>\n</main>\n</body>\n</html>\n").toString();
    }
}
