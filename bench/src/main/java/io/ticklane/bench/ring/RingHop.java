package io.ticklane.bench.ring;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The measurement {@code ring}. How long a tick is on its way to a core on the other processor, through the inbound
 * ring and through a bare field. Then what it costs the hot thread to give something to a thread beside its path: an
 * order to the thread {@code gateway}, one at a time and in bursts; and what a burst of ticks into the inbound ring
 * costs a stream's thread, which is told only.
 */
public final class RingHop implements Measurement {
    private static final double MOST_HOP_NANOS = 250;
    private static final double MOST_ORDER_NANOS = 40;
    private static final double ENOUGH = 0.995;

    /** One run; nanoseconds but for the hops, which are in microseconds. */
    private record Run(TickPublication.Hop hop, LatencyFigures bare, OrderPublication.Costs sleeping,
            OrderPublication.Costs blocking, double tickNanos, double stampedTickNanos) {

        long lost() {
            return sleeping.lost() + blocking.lost();
        }

        double achievedRate() {
            return Math.min(hop.achievedRate(), sleeping.single().achievedRate());
        }
    }

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public int run(MeasureOrder order) throws InterruptedException {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            throw new Refusal("bench: a ring between two cores needs two; this machine gives one");
        }
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        List<Run> runs = new ArrayList<>();
        for (int i = 1; i <= order.runs(); i++) {
            order.err().printf("run %d of %d ...%n", i, order.runs());
            runs.add(measure(order));
        }
        order.out().printf(Locale.ROOT, "%d a second wanted, %.0f had, %d ticks a run%n", order.rate(),
                LatencyFigures.median(runs, Run::achievedRate), runs.get(0).hop.figures().count());
        order.out().print(table(runs).text());
        String verdict = verdict(order, runs);
        order.out().println("verdict  " + verdict);
        order.json().accept(json(order, machine, runs, verdict));
        return verdict.equals("ok") ? 0 : 1;
    }

    private static Run measure(MeasureOrder order) throws InterruptedException {
        long bursts = (order.warmUp().toNanos() + order.duration().toNanos()) / 4;
        return new Run(TickPublication.hop(order), TickPublication.bareHop(order),
                OrderPublication.costs(order, "sleeping"), OrderPublication.costs(order, "blocking"),
                TickPublication.burstNanos(bursts, false), TickPublication.burstNanos(bursts, true));
    }

    private static Table table(List<Run> runs) {
        Table table = new Table().row("nanoseconds; medians over the runs", "p50", "p99", "p99 raw",
                "max raw");
        hop(table, "hop, consumer spins on its own core", runs, run -> run.hop.figures());
        hop(table, "a bare field instead of the ring", runs, Run::bare);
        orders(table, "an order to the gateway's thread, which sleeps in steps", runs, Run::sleeping);
        orders(table, "an order to one that is woken, as by default", runs, Run::blocking);
        table.row("a tick into the inbound ring, in bursts of 256", nanos(runs, Run::tickNanos), "", "", "");
        table.row("  with a stamp, where stages are recorded", nanos(runs, Run::stampedTickNanos), "", "",
                "");
        return table;
    }

    private static void orders(Table table, String name, List<Run> runs,
            Function<Run, OrderPublication.Costs> costs) {
        single(table, name, runs, run -> costs.apply(run).single());
        single(table, "  without the flush, which follows the event", runs,
                run -> costs.apply(run).unflushed());
        table.row("  in bursts of 256", nanos(runs, run -> costs.apply(run).burstNanos()), "", "", "");
    }

    private static void single(Table table, String name, List<Run> runs, Function<Run, Cost.Single> single) {
        table.row(name, nanos(runs, run -> single.apply(run).middle()), "",
                nanos(runs, run -> single.apply(run).p99()), "");
    }

    private static void hop(Table table, String name, List<Run> runs, Function<Run, LatencyFigures> hop) {
        table.row(name, micros(runs, run -> hop.apply(run).p50()), micros(runs, run -> hop.apply(run).p99()),
                micros(runs, run -> hop.apply(run).rawP99()), micros(runs, run -> hop.apply(run).max()));
    }

    private static String verdict(MeasureOrder order, List<Run> runs) {
        if (LatencyFigures.median(runs, Run::achievedRate) < order.rate() * ENOUGH) {
            return "FAIL: rate missed";
        }
        double hop = 1_000 * LatencyFigures.median(runs, run -> run.hop.figures().p50());
        if (hop > MOST_HOP_NANOS) {
            return String.format(Locale.ROOT, "FAIL: a hop takes %.0f ns; the goal is %.0f", hop,
                    MOST_HOP_NANOS);
        }
        long lost = runs.stream().mapToLong(Run::lost).sum();
        if (lost != 0) {
            return "FAIL: " + lost + " orders were refused or lost";
        }
        double handed = LatencyFigures.median(runs, run -> run.sleeping.single().middle());
        return handed > MOST_ORDER_NANOS
                ? String.format(Locale.ROOT, "FAIL: an order handed over takes %.0f ns; the goal is %.0f",
                        handed,
                        MOST_ORDER_NANOS)
                : "ok";
    }

    private static String json(MeasureOrder order, Machine machine, List<Run> runs, String verdict) {
        JsonWriter json = new JsonWriter().beginObject().field("machine", machine.toString())
                .field("rate", order.rate())
                .field("achievedRate", LatencyFigures.median(runs, Run::achievedRate));
        json.beginObject("hopNanos")
                .field("p50", 1_000 * LatencyFigures.median(runs, run -> run.hop.figures().p50()))
                .field("p99", 1_000 * LatencyFigures.median(runs, run -> run.hop.figures().p99()))
                .field("count", runs.get(0).hop.figures().count()).end();
        json.field("bareFieldP50Nanos", 1_000 * LatencyFigures.median(runs, run -> run.bare.p50()));
        costs(json, "orderNanos", runs, Run::sleeping);
        costs(json, "wokenOrderNanos", runs, Run::blocking);
        return json.field("tickBurstNanos", LatencyFigures.median(runs, Run::tickNanos))
                .field("stampedTickBurstNanos", LatencyFigures.median(runs, Run::stampedTickNanos))
                .field("verdict", verdict).end()
                .text();
    }

    private static void costs(JsonWriter json, String name, List<Run> runs,
            Function<Run, OrderPublication.Costs> costs) {
        json.beginObject(name)
                .field("middle", LatencyFigures.median(runs, run -> costs.apply(run).single().middle()))
                .field("p99", LatencyFigures.median(runs, run -> costs.apply(run).single().p99()))
                .field("unflushed",
                        LatencyFigures.median(runs, run -> costs.apply(run).unflushed().middle()))
                .field("burst", LatencyFigures.median(runs, run -> costs.apply(run).burstNanos())).end();
    }

    private static String micros(List<Run> runs, ToDoubleFunction<Run> micros) {
        return nanos(runs, run -> 1_000 * micros.applyAsDouble(run));
    }

    private static String nanos(List<Run> runs, ToDoubleFunction<Run> nanos) {
        return String.format(Locale.ROOT, "%.0f", LatencyFigures.median(runs, nanos));
    }
}
