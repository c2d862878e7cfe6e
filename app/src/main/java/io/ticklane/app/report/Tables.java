package io.ticklane.app.report;

import io.ticklane.app.run.Curve;
import io.ticklane.app.run.Figures;
import io.ticklane.app.run.Outcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The tables of a report, the same for text and page, by their titles. Any thread. */
final class Tables {
    static final String TICK_TO_ORDER = "tick to order";
    static final String LATENCY = "Latency, microseconds";
    static final String SLOWEST = "Slowest ticks";
    static final String RESULT = "Result";
    static final String MEMORY = "Memory";

    private static final int MOST_SLOWEST = 5;

    private Tables() {}

    static Map<String, Table> of(Outcome outcome) {
        Figures figures = outcome.figures();
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put(LATENCY, latency(figures));
        tables.put(SLOWEST, slowest(figures));
        tables.put("Orders", orders(figures));
        tables.put(RESULT, positions(figures));
        tables.put("Feed", feed(figures));
        tables.put("News of the feed", moments(figures));
        tables.put("Price cache", cache(figures.cache()));
        tables.put(MEMORY, memory(outcome));
        tables.values().removeIf(Table::empty);
        return tables;
    }

    /**
     * Curves by their names in tables and legends, in the order to show. From order to wire is not among them: it
     * is what the stage that ends at the wire took.
     */
    static Map<String, Curve> curves(Figures figures) {
        Map<String, Curve> curves = new LinkedHashMap<>();
        figures.stages().forEach((name, curve) -> curves.put(name.toLowerCase(Locale.ROOT), curve));
        curves.put(TICK_TO_ORDER, figures.tickToOrder());
        Curve wireToWire = figures.wireToWire();
        if (wireToWire != null) {
            curves.put("wire to wire", wireToWire);
        }
        return curves;
    }

    private static Table latency(Figures figures) {
        Table table = new Table().row("", "p50", "p90", "p99", "p99.9", "max", "count");
        curves(figures).forEach((name, curve) -> {
            if (curve.count() == 0) {
                table.row(name, "-", "-", "-", "-", "-", "0");
            } else {
                table.row(name, Words.micros(curve.p50()), Words.micros(curve.p90()),
                        Words.micros(curve.p99()),
                        Words.micros(curve.p999()), Words.micros(curve.max()), Words.count(curve.count()));
            }
        });
        return table;
    }

    private static Table slowest(Figures figures) {
        Table table = Table.ofWords().row("at", "symbol", "took", "stage", "usually", "the JVM meanwhile");
        figures.slowest().stream().limit(MOST_SLOWEST)
                .forEach(tick -> table.row(Words.seconds(tick.seconds()), tick.symbol(),
                        Words.micros(tick.micros()) + " us",
                        tick.stage() + " " + Words.micros(tick.stageMicros()) + " us",
                        // Nothing was recorded before it.
                        tick.usualMicros() == 0 ? "-" : Words.micros(tick.usualMicros()) + " us",
                        tick.jvm().isEmpty() ? "-" : tick.jvm()));
        return table;
    }

    private static Table orders(Figures figures) {
        Table table = new Table().row("placed", Words.count(figures.orders()))
                .row("acknowledged", Words.count(figures.acknowledged()))
                .row("fills", Words.count(figures.fills())).row("rejected", Words.count(figures.rejected()))
                .row("refused by our limits", Words.count(figures.refused()))
                .row("unknown", Words.count(figures.unknown()));
        figures.ordersByState().forEach((state, count) -> {
            if (count > 0) {
                table.row("of these " + state, Words.count(count));
            }
        });
        return table;
    }

    private static Table positions(Figures figures) {
        Table table = new Table().row("symbol", "held", "quote balance", "profit or loss", "");
        for (Figures.Position position : figures.positions()) {
            table.row(position.symbol(), position.base(), position.quote(), position.result(),
                    position.quoteAsset());
        }
        return table;
    }

    private static Table feed(Figures figures) {
        Table table = new Table().row("state", figures.feed()).row("ticks", Words.count(figures.ticks()))
                .row("of these from REST", Words.count(figures.restTicks()));
        figures.frames().forEach((type, count) -> {
            if (count > 0) {
                table.row(type, Words.count(count));
            }
        });
        return table.row("reconnects", Words.count(figures.reconnects()))
                .row("gaps", Words.count(figures.gaps()))
                .row("malformed", Words.count(figures.malformed()))
                .row("dropped", Words.count(figures.dropped())).row("ring high water",
                        Words.count(figures.ringHighWater()) + " of " + Words.count(figures.ringSize()));
    }

    private static Table moments(Figures figures) {
        Table table = Table.ofWords().row("at", "state", "what", "why");
        for (Figures.FeedMoment moment : figures.moments()) {
            table.row(Words.seconds(moment.seconds()), moment.state(), moment.kind(), moment.reason());
        }
        return table;
    }

    private static Table cache(Figures.CacheFigures cache) {
        return new Table().row("hit rate", Words.percent(cache.hitRate()))
                .row("hits", Words.count(cache.hits()))
                .row("misses, absent", Words.count(cache.absent()))
                .row("misses, stale", Words.count(cache.stale()))
                .row("evictions", Words.count(cache.evictions()))
                .row("late updates refused", Words.count(cache.lateRefused()))
                .row("entries", Words.count(cache.size()) + " of " + Words.count(cache.capacity()))
                .row("bytes off the heap", Words.count(cache.offHeapBytes()));
    }

    private static Table memory(Outcome outcome) {
        return new Table()
                .row("heap", Words.mebibytes(outcome.memory().heapUsed()) + " of "
                        + Words.mebibytes(outcome.memory().heapCommitted()))
                .row("off-heap", Words.mebibytes(outcome.memory().offHeap()))
                .row("resident", Words.mebibytes(outcome.memory().resident()))
                .row("resident, peak", Words.mebibytes(outcome.memory().peakResident()))
                .row("garbage collections", outcome.gcCount() + ", longest " + outcome.gcMaxMillis() + " ms");
    }
}
