package io.ticklane.bench.throughput;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bench.endtoend.SenderProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The measurement {@code simulator}: frames a second of the simulator and of plain sockets. One thread. */
public final class Throughput implements Measurement {
    private static final double MEBI = 1 << 20;

    /** Frames and bytes a second over all connections. */
    private record Rate(double frames, double bytes) {}

    /** Medians over the runs for so many connections. */
    private record Row(int connections, Rate plain, Rate simulator, double ratio) {}

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        List<Row> rows = new ArrayList<>();
        for (String connections : order.arguments()) {
            rows.add(row(order, Integer.parseInt(connections)));
        }
        Table table = new Table().row("connections", "plain frames/s", "MiB/s", "simulator frames/s", "MiB/s",
                "simulator/plain");
        for (Row row : rows) {
            table.row(Integer.toString(row.connections), number(row.plain.frames),
                    number(row.plain.bytes / MEBI),
                    number(row.simulator.frames), number(row.simulator.bytes / MEBI),
                    String.format(Locale.ROOT, "%.2f", row.ratio));
        }
        order.out().print(table.text());
        order.json().accept(json(machine, rows));
        return 0;
    }

    private static Row row(MeasureOrder order, int connections) throws IOException, InterruptedException {
        List<Rate> plain = new ArrayList<>();
        List<Rate> simulator = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 1; i <= order.runs(); i++) {
            order.err().printf("%d connections, run %d of %d ...%n", connections, i, order.runs());
            Rate limit = measure(order, "plain", "", connections);
            Rate ours = measure(order, "simulator", "/ws/btcusdt@bookTicker", connections);
            plain.add(limit);
            simulator.add(ours);
            ratios.add(ours.bytes / limit.bytes);
        }
        return new Row(connections, median(plain), median(simulator), middle(ratios));
    }

    private static Rate measure(MeasureOrder order, String sender, String stream, int connections)
            throws IOException, InterruptedException {
        List<String> command = SenderProcess.javaCommand();
        command.addAll(List.of(Flood.class.getName(), sender, Integer.toString(connections)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = output.readLine();
            if (line == null || !line.startsWith("READY ")) {
                throw new IOException("the sender did not start");
            }
            String[] words = line.split(" ", -1);
            try (FrameReader reader = new FrameReader(URI.create("ws://" + words[1] + ":" + words[2]), stream,
                    connections)) {
                reader.readUntil(System.nanoTime() + order.warmUp().toNanos());
                long begin = System.nanoTime();
                long frames = reader.frames();
                long bytes = reader.bytes();
                reader.readUntil(begin + order.duration().toNanos());
                double seconds = (System.nanoTime() - begin) / 1e9;
                return new Rate((reader.frames() - frames) / seconds, (reader.bytes() - bytes) / seconds);
            }
        } finally {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static Rate median(List<Rate> rates) {
        return new Rate(middle(rates.stream().map(Rate::frames).toList()),
                middle(rates.stream().map(Rate::bytes).toList()));
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String json(Machine machine, List<Row> rows) {
        JsonWriter json = new JsonWriter().beginObject();
        json.field("machine", machine.toString()).beginArray("rows");
        for (Row row : rows) {
            json.beginObject().field("connections", row.connections);
            json.field("plainFramesPerSecond", row.plain.frames).field("plainBytesPerSecond", row.plain.bytes)
                    .field("simulatorFramesPerSecond", row.simulator.frames)
                    .field("simulatorBytesPerSecond", row.simulator.bytes).field("ratio", row.ratio).end();
        }
        return json.end().end().text();
    }
}
