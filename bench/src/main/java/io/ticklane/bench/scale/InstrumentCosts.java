package io.ticklane.bench.scale;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.bench.endtoend.SenderProcess;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bridge.latency.LatencyRecorder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures pipelines of ever more instruments, in turns, so that what disturbs the machine disturbs all alike. In a
 * process of its own, because a hundred thousand instruments need more heap than a connector is given. One thread.
 */
final class InstrumentCosts {
    private static final List<Integer> INSTRUMENTS = List.of(1, 10, 100, 1_000, 2_000, 10_000, 100_000);
    /** Of a pipeline's turn: a few milliseconds. */
    private static final int BATCHES = 100;

    /**
     * Of so many instruments, nanoseconds a message, medians over the runs.
     *
     * @param nanos the median over windows of 100 ms of each window's median batch
     * @param rawP50 the median of all batches
     * @param rawP90 of a hundred of all batches the ninetieth
     */
    record Row(int instruments, double nanos, double rawP50, double rawP90) {}

    private InstrumentCosts() {}

    /**
     * Arguments: how often, milliseconds of warm-up before each run, milliseconds of a run. Prints a line of each
     * {@link Row}, its fields in their order; progress goes to standard error.
     */
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[0]);
        long warmUp = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[1]));
        long duration = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[2]));
        LatencyRecorder latency = new LatencyRecorder();
        List<Pipeline> pipelines = new ArrayList<>();
        List<List<LatencyFigures>> figures = new ArrayList<>();
        for (int count : INSTRUMENTS) {
            pipelines.add(new Pipeline(count, latency, duration));
            figures.add(new ArrayList<>());
        }
        for (int run = 1; run <= runs; run++) {
            System.err.printf("instruments, run %d of %d ...%n", run, runs);
            turns(pipelines, warmUp);
            pipelines.forEach(Pipeline::reset);
            turns(pipelines, duration);
            for (int i = 0; i < pipelines.size(); i++) {
                figures.get(i).add(pipelines.get(i).figures());
            }
        }
        for (int i = 0; i < pipelines.size(); i++) {
            LatencyFigures batch = LatencyFigures.ofRuns(figures.get(i));
            System.out.printf(Locale.ROOT, "%d %.3f %.3f %.3f%n", pipelines.get(i).instruments(),
                    ofMessage(batch.p50()), ofMessage(batch.rawP50()), ofMessage(batch.rawP90()));
            pipelines.get(i).close();
        }
    }

    /** For so long, but one turn of each at least. */
    private static void turns(List<Pipeline> pipelines, long nanos) {
        long begin = System.nanoTime();
        do {
            pipelines.forEach(pipeline -> pipeline.measure(BATCHES));
        } while (System.nanoTime() - begin < nanos);
    }

    private static double ofMessage(double microsOfBatch) {
        return microsOfBatch * 1_000 / FrameBatch.FRAMES;
    }

    /** Measures in a process of its own. */
    static List<Row> inProcess(MeasureOrder order) throws IOException, InterruptedException {
        List<String> command = SenderProcess.javaCommand();
        int classPath = command.indexOf("-cp");
        command.addAll(classPath, List.of("-Xms384m", "-Xmx384m"));
        command.addAll(List.of(InstrumentCosts.class.getName(), Integer.toString(order.runs()),
                Long.toString(order.warmUp().toMillis()), Long.toString(order.duration().toMillis())));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<Row> rows = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] fields = line.split(" ", -1);
                rows.add(new Row(Integer.parseInt(fields[0]), Double.parseDouble(fields[1]),
                        Double.parseDouble(fields[2]), Double.parseDouble(fields[3])));
            }
        }
        if (process.waitFor() != 0 || rows.size() != INSTRUMENTS.size()) {
            throw new IOException("the process that measures instruments ended early; see above");
        }
        return rows;
    }
}
