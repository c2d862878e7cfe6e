package io.ticklane.bench.scale;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The measurement {@code scale}. One thread. */
public final class Scale implements Measurement {
    private static final List<Integer> CONNECTIONS = List.of(1, 10, 100);
    private static final double MOST_FOR_SYMBOLS = 1.5;
    private static final double MOST_FOR_ENTRIES = 3;
    private static final int SYMBOLS = 2_000;

    /** Of one number of connections: medians over the runs. */
    private record Sockets(int connections, double nanos, double rawNanos, double messagesPerRead,
            String failure) {}

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        order.out().println("caches   " + caches());
        order.out().printf(Locale.ROOT,
                "rate     in the process as fast as it goes; over sockets %,d a second; %d runs of %.1f s%n",
                order.rate(), order.runs(), order.duration().toNanos() / 1e9);
        List<InstrumentCosts.Row> costs = InstrumentCosts.inProcess(order);
        order.out().print(instruments(costs).text());
        List<Sockets> sockets = new ArrayList<>();
        for (int connections : CONNECTIONS) {
            sockets.add(measureConnections(order, connections));
        }
        order.out().print(connections(sockets).text());
        String verdict = verdict(costs, sockets);
        order.out().println("verdict  " + verdict);
        order.json().accept(json(order, machine, costs, sockets, verdict));
        return verdict.equals("ok") ? 0 : 1;
    }

    private static Sockets measureConnections(MeasureOrder order, int connections)
            throws IOException, InterruptedException {
        List<Double> nanos = new ArrayList<>();
        List<Double> rawNanos = new ArrayList<>();
        List<Double> perRead = new ArrayList<>();
        String failure = "";
        for (int run = 1; run <= order.runs(); run++) {
            order.err().printf("%d connections, run %d of %d ...%n", connections, run, order.runs());
            Connections.Cost cost = Connections.measure(order, connections);
            nanos.add(cost.nanosPerMessage());
            rawNanos.add(cost.rawNanosPerMessage());
            perRead.add(cost.messagesPerRead());
            failure = failure.isEmpty() ? cost.failure() : failure;
        }
        return new Sockets(connections, LatencyFigures.median(nanos, Double::doubleValue),
                LatencyFigures.median(rawNanos, Double::doubleValue),
                LatencyFigures.median(perRead, Double::doubleValue), failure);
    }

    private static Table instruments(List<InstrumentCosts.Row> costs) {
        Table table = new Table().row("frame to strategy, one thread: instruments, all cached",
                "ns a message", "raw p50", "p90", "times one");
        double one = costs.get(0).nanos();
        for (InstrumentCosts.Row row : costs) {
            table.row(String.format(Locale.ROOT, "%,d", row.instruments()), text(row.nanos()),
                    text(row.rawP50()), text(row.rawP90()),
                    String.format(Locale.ROOT, "%.2f", row.nanos() / one));
        }
        return table;
    }

    private static Table connections(List<Sockets> sockets) {
        Table table = new Table().row("processor time over sockets: connections, " + Connections.SYMBOLS
                + " symbols", "ns a message", "raw", "messages a read", "times one", "");
        double one = sockets.get(0).nanos();
        for (Sockets row : sockets) {
            table.row(Integer.toString(row.connections()), text(row.nanos()), text(row.rawNanos()),
                    String.format(Locale.ROOT, "%.2f", row.messagesPerRead()),
                    String.format(Locale.ROOT, "%.2f", row.nanos() / one),
                    row.failure().isEmpty() ? "" : "FAIL: " + row.failure());
        }
        return table;
    }

    private static String verdict(List<InstrumentCosts.Row> costs, List<Sockets> sockets) {
        double one = costs.get(0).nanos();
        for (InstrumentCosts.Row row : costs) {
            double most = row.instruments() <= SYMBOLS ? MOST_FOR_SYMBOLS : MOST_FOR_ENTRIES;
            double ratio = row.nanos() / one;
            if (ratio > most) {
                return String.format(Locale.ROOT,
                        "FAIL: a message costs %.2f times as much with %,d instruments as with one; the goal is %.1f",
                        ratio, row.instruments(), most);
            }
        }
        return sockets.stream().map(Sockets::failure).filter(why -> !why.isEmpty()).findFirst()
                .map(why -> "FAIL: " + why).orElse("ok");
    }

    /** Sizes of the first processor's caches, so that a reader can place the working sets. */
    private static String caches() {
        Path folder = Path.of("/sys/devices/system/cpu/cpu0/cache");
        List<String> caches = new ArrayList<>();
        try {
            for (int index = 0; Files.exists(folder.resolve("index" + index)); index++) {
                Path cache = folder.resolve("index" + index);
                if (!Files.readString(cache.resolve("type")).strip().equals("Instruction")) {
                    caches.add("L" + Files.readString(cache.resolve("level")).strip() + " "
                            + Files.readString(cache.resolve("size")).strip());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return "not told by this system";
        }
        return caches.isEmpty()
                ? "not told by this system"
                : String.join(", ", caches)
                        + "; a cached price takes 64 bytes and its place in arrays of the heap";
    }

    private static String json(MeasureOrder order, Machine machine, List<InstrumentCosts.Row> costs,
            List<Sockets> sockets, String verdict) {
        JsonWriter json = new JsonWriter().beginObject().field("machine", machine.toString())
                .field("rate", order.rate()).beginArray("instruments");
        for (InstrumentCosts.Row row : costs) {
            json.beginObject().field("instruments", row.instruments())
                    .field("nanosPerMessage", row.nanos())
                    .field("ratio", row.nanos() / costs.get(0).nanos());
            json.beginObject("raw").field("p50", row.rawP50()).field("p90", row.rawP90()).end().end();
        }
        json.end().beginArray("connections");
        for (Sockets row : sockets) {
            json.beginObject().field("connections", row.connections()).field("nanosPerMessage", row.nanos())
                    .field("rawNanosPerMessage", row.rawNanos())
                    .field("messagesPerRead", row.messagesPerRead()).field("failure", row.failure()).end();
        }
        return json.end().field("verdict", verdict).end().text();
    }

    private static String text(double nanos) {
        return String.format(Locale.ROOT, "%.0f", nanos);
    }
}
