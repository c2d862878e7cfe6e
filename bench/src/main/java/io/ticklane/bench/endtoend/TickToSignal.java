package io.ticklane.bench.endtoend;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.MeasurePage;
import io.ticklane.app.report.Table;
import io.ticklane.app.run.Curve;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bridge.latency.CurvePoint;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Percentiles;
import io.ticklane.bridge.latency.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The measurement {@code tick-to-signal}. One thread. */
public final class TickToSignal implements Measurement {
    private static final double MEBI = 1 << 20;
    private static final List<Stage> SHOWN = List.of(Stage.DECODED, Stage.PUBLISHED, Stage.HANDLED,
            Stage.CACHED,
            Stage.SIGNALLED, Stage.ORDERED);

    @Override
    public String name() {
        return "tick-to-signal";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        long bare = bareResidentBytes();
        List<RunResult> runs = new ArrayList<>();
        for (int i = 1; i <= order.runs(); i++) {
            order.err().printf("run %d of %d: %d ms warm-up, %d ms measured ...%n", i, order.runs(),
                    order.warmUp().toMillis(), order.duration().toMillis());
            RunResult run = new OneRun(order, bare).measure();
            order.out().print(text(order, run, i));
            runs.add(run);
        }
        String failure = runs.stream().map(RunResult::failure).filter(why -> !why.isEmpty()).findFirst()
                .orElse("");
        if (runs.size() > 1) {
            order.out().printf(Locale.ROOT,
                    "medians of %d runs: planned send to signal p50 %.2f us, p99 %.2f us%n",
                    runs.size(), median(runs, run -> run.tickToSignal().p50()),
                    median(runs, run -> run.tickToSignal().p99()));
        }
        String verdict = verdict(runs, failure);
        order.out().println("verdict  " + verdict);
        order.json().accept(json(order, machine, runs, verdict));
        order.html().accept(page(order, machine, runs, verdict));
        return failure.isEmpty() ? 0 : 1;
    }

    private static String verdict(List<RunResult> runs, String failure) {
        if (!failure.isEmpty()) {
            return "FAIL: " + failure;
        }
        return runs.stream().map(RunResult::doubt).filter(why -> !why.isEmpty()).findFirst()
                .map(why -> "doubtful: " + why).orElse("ok");
    }

