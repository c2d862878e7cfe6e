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
            OrderPublication.Costs blocking, Cost.Nanos tick, Cost.Nanos stampedTick) {

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
        order.out().printf(Locale.ROOT, "%d a second wanted, %.0f had; %d ticks and %d orders a run%n",
                order.rate(), LatencyFigures.median(runs, Run::achievedRate),
                runs.get(0).hop.figures().count(), runs.get(0).sleeping.single().count());
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
                TickPublication.burst(bursts, false), TickPublication.burst(bursts, true));
    }

    private static Table table(List<Run> runs) {
        Table table = new Table().row("nanoseconds; medians over the runs", "p50", "p99", "raw p50", "p99",
                "max");
        hop(table, "hop, consumer spins on its own core", runs, run -> run.hop.figures());
        hop(table, "a bare field instead of the ring", runs, Run::bare);
        orders(table, "an order to the gateway's thread, which sleeps in steps", runs, Run::sleeping);
        orders(table, "an order to one that is woken, as by default", runs, Run::blocking);
        cost(table, "a tick into the inbound ring, in bursts of 256", runs, Run::tick);
        cost(table, "  with a stamp, where stages are recorded", runs, Run::stampedTick);
        return table;
    }

    private static void orders(Table table, String name, List<Run> runs,
            Function<Run, OrderPublication.Costs> costs) {
        cost(table, name, runs, run -> costs.apply(run).single().nanos());
        cost(table, "  without the flush, which follows the event", runs,
                run -> costs.apply(run).unflushed().nanos());
        cost(table, "  in bursts of 256", runs, run -> costs.apply(run).burst());
    }

    private static void cost(Table table, String name, List<Run> runs, Function<Run, Cost.Nanos> cost) {
        Cost.Nanos nanos = Cost.Nanos.ofRuns(runs.stream().map(cost).toList());
        table.row(name, nanos(nanos.p50()), nanos(nanos.p99()), nanos(nanos.rawP50()), nanos(nanos.rawP99()),
                "");
    }

    private static void hop(Table table, String name, List<Run> runs, Function<Run, LatencyFigures> hop) {
        LatencyFigures micros = LatencyFigures.ofRuns(runs.stream().map(hop).toList());
        table.row(name, nanos(1_000 * micros.p50()), nanos(1_000 * micros.p99()),
                nanos(1_000 * micros.rawP50()), nanos(1_000 * micros.rawP99()), nanos(1_000 * micros.max()));
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
        double handed = LatencyFigures.median(runs, run -> run.sleeping.single().nanos().p50());
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
        hop(json, "hopNanos", runs, run -> run.hop.figures());
        hop(json, "bareFieldNanos", runs, Run::bare);
        costs(json, "orderNanos", runs, Run::sleeping);
        costs(json, "wokenOrderNanos", runs, Run::blocking);
        cost(json, "tickBurstNanos", runs, Run::tick);
        cost(json, "stampedTickBurstNanos", runs, Run::stampedTick);
        return json.field("verdict", verdict).end().text();
    }

    private static void hop(JsonWriter json, String name, List<Run> runs, Function<Run, LatencyFigures> hop) {
        LatencyFigures micros = LatencyFigures.ofRuns(runs.stream().map(hop).toList());
        json.beginObject(name).field("p50", 1_000 * micros.p50()).field("p99", 1_000 * micros.p99())
                .field("count", micros.count()).field("windows", micros.windows());
        json.beginObject("raw").field("p50", 1_000 * micros.rawP50()).field("p99", 1_000 * micros.rawP99())
                .field("max", 1_000 * micros.max()).end().end();
    }

    private static void costs(JsonWriter json, String name, List<Run> runs,
            Function<Run, OrderPublication.Costs> costs) {
        json.beginObject(name)
                .field("count", runs.stream().mapToLong(run -> costs.apply(run).single().count()).sum());
        cost(json, "single", runs, run -> costs.apply(run).single().nanos());
        cost(json, "unflushed", runs, run -> costs.apply(run).unflushed().nanos());
        cost(json, "burst", runs, run -> costs.apply(run).burst());
        json.end();
    }

    private static void cost(JsonWriter json, String name, List<Run> runs, Function<Run, Cost.Nanos> cost) {
        Cost.Nanos nanos = Cost.Nanos.ofRuns(runs.stream().map(cost).toList());
        json.beginObject(name).field("p50", nanos.p50()).field("p99", nanos.p99());
        json.beginObject("raw").field("p50", nanos.rawP50()).field("p99", nanos.rawP99()).end().end();
    }

    private static String nanos(double nanos) {
        return String.format(Locale.ROOT, "%.0f", nanos);
    }
}
