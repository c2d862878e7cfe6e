package io.ticklane.bench.hiccups;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * The measurement {@code hiccups}: how often loops that do next to nothing are held up, one on each processor, by the
 * system, by the one under it and by whatever else runs. No connector on this machine has a better tail than that.
 */
public final class Hiccups implements Measurement {
    /** A page's line, and as much as a venue and a connector touch together. */
    private static final int LITTLE = 64;
    private static final int MUCH = 16 << 20;
    /** About what a tick takes to its order and back to the venue. */
    private static final long TRIP_NANOS = 25_000;

    /** One kind of loop. */
    private record Row(String name, List<HoldUps> runs) {
        double median(ToDoubleFunction<HoldUps> figure) {
            return LatencyFigures.median(runs, figure);
        }
    }

    @Override
    public String name() {
        return "hiccups";
    }

    @Override
    public int run(MeasureOrder order) throws InterruptedException {
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        List<Row> rows = List.of(new Row("a bare loop", new ArrayList<>()),
                new Row("one that touches 16 MiB", new ArrayList<>()));
        for (int i = 1; i <= order.runs(); i++) {
            order.err().printf("run %d of %d ...%n", i, order.runs());
            rows.get(0).runs.add(measure(order, LITTLE));
            rows.get(1).runs.add(measure(order, MUCH));
        }
        order.out().print(counts(rows).text());
        order.out().print(trips(rows).text());
        order.json().accept(json(order, machine, rows));
        return 0;
    }

    /** On all processors at once. */
    private static HoldUps measure(MeasureOrder order, int bytes) throws InterruptedException {
        List<Loop> loops = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Loop loop = new Loop(bytes, order.warmUp().toNanos(), order.duration().toNanos());
            loops.add(loop);
            Thread thread = new Thread(loop, "hiccups-" + i);
            threads.add(thread);
            thread.start();
        }
        HoldUps all = new HoldUps();
        for (int i = 0; i < loops.size(); i++) {
            threads.get(i).join();
            all.add(loops.get(i).holdUps());
        }
        return all;
    }

    private static Table counts(List<Row> rows) {
        List<String> heading = heading("held up a second, on a processor, for more than");
        heading.addAll(List.of("of its time", "longest us"));
        Table table = new Table().row(heading.toArray(String[]::new));
        for (Row row : rows) {
            List<String> cells = cells(row.name,
                    bound -> number("%.1f", row.median(run -> run.aSecond(bound))));
            cells.add(number("%.2f %%", 100 * row.median(HoldUps::share)));
            cells.add(number("%.0f", row.median(HoldUps::longestMicros)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Table trips(List<Row> rows) {
        Table table = new Table().row(heading("of trips of " + TRIP_NANOS / 1_000
                + " us between two that never sleep, held up for more than").toArray(String[]::new));
        for (Row row : rows) {
            table.row(cells(row.name, bound -> number("%.2f %%",
                    100 * row.median(run -> run.shareOfTrips(TRIP_NANOS, bound)))).toArray(String[]::new));
        }
        return table;
    }

    private static List<String> heading(String first) {
        return cells(first, bound -> HoldUps.aboveNanos(bound) / 1_000 + " us");
    }

    /** A cell for each bound, behind the first. */
    private static List<String> cells(String first, IntFunction<String> ofBound) {
        List<String> cells = new ArrayList<>(List.of(first));
        for (int i = 0; i < HoldUps.bounds(); i++) {
            cells.add(ofBound.apply(i));
        }
        return cells;
    }

    private static String json(MeasureOrder order, Machine machine, List<Row> rows) {
        JsonWriter json = new JsonWriter().beginObject();
        json.field("machine", machine.processor() + ", " + machine.cores() + " cores, " + machine.system())
                .field("jdk", machine.jdk()).field("runs", order.runs())
                .field("seconds", order.duration().toNanos() / 1e9);
        json.beginArray("loops");
        for (Row row : rows) {
            json.beginObject().field("name", row.name).field("share", row.median(HoldUps::share))
                    .field("longestMicros", row.median(HoldUps::longestMicros));
            json.beginArray("heldUp");
            for (int i = 0; i < HoldUps.bounds(); i++) {
                int bound = i;
                json.beginObject().field("aboveMicros", HoldUps.aboveNanos(i) / 1e3)
                        .field("perSecond", row.median(run -> run.aSecond(bound)))
                        .field("shareOfTrips", row.median(run -> run.shareOfTrips(TRIP_NANOS, bound)))
                        .end();
            }
            json.end().end();
        }
        return json.end().end().text();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