    private static String text(MeasureOrder order, RunResult run, int number) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT,
                "%nrun %d    %.0f ticks a second wanted, %.0f had, %d ticks in %.1f s; %d symbols on %d "
                        + "connections, %s, layout %s%n",
                number, run.wantedRate(), run.achievedRate(), run.ticks(), run.seconds(), order.symbols(),
                run.connections(), order.tls() ? "TLS" : "plain", run.layout()));
        text.append(String.format(Locale.ROOT,
                "sender   %d sent; %d of the measured later than 1 ms, latest %.0f us; lost %d, dropped %d, orders "
                        + "refused %d%n",
                run.sent(),
                run.sendersLate(), run.sendersMaxLateMicros(), run.lost(), run.dropped(),
                run.refused()));
        text.append(String.format(Locale.ROOT,
                "memory   %.0f MiB resident, %.0f MiB above a bare JVM; %.2f bytes allocated per tick%n",
                run.residentBytes() / MEBI, (run.residentBytes() - run.bareBytes()) / MEBI,
                run.bytesPerTick()));
        return text.append(table(run).text()).toString();
    }

    private static Table table(RunResult run) {
        Table table = new Table().row("microseconds", "p50", "p90", "p99", "p99.9", "max", "count");
        LatencyReport stages = run.stages();
        row(table, "planned send to received", run.fromPlan().stage(Stage.DECODED));
        for (Stage stage : SHOWN) {
            row(table, "  " + stage.name().toLowerCase(Locale.ROOT), stages.stage(stage));
        }
        row(table, "received to order", stages.tickToOrder());
        row(table, "planned send to order", run.tickToSignal());
        return table;
    }

    private static String page(MeasureOrder order, Machine machine, List<RunResult> runs, String verdict) {
        Map<String, Curve> curves = new LinkedHashMap<>();
        Map<String, Table> tables = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            String number = runs.size() == 1 ? "" : ", run " + (i + 1);
            RunResult run = runs.get(i);
            curves.put("from planned send" + number,
                    curve(run.tickToSignal(), run.fromPlan().curves().get("tickToSignal")));
            curves.put("from receipt" + number,
                    curve(run.stages().tickToOrder(), run.stages().curves().get("tickToOrder")));
            tables.put("Latency, microseconds" + number, table(run));
        }
        return MeasurePage.of("Tick to signal", List.of(String.format(Locale.ROOT,
                "%d ticks a second, %d symbols on %d connections, %s, layout %s, %.0f s a run; lost %d, dropped %d",
                order.rate(), order.symbols(), runs.get(0).connections(), order.tls() ? "TLS" : "plain",
                runs.get(0).layout(), runs.get(0).seconds(), runs.stream().mapToLong(RunResult::lost).sum(),
                runs.stream().mapToLong(RunResult::dropped).sum()), machine.toString(),
                "Verdict: " + verdict),
                curves, tables);
    }

    private static Curve curve(Percentiles p, @Nullable List<CurvePoint> points) {
        List<Curve.Point> drawn = points == null
                ? List.of()
                : points.stream().map(point -> new Curve.Point(point.percentile(), point.micros())).toList();
        return new Curve(p.p50(), p.p90(), p.p99(), p.p999(), p.max(), p.count(), drawn);
    }

    private static void row(Table table, String name, Percentiles p) {
        table.row(name, micros(p.p50()), micros(p.p90()), micros(p.p99()), micros(p.p999()), micros(p.max()),
                Long.toString(p.count()));
    }

    private static String micros(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    private static double median(List<RunResult> runs, ToDoubleFunction<RunResult> of) {
        List<Double> values = runs.stream().map(of::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
        int middle = values.size() / 2;
        return values.size() % 2 == 1
                ? values.get(middle)
                : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    private static String json(MeasureOrder order, Machine machine, List<RunResult> runs, String verdict) {
        JsonWriter json = new JsonWriter().beginObject();
        json.beginArray("runs");
        for (RunResult run : runs) {
            json.beginObject();
            json.field("achievedRate", run.achievedRate()).field("ticks", run.ticks())
                    .field("layout", run.layout()).field("connections", run.connections())
                    .field("sent", run.sent()).field("lost", run.lost()).field("dropped", run.dropped())
                    .field("sendersLate", run.sendersLate()).field("refused", run.refused())
                    .field("bytesPerTick", run.bytesPerTick())
                    .field("rssMiB", run.residentBytes() / MEBI)
                    .field("rssAboveBareJvmMiB", (run.residentBytes() - run.bareBytes()) / MEBI);
            percentiles(json, "plannedToReceived", run.fromPlan().stage(Stage.DECODED));
            json.beginObject("stages");
            for (Stage stage : SHOWN) {
                percentiles(json, stage.name().toLowerCase(Locale.ROOT), run.stages().stage(stage));
            }
            json.end();
            percentiles(json, "tickToOrder", run.stages().tickToOrder());
            percentiles(json, "tickToSignal", run.tickToSignal());
            json.end();
        }
        json.end();
        json.field("machine", machine.processor() + ", " + machine.cores() + " cores, " + machine.system());
        json.field("jdk", machine.jdk()).field("gc", machine.gc()).field("rate", order.rate());
        json.field("achievedRate", median(runs, RunResult::achievedRate));
        json.beginObject("ours");
        json.beginObject("tickToSignal");
        json.field("p50", median(runs, run -> run.tickToSignal().p50()))
                .field("p90", median(runs, run -> run.tickToSignal().p90()))
                .field("p99", median(runs, run -> run.tickToSignal().p99()))
                .field("p999", median(runs, run -> run.tickToSignal().p999()))
                .field("max", runs.stream().mapToDouble(run -> run.tickToSignal().max()).max().orElse(0))
                .field("count", runs.stream().mapToLong(run -> run.tickToSignal().count()).sum());
        json.end();
        json.field("bytesPerTick", median(runs, RunResult::bytesPerTick)).end();
        return json.field("verdict", verdict).end().text();
    }

    private static void percentiles(JsonWriter json, String name, Percentiles p) {
        json.beginObject(name).field("p50", p.p50()).field("p90", p.p90()).field("p99", p.p99())
                .field("p999", p.p999()).field("max", p.max()).field("count", p.count()).end();
    }

    private static long bareResidentBytes() throws IOException {
        List<String> command = SenderProcess.javaCommand();
        command.add(BareJvm.class.getName());
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("a bare JVM did not start");
            }
            return Long.parseLong(line);
        }
    }
}
