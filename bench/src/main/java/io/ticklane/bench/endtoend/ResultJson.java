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
        Contestant ours = result.foremost();
        json.field("rate", scenario.rate()).field("tls", scenario.tls()).field("symbols", scenario.symbols());
        json.field("achievedRate", result.median(ours, TurnResult::achievedRate));
        json.beginArray("runs");
        for (TurnResult turn : result.turns(ours)) {
            turn(json, turn);
        }
        json.end();
        json.beginObject("ours");
        result.ordered(ours).json(json, "tickToSignal");
        json.field("manner", ours.manner());
        json.field("bytesPerTick", result.median(ours,
                turn -> Optional.ofNullable(turn.inside()).map(Inside::bytesPerTick).orElse(Double.NaN)));
        for (Contestant who : List.of(Contestant.OURS_SPINNING, Contestant.OURS_BLOCKING)) {
            if (result.contestants().contains(who)) {
                result.ordered(who).json(json, who.manner());
            }
        }
        json.end();
        json.beginObject("floor");
        for (Contestant who : List.of(Contestant.FLOOR_SPINNING, Contestant.FLOOR_BLOCKING)) {
            if (result.contestants().contains(who)) {
                result.ordered(who).json(json, who.manner());
            }
        }
        json.end();
        result.ratio(true).ifPresent(ratio -> ratio.json(json, "ratioToFloor"));
        result.ratio(false).ifPresent(ratio -> ratio.json(json, "ratioToFloorBlocking"));
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
        json.beginObject().field("achievedRate", turn.achievedRate()).field("ticks", turn.ticks())
                .field("sent", turn.sent()).field("lost", turn.lost())
                .field("sendersLate", turn.sendersLate());
        turn.received().json(json, "plannedToReceived");
        turn.ordered().json(json, "tickToSignal");
        Inside inside = turn.inside();
        if (inside != null) {
            json.field("layout", inside.layout()).field("connections", inside.connections())
                    .field("dropped", inside.dropped()).field("refused", inside.refused())
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
