package io.ticklane.app.report;

import io.ticklane.app.run.Figures;
import io.ticklane.app.run.Outcome;
import io.ticklane.app.run.Second;
import java.util.Locale;

/** The outcome of a run as plain text, and the line shown while it runs. Any thread. */
public final class TextReport {
    private TextReport() {}

    /** The whole report, ended by a line break. */
    public static String of(Outcome outcome, Heading heading) {
        StringBuilder text = new StringBuilder();
        text.append(summary(outcome, heading)).append('\n');
        Tables.of(outcome).forEach((title, table) -> {
            text.append('\n').append(title).append('\n').append(table.text());
            Notes.of(title, outcome, heading).forEach(line -> text.append("  ").append(line).append('\n'));
        });
        if (!outcome.failure().isEmpty()) {
            text.append("\nended early: ").append(outcome.failure()).append('\n');
        }
        return text.toString();
    }

    static String summary(Outcome outcome, Heading heading) {
        return String.format(Locale.ROOT, "Ticklane %s: %s on %s, orders %s, layout %s, %s, JDK %s",
                heading.version(), heading.strategy(), heading.venue(), heading.orderMode(),
                heading.layout(outcome),
                Words.seconds(outcome.seconds()), heading.jdk());
    }

    /** How it is going, in one line without a line break. */
    public static String line(Second second, Figures figures) {
        return String.format(Locale.ROOT,
                "%6.0f s  %-10s %8s ticks/s  orders %s  fills %s  tick-to-order p50 %s p99 %s us"
                        + "  cache %.1f %%  drops %s",
                second.seconds(), figures.feed(), Words.count(Math.round(second.ticksPerSecond())),
                Words.count(figures.orders()), Words.count(figures.fills()), Words.micros(second.p50Micros()),
                Words.micros(second.p99Micros()), figures.cache().hitRate() * 100,
                Words.count(figures.dropped()));
    }
}
