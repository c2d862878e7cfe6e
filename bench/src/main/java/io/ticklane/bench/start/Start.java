package io.ticklane.bench.start;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.endtoend.SenderProcess;
import io.ticklane.bench.figures.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The measurement {@code start}: processes with one session each, one after the other, at a venue that sends all the
 * time; from asking the system for the process to the strategy's first tick. Beside it a JVM that does nothing.
 */
public final class Start implements Measurement {
    private static final double GOAL_MILLIS = 1_500;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        order.out().printf(Locale.ROOT, "rate     %,d ticks a second; %d starts of each%n", order.rate(),
                order.runs());
        List<StartTimes> bare = new ArrayList<>();
        List<StartTimes> ours = new ArrayList<>();
        try (SenderProcess sender = SenderProcess.of(1, order.rate())) {
            sender.go();
            // Once for the files, which the system then has in memory.
            start(sender);
            for (int run = 1; run <= order.runs(); run++) {
                order.err().printf("run %d of %d ...%n", run, order.runs());
                bare.add(probe());
                ours.add(start(sender));
            }
        }
        StartTimes median = StartTimes.median(ours);
        Table table = new Table().row("ms after the process was asked for", "first line", "session",
                "first tick",
                "slowest");
        table.row("a JVM that does nothing", text(StartTimes.median(bare).main()), "", "", "");
        table.row("a session with one strategy", text(median.main()), text(median.started()),
                text(median.tick()),
                text(slowest(ours)));
        String verdict = verdict(median);
        order.out().print(table.text());
        order.out().println("verdict  " + verdict);
        order.json().accept(json(machine, StartTimes.median(bare), median, ours, verdict));
        return met(median) ? 0 : 1;
    }

    private static boolean met(StartTimes median) {
        return median.tick() <= GOAL_MILLIS;
    }

    /** Of the median over runs. */
    static String verdict(StartTimes median) {
        return met(median)
                ? String.format(Locale.ROOT, "ok: the first tick takes %.0f ms; the goal is %.0f",
                        median.tick(),
                        GOAL_MILLIS)
                : String.format(Locale.ROOT, "FAIL: the first tick takes %.0f ms; the goal is %.0f",
                        median.tick(),
                        GOAL_MILLIS);
    }

    private static StartTimes start(SenderProcess sender) throws IOException, InterruptedException {
        return probe(sender.venue().rest().toString(), sender.venue().stream().toString());
    }

    private static StartTimes probe(String... arguments) throws IOException, InterruptedException {
        List<String> command = SenderProcess.javaCommand();
        command.add(StartProbe.class.getName());
        command.addAll(List.of(arguments));
        long asked = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the process that was started ended without a tick; see above");
            }
            StartTimes times = StartTimes.parse(line, asked);
            process.waitFor();
            return times;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String json(Machine machine, StartTimes bare, StartTimes median, List<StartTimes> runs,
            String verdict) {
        JsonWriter json = new JsonWriter().beginObject().field("machine", machine.toString());
        json.beginArray("runs");
        runs.forEach(run -> fields(json.beginObject(), run).end());
        json.end();
        json.field("bareJvmMillis", bare.main());
        fields(json.beginObject("millis"), median).end();
        return json.field("slowestMillis", slowest(runs)).field("verdict", verdict).end().text();
    }

    private static JsonWriter fields(JsonWriter json, StartTimes times) {
        return json.field("firstLine", times.main()).field("session", times.started()).field("firstTick",
                times.tick());
    }

    private static double slowest(List<StartTimes> runs) {
        return runs.stream().mapToDouble(StartTimes::tick).max().orElse(0);
    }

    private static String text(double millis) {
        return String.format(Locale.ROOT, "%.0f", millis);
    }
}
