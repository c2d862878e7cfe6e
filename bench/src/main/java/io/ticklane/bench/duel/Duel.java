package io.ticklane.bench.duel;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.endtoend.SenderProcess;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.simulator.Simulator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The measurement {@code duel}. Participants take turns, round by round; each turn has a new venue and a new
 * participant, every tick is answered by an order, and the venue's clock alone decides.
 */
public final class Duel implements Measurement {
    private static final double ENOUGH = 0.995;
    /** Shorter ones would measure peers that are still being compiled. */
    private static final Duration LEAST_WARM_UP = Duration.ofSeconds(10);
    private static final double MEBI = 1 << 20;
    private static final String PEER = "binance-connector-java";

    /** One turn; what is zero could not be had. */
    private record Turn(LatencyFigures latency, double rate, double bytesPerTick, double microsPerTick,
            double residentBytes) {}

    @Override
    public String name() {
        return "duel";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        List<Participant> participants = participants(order.arguments());
        Map<Participant, List<Turn>> turns = new LinkedHashMap<>();
        for (Participant each : participants) {
            turns.put(each, new ArrayList<>());
        }
        for (int i = 1; i <= order.runs(); i++) {
            for (Map.Entry<Participant, List<Turn>> each : turns.entrySet()) {
                if (each.getKey().missing().isEmpty()) {
                    order.err().printf("round %d of %d: %s ...%n", i, order.runs(), each.getKey().name());
                    each.getValue().add(turn(order, each.getKey()));
                }
            }
        }
        String verdict = verdict(order, turns);
        order.out().printf(Locale.ROOT, "%d ticks a second, each answered by an order; %d rounds of %.0f s%n",
                order.rate(), order.runs(), order.duration().toNanos() / 1e9);
        order.out().print(table(turns).text());
        order.out().println("verdict  " + verdict);
        order.json().accept(json(order, machine, turns, verdict));
        return verdict.equals("ok") ? 0 : 1;
    }

    private static List<Participant> participants(List<String> arguments) throws InterruptedException {
        String wanted = arguments.isEmpty() ? "all" : arguments.get(0);
        List<Participant> participants = new ArrayList<>(List.of(Participant.ours()));
        if (!wanted.equals("none")) {
            for (String name : wanted.equals("all") ? List.of(PEER) : Arrays.asList(wanted.split(",", -1))) {
                if (!name.equals(PEER)) {
                    throw new Refusal("--peers " + name + ": not known; " + PEER + ", all and none are");
                }
            }
            participants.add(Participant.java(PEER, "BinanceConnectorJava.java",
                    "orders by the WebSocket API"));
        }
        return participants;
    }

    private static Turn turn(MeasureOrder order, Participant participant)
            throws IOException, InterruptedException {
        List<String> command = SenderProcess.javaCommand();
        command.addAll(List.of(DuelVenue.class.getName(), Integer.toString(order.rate())));
        try (Partner venue = new Partner("the venue", command)) {
            String[] addresses = venue.line().split(" ", -1);
            List<String> own = new ArrayList<>(participant.command());
            own.addAll(List.of(addresses[1], addresses[2], addresses[2] + "/ws-api/v3", Simulator.API_KEY,
                    Simulator.SECRET));
            try (Partner player = new Partner(participant.name(), own)) {
                if (!player.line().equals("READY")) {
                    throw new IOException(participant.name() + " did not start");
                }
                TimeUnit.NANOSECONDS
                        .sleep(Math.max(order.warmUp().toNanos(), LEAST_WARM_UP.toNanos()));
                return stretch(order, venue, player);
            }
        }
    }

    private static Turn stretch(MeasureOrder order, Partner venue, Partner player)
            throws IOException, InterruptedException {
        double wanted = order.duration().toNanos() / 1e9;
        venue.ask("begin " + (int) Math.min(order.rate() * wanted * 1.5 + 1_000, 50_000_000));
        String[] before = player.ask("mark").split(" ", -1);
        long processor = player.processorTime().toNanos();
        long begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(order.duration().toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        LatencyFigures latency = figures(venue.ask("end").split(" ", -1));
        processor = player.processorTime().toNanos() - processor;
        String[] after = player.ask("mark").split(" ", -1);
        double ticks = Math.max(1, Long.parseLong(after[0]) - Long.parseLong(before[0]));
        return new Turn(latency, latency.count() / seconds,
                (Long.parseLong(after[1]) - Long.parseLong(before[1])) / ticks, processor / 1e3 / ticks,
                player.residentBytes());
    }

    private static LatencyFigures figures(String[] fields) {
        double[] values = Arrays.stream(fields).mapToDouble(Double::parseDouble).toArray();
        return new LatencyFigures(values[0], values[1], values[2], values[3], values[4], values[5],
                values[6], values[7], values[8], (long) values[9], (int) values[10], List.of());
    }

    private static String verdict(MeasureOrder order, Map<Participant, List<Turn>> turns) {
        for (Map.Entry<Participant, List<Turn>> each : turns.entrySet()) {
            for (Turn turn : each.getValue()) {
                if (turn.rate < order.rate() * ENOUGH) {
                    return String.format(Locale.ROOT, "FAIL: %s answered %.0f of %d ticks a second",
                            each.getKey().name(), turn.rate, order.rate());
                }
            }
        }
        return "ok";
    }

    private static Table table(Map<Participant, List<Turn>> turns) {
        Table table = new Table().row("wire to wire, microseconds", "p50", "p99", "p99.9", "raw p99", "max",
                "orders/s", "bytes/tick", "CPU us/tick", "RSS MiB");
        turns.forEach((who, all) -> {
            if (!who.missing().isEmpty()) {
                table.row(who.name() + ": skipped, " + who.missing(), "", "", "", "", "", "", "", "");
                return;
            }
            LatencyFigures latency = latency(all);
            table.row(who.name() + ", " + who.how(), LatencyFigures.micros(latency.p50()),
                    LatencyFigures.micros(latency.p99()), LatencyFigures.micros(latency.p999()),
                    LatencyFigures.micros(latency.rawP99()), LatencyFigures.micros(latency.max()),
                    whole(all, Turn::rate), whole(all, Turn::bytesPerTick),
                    LatencyFigures.micros(LatencyFigures.median(all, Turn::microsPerTick)),
                    whole(all, turn -> turn.residentBytes / MEBI));
        });
        return table;
    }

    private static LatencyFigures latency(List<Turn> turns) {
        return LatencyFigures.ofRuns(turns.stream().map(Turn::latency).toList());
    }

    private static String whole(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return String.format(Locale.ROOT, "%.0f", LatencyFigures.median(turns, figure));
    }

    private static String json(MeasureOrder order, Machine machine, Map<Participant, List<Turn>> turns,
            String verdict) {
        JsonWriter json = new JsonWriter().beginObject();
        json.field("machine", machine.toString()).field("rate", order.rate()).field("runs", order.runs());
        json.beginArray("participants");
        turns.forEach((who, all) -> {
            json.beginObject().field("name", who.name()).field("how", who.how())
                    .field("skipped", who.missing());
            if (!all.isEmpty()) {
                latency(all).json(json, "wireToWire");
                json.field("ordersPerSecond", LatencyFigures.median(all, Turn::rate))
                        .field("bytesPerTick", LatencyFigures.median(all, Turn::bytesPerTick))
                        .field("cpuMicrosPerTick", LatencyFigures.median(all, Turn::microsPerTick))
                        .field("rssMiB", LatencyFigures.median(all, Turn::residentBytes) / MEBI);
            }
            json.end();
        });
        json.end();
        return json.field("verdict", verdict).end().text();
    }
}
