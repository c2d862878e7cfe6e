package io.ticklane.bench.receive;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.run.Curve;
import io.ticklane.bench.figures.CurveImage;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The measurement {@code receive}: socket to decoded tick, the participants in turns, in an order that moves on with
 * every round.
 */
public final class Receive implements Measurement {
    /** Ticks of the flood for each second of a run; and so many at least, of which some windows can be made. */
    private static final long FLOOD_PER_SECOND = 1_000_000;
    private static final long LEAST_FLOOD = 8 * Collector.FLOOD_WINDOW;
    /** A message of the flood takes less, even of those who are slow. */
    private static final long MOST_FLOOD_NANOS = 10_000;
    private static final long SLACK_NANOS = 60_000_000_000L;
    private static final long JOIN_MILLIS = 5_000;

    @Override
    public String name() {
        return "receive";
    }

    @Override
    public int run(MeasureOrder order) throws InterruptedException, IOException {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            throw new Refusal(
                    "bench: a sender and a receiver that spin need two cores; this machine gives one");
        }
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        Map<Participant, List<Turn>> turns = new EnumMap<>(Participant.class);
        List<Participant> sequence = new ArrayList<>(List.of(Participant.values()));
        long flood = Math.max(LEAST_FLOOD, FLOOD_PER_SECOND * order.duration().toMillis() / 1_000);
        try (SenderHost sender = new SenderHost(order, flood)) {
            for (int round = 1; round <= order.runs(); round++) {
                for (Participant participant : sequence) {
                    order.err().printf("round %d of %d: %s ...%n", round, order.runs(), participant.words);
                    turns.computeIfAbsent(participant, key -> new ArrayList<>())
                            .add(turn(participant, sender.target(), order, flood));
                }
                Collections.rotate(sequence, 1);
            }
        }
        ReceiveReport report = new ReceiveReport(machine, order.rate(), order.tls(), turns);
        order.out().print(report.text());
        order.out().println("verdict  " + report.verdict());
        order.json().accept(report.json());
        draw(order, machine, report.turns());
        return report.verdict().equals("ok") ? 0 : 1;
    }

    private static void draw(MeasureOrder order, Machine machine, Map<Participant, Turn> medians) {
        Map<String, Curve> curves = new LinkedHashMap<>();
        medians.forEach((participant, turn) -> curves.put(participant.words, turn.latency().curve()));
        try {
            order.png().accept(CurveImage.png("Socket to decoded tick" + (order.tls() ? ", TLS" : ""),
                    List.of(order.rate() + " ticks a second, from the planned time; raw values",
                            machine.toString()),
                    curves));
        } catch (IOException e) {
            order.err().println(e.getMessage());
        }
    }

    /**
     * One participant's turn.
     *
     * @throws IOException naming the participant: it could not connect, was cut, took too long, or missed ticks
     */
    static Turn turn(Participant participant, Target target, MeasureOrder order, long flood)
            throws IOException, InterruptedException {
        long expected = order.rate() * order.duration().toMillis() / 1_000;
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(16, 60_000_000_000L, 16))) {
            Collector collector = new Collector(
                    WindowedLatencies.roomFor(order.rate(), order.duration().toMillis() / 1e3), cache, flood);
            receive(participant, target, collector,
                    order.warmUp().plus(order.duration()).toNanos() + flood * MOST_FLOOD_NANOS + SLACK_NANOS);
            if (collector.paced() != expected || collector.flooded() < flood) {
                throw new IOException(participant.words + ": " + collector.paced() + " ticks of " + expected
                        + " came, and " + collector.flooded() + " of the flood's " + flood);
            }
            return collector.turn();
        }
    }

    /** On a thread of its own, so that nothing that a participant waits for can stop the measurement. */
    static void receive(Participant participant, Target target, Collector collector, long nanos)
            throws IOException, InterruptedException {
        Thread thread;
        boolean whole;
        try (Receiver receiver = participant.receiver(target, collector)) {
            thread = new Thread(() -> {
                try {
                    receiver.receive();
                } catch (IOException | InterruptedException | RuntimeException e) {
                    collector.abort(e.toString());
                }
            }, "bench-receive");
            thread.setDaemon(true);
            thread.start();
            whole = collector.await(nanos);
        }
        thread.join(JOIN_MILLIS);
        if (!whole) {
            throw new IOException(participant.words + ": " + collector.failure());
        }
        if (thread.isAlive()) {
            throw new IOException(participant.words + ": did not end within "
                    + TimeUnit.MILLISECONDS.toSeconds(JOIN_MILLIS) + " s");
        }
    }
}
