package io.ticklane.bench.endtoend;

import io.ticklane.app.report.JsonWriter;
import io.ticklane.bench.endtoend.TurnResult.Inside;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bridge.latency.Percentiles;
import io.ticklane.bridge.latency.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Results as JSON. The members at the top tell the first scenario, {@code scenarios} all of them in the same way.
 * Stateless.
 */
final class ResultJson {
    private static final double MEBI = 1 << 20;

    private ResultJson() {}

    static String of(Machine machine, List<ScenarioResult> results, String verdict) {
        JsonWriter json = new JsonWriter().beginObject();
        json.field("machine", machine.processor() + ", " + machine.cores() + " cores, " + machine.system());
        json.field("jdk", machine.jdk()).field("gc", machine.gc()).field("flags", machine.flags());
        scenario(json, results.get(0));
        json.beginArray("scenarios");
        for (ScenarioResult result : results) {
            json.beginObject();
            scenario(json, result);
            json.end();
        }
        return json.end().field("verdict", verdict).end().text();
    }

    private static void scenario(JsonWriter json, ScenarioResult result) {
        Scenario scenario = result.scenario();
        json.field("rate", scenario.rate())
                .field("rhythm", scenario.rhythm().label())
                .field("wire", scenario.format().name().toLowerCase(Locale.ROOT))
                .field("tls", scenario.tls()).field("symbols", scenario.symbols());
        result.contestants().stream().findFirst()
                .ifPresent(who -> json.field("achievedRate", result.median(who, TurnResult::achievedRate)));
        json.beginArray("runs");
        for (Contestant who : result.contestants()) {
            result.turns(who).forEach(turn -> turn(json, turn));
        }
        json.end();
        ours(json, result);
        for (Subject subject : Subject.values()) {
            json.beginObject(subject.baseline());
            byManner(json, result, subject, false);
            json.end();
        }
        ratios(json, result);
    }

    /** What is told first, and both manners. */
    private static void ours(JsonWriter json, ScenarioResult result) {
        json.beginObject("ours");
        for (Subject subject : Subject.values()) {
            String name = subject == Subject.TICK_TO_SIGNAL ? "tickToSignal" : "wireToWire";
            Optional<Contestant> foremost = result.foremost(subject);
            foremost.ifPresent(who -> result.ordered(who).json(json, name));
            foremost.filter(who -> subject == Subject.TICK_TO_SIGNAL)
                    .ifPresent(who -> json.field("bytesPerTick", result.median(who, turn -> {
                        Inside inside = turn.inside();
                        return inside == null ? Double.NaN : inside.bytesPerTick();
                    })));
            json.beginObject(name + "By");
            byManner(json, result, subject, true);
            json.end();
        }
        json.end();
    }

    private static void byManner(JsonWriter json, ScenarioResult result, Subject subject, boolean ours) {
        for (Contestant who : result.contestants(subject)) {
            if (who.ours() == ours) {
                result.ordered(who).json(json, who.manner());
            }
        }
    }

    private static void ratios(JsonWriter json, ScenarioResult result) {
        result.ratio(Subject.TICK_TO_SIGNAL, true).ifPresent(ratio -> ratio.json(json, "ratioToFloor"));
        result.ratio(Subject.TICK_TO_SIGNAL, false)
                .ifPresent(ratio -> ratio.json(json, "ratioToFloorBlocking"));
        result.ratio(Subject.WIRE_TO_WIRE, true).ifPresent(ratio -> ratio.json(json, "ratioToEcho"));
        result.ratio(Subject.WIRE_TO_WIRE, false).ifPresent(ratio -> ratio.json(json, "ratioToEchoBlocking"));
        json.beginArray("goals");
        for (Goal goal : result.goals()) {
            json.beginObject().field("what", goal.what()).field("p50", goal.p50()).field("p99", goal.p99())
                    .field("met", goal.met());
            goal.ratio().json(json, "ratio");
            json.end();
        }
        json.end();
    }

    private static void turn(JsonWriter json, TurnResult turn) {
        json.beginObject().field("who", turn.name()).field("achievedRate", turn.achievedRate())
                .field("ticks", turn.ticks())
                .field("sent", turn.sent()).field("lost", turn.lost())
                .field("refused", turn.refused())
                .field("sendersLate", turn.sendersLate()).field("cpuMicrosPerTick", turn.cpuMicros());
        if (turn.who().subject() == Subject.TICK_TO_SIGNAL) {
            turn.received().json(json, "plannedToReceived");
            turn.ordered().json(json, "tickToSignal");
        } else {
            turn.ordered().json(json, "wireToWire");
        }
        Inside inside = turn.inside();
        if (inside != null) {
            json.field("layout", inside.layout()).field("connections", inside.connections())
                    .field("dropped", inside.dropped())
                    .field("bytesPerTick", inside.bytesPerTick())
                    .field("rssMiB", inside.residentBytes() / MEBI)
                    .field("rssAboveBareJvmMiB", (inside.residentBytes() - inside.bareBytes()) / MEBI);
            json.beginObject("stages");
            for (Stage stage : ResultText.SHOWN) {
                percentiles(json, stage.name().toLowerCase(Locale.ROOT), inside.stages().stage(stage));
            }
            json.end();
            percentiles(json, "tickToOrder", inside.stages().tickToOrder());
        }
        json.end();
    }

    private static void percentiles(JsonWriter json, String name, Percentiles p) {
        json.beginObject(name).field("p50", p.p50()).field("p90", p.p90()).field("p99", p.p99())
                .field("p999", p.p999()).field("max", p.max()).field("count", p.count()).end();
    }
}
