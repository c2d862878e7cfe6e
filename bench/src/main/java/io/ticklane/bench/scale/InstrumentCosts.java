package io.ticklane.bench.scale;

import io.ticklane.bench.endtoend.SenderProcess;
import io.ticklane.bridge.latency.LatencyRecorder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures pipelines of ever more instruments, in turns, so that what disturbs the machine disturbs all alike. In a
 * process of its own, because a hundred thousand instruments need more heap than a connector is given. One thread.
 */
final class InstrumentCosts {
    private static final List<Integer> INSTRUMENTS = List.of(1, 10, 100, 1_000, 2_000, 10_000, 100_000);
    private static final int WARM_UP_BATCHES = 4_000;
    private static final int ROUNDS = 20;
    private static final int BATCHES = 100;

    /** Of so many instruments: nanoseconds per message of the median batch, and of the 10th and 90th in a hundred. */
    record Row(int instruments, double median, double low, double high) {}

    private InstrumentCosts() {}

    /** Argument: how often. Prints {@code instruments median low high} lines; progress goes to standard error. */
    public static void main(String[] arguments) {
        LatencyRecorder latency = new LatencyRecorder();
        List<Pipeline> pipelines = new ArrayList<>();
        for (int count : INSTRUMENTS) {
            System.err.printf(Locale.ROOT, "%,d instruments: warm-up ...%n", count);
            Pipeline pipeline = new Pipeline(count, latency);
            pipelines.add(pipeline);
            pipeline.measure(WARM_UP_BATCHES);
        }
        pipelines.forEach(Pipeline::forget);
        int runs = Integer.parseInt(arguments[0]);
        for (int run = 1; run <= runs; run++) {
            System.err.printf("instruments, run %d of %d ...%n", run, runs);
            for (int round = 0; round < ROUNDS; round++) {
                pipelines.forEach(pipeline -> pipeline.measure(BATCHES));
            }
        }
        for (Pipeline pipeline : pipelines) {
            Row row = pipeline.row();
            System.out.printf(Locale.ROOT, "%d %.3f %.3f %.3f%n", row.instruments(), row.median(), row.low(),
                    row.high());
            pipeline.close();
        }
    }

    /** Measures in a process of its own. */
    static List<Row> inProcess(int runs) throws IOException, InterruptedException {
        List<String> command = SenderProcess.javaCommand();
        int classPath = command.indexOf("-cp");
        command.addAll(classPath, List.of("-Xms384m", "-Xmx384m"));
        command.addAll(List.of(InstrumentCosts.class.getName(), Integer.toString(runs)));
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
