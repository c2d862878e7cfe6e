package io.ticklane.app.report;

import io.ticklane.app.run.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a run as one page that needs nothing else: no script, no font, no address.
 *
 * <p>Any thread.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page. */
    public static String of(Outcome outcome, Heading heading) {
        StringBuilder page = new StringBuilder(64_000);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<title>Ticklane: ").append(escape(heading.strategy())).append(" on ")
                .append(escape(heading.venue())).append("</title>\n<style>\n").append(style())
                .append("</style>\n</head>\n<body>\n<main>\n");
        head(page, outcome, heading);
        tiles(page, outcome);
        page.append(
                "<section>\n<h2>Latency by percentile</h2>\n<p>How long each stage took, and the whole way.")
                .append(" Both scales are logarithmic: each step to the right is ten times rarer.</p>\n")
                .append(PercentileChart.of(Tables.curves(outcome.figures()))).append("</section>\n");
        page.append("<section>\n<h2>Second by second</h2>\n").append(Timeline.of(outcome))
                .append("</section>\n");
        page.append("<div class=\"tables\">\n");
        Map<String, Table> tables = Tables.of(outcome);
        tables.forEach((title, table) -> {
            if (wide(table)) {
                table(page, title, table, Notes.of(title, outcome, heading));
            }
        });
        tables.forEach((title, table) -> {
            if (!wide(table)) {
                table(page, title, table, Notes.of(title, outcome, heading));
            }
        });
        page.append("</div>\n<footer>Ticklane ").append(escape(heading.version())).append(", JDK ")
                .append(escape(heading.jdk())).append(", ").append(escape(heading.machine()))
                .append("</footer>\n</main>\n</body>\n</html>\n");
        return page.toString();
    }

    private static void head(StringBuilder page, Outcome outcome, Heading heading) {
        page.append("<header>\n<h1>").append(escape(heading.strategy())).append(" on ")
                .append(escape(heading.venue())).append("</h1>\n<p>").append(escape(heading.started()))
                .append(", ").append(Words.seconds(outcome.seconds())).append(", ")
                .append(escape(heading.symbols())).append(", orders ").append(escape(heading.orderMode()))
                .append(", layout ").append(escape(heading.layout(outcome))).append("</p>\n");
        if (!outcome.failure().isEmpty()) {
            page.append("<p class=\"bad\">Ended early: ").append(escape(outcome.failure())).append("</p>\n");
        }
        page.append("</header>\n");
    }

    private static void tiles(StringBuilder page, Outcome outcome) {
        var figures = outcome.figures();
        page.append("<div class=\"tiles\">\n");
        tile(page, "tick to order, p50", Words.micros(figures.tickToOrder().p50()) + " µs", false);
        tile(page, "tick to order, p99", Words.micros(figures.tickToOrder().p99()) + " µs", false);
        tile(page, "ticks", Words.count(figures.ticks()), false);
        tile(page, "orders", Words.count(figures.orders()), false);
        tile(page, "fills", Words.count(figures.fills()), false);
        tile(page, "cache hits", Words.percent(figures.cache().hitRate()), false);
        tile(page, "drops and gaps", Words.count(figures.dropped() + figures.gaps()),
                figures.dropped() + figures.gaps() > 0);
        tile(page, "rejected or unknown", Words.count(figures.rejected() + figures.unknown()),
                figures.rejected() + figures.unknown() > 0);
        page.append("</div>\n");
    }

    static void tile(StringBuilder page, String name, String value, boolean bad) {
        page.append("<div class=\"tile").append(bad ? " bad" : "").append("\"><b>").append(escape(value))
                .append("</b><span>").append(escape(name)).append("</span></div>\n");
    }

    static void table(StringBuilder page, String title, Table table, List<String> notes) {
        boolean headed = wide(table);
        page.append("<section class=\"").append(headed ? "wide" : "narrow").append("\">\n<h2>")
                .append(escape(title)).append("</h2>\n<table")
                .append(table.words() ? " class=\"left\"" : "").append(">\n");
        boolean head = headed;
        for (List<String> row : table.rows()) {
            page.append("<tr>");
            for (String cell : row) {
                String tag = head ? "th" : "td";
                page.append('<').append(tag).append('>').append(escape(cell)).append("</").append(tag)
                        .append('>');
            }
            page.append("</tr>\n");
            head = false;
        }
        page.append("</table>\n");
        if (!notes.isEmpty()) {
            page.append("<p class=\"note\">").append(escape(String.join(" ", notes))).append("</p>\n");
        }
        page.append("</section>\n");
    }

    private static boolean wide(Table table) {
        return table.rows().get(0).size() > 2;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
    }

    static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names in the order of colours. */
    static String colour(Map<String, ?> all, String name) {
        return "c" + Math.max(0, List.copyOf(all.keySet()).indexOf(name)) % 10;
    }
}
