package io.ticklane.simulator.admin;

import io.ticklane.simulator.fault.Chance;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.FaultLog;
import io.ticklane.simulator.fault.FaultText;
import io.ticklane.simulator.fault.Faults;
import io.ticklane.simulator.fault.Parameter;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Subject;
import io.ticklane.simulator.fault.Target;
import io.ticklane.simulator.fault.Times;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Plans, tells and takes back faults. Simulator thread only. */
public final class FaultRequests {
    private static final int MOST_LOGGED = 10_000;

    private final Faults faults;
    private final LongSupplier nanos;

    /** @param nanos monotonic time */
    public FaultRequests(Faults faults, LongSupplier nanos) {
        this.faults = faults;
        this.nanos = nanos;
    }

    /** Adds these requests. */
    public void addTo(AdminApi api) {
        api.add("GET", "/faults", request -> list());
        api.add("POST", "/faults", this::plan);
        api.add("DELETE", "/faults", request -> clear());
        api.add("GET", "/faults/kinds", request -> kinds());
        api.add("GET", "/faults/log", this::log);
        api.add("DELETE", "/faults/*", this::remove);
    }

    private JsonWriter plan(AdminRequest request) throws JsonException {
        Object body = request.json();
        if (body instanceof List<?>) {
            JsonWriter json = new JsonWriter().object().array("ids");
            for (Fault fault : FaultText.script(body)) {
                json.add(faults.add(fault, nanos.getAsLong()));
            }
            return json.end().end();
        }
        long id = faults.add(FaultText.fault(body), nanos.getAsLong());
        return new JsonWriter().object().put("id", id).end();
    }

    private JsonWriter remove(AdminRequest request) {
        String id = request.argument();
        if (!id.matches("\\d{1,18}") || !faults.remove(Long.parseLong(id))) {
            throw AdminException.unknown("fault " + id);
        }
        return new JsonWriter().object().end();
    }

    private JsonWriter clear() {
        faults.clear();
        return new JsonWriter().object().end();
    }

    private JsonWriter list() {
        JsonWriter json = new JsonWriter().array();
        for (Faults.Entry entry : faults.entries()) {
            Fault fault = entry.fault();
            json.object().put("id", entry.id()).put("kind", fault.kind().label());
            target(json, fault.target());
            json.put("after", Times.text(fault.after())).put("for", Times.text(fault.lasting()));
            chance(json, fault.chance());
            fault.settings().forEach((name, value) -> json.value(name,
                    value instanceof Duration duration ? Times.text(duration) : value));
            json.put("active", entry.active()).put("strikes", entry.strikes()).end();
        }
        return json.end();
    }

    private static void target(JsonWriter json, Target target) {
        if (target.all()) {
            return;
        }
        json.object("target");
        if (target.connection() != 0) {
            json.put("connection", target.connection());
        }
        Scope scope = target.scope();
        put(json, "scope", scope == null ? "" : scope.label());
        put(json, "stream", target.stream());
        put(json, "endpoint", target.endpoint());
        put(json, "account", target.account());
        json.end();
    }

    private static void chance(JsonWriter json, Chance chance) {
        if (chance.probability() < 1) {
            json.value("probability", BigDecimal.valueOf(chance.probability()));
        }
        put(json, "every", chance.every() > 1 ? chance.every() : 0);
        put(json, "count", chance.count());
        put(json, "seed", chance.seed());
    }

    private static void put(JsonWriter json, String name, long value) {
        if (value != 0) {
            json.put(name, value);
        }
    }

    private static void put(JsonWriter json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    private static JsonWriter kinds() {
        JsonWriter json = new JsonWriter().array();
        for (FaultKind kind : FaultKind.values()) {
            json.object().put("kind", kind.label()).put("description", kind.description())
                    .put("momentary", kind.momentary());
            json.array("target");
            for (FaultKind.Aim aim : FaultKind.Aim.values()) {
                if (kind.aims().contains(aim)) {
                    json.add(aim.name().toLowerCase(Locale.ROOT));
                }
            }
            json.end().array("parameters");
            common(kind).forEach(parameter -> parameter(json, parameter));
            kind.parameters().forEach(parameter -> parameter(json, parameter));
            json.end().end();
        }
        return json.end();
    }

    private static List<Parameter> common(FaultKind kind) {
        Parameter after = new Parameter("after", Parameter.Type.DURATION, "time", "0ms",
                "how long until it begins");
        return kind.momentary()
                ? List.of(after)
                : List.of(after,
                        new Parameter("for", Parameter.Type.DURATION, "time", "0ms",
                                "how long it goes on; 0: until taken back"),
                        new Parameter("probability", Parameter.Type.NUMBER, "", "1",
                                "from 0 to 1, of striking where it could"),
                        new Parameter("every", Parameter.Type.INTEGER, "", "1",
                                "strikes only each so-manieth time that it could"),
                        new Parameter("count", Parameter.Type.INTEGER, "", "0",
                                "over after so many strikes; 0: no limit"),
                        new Parameter("seed", Parameter.Type.INTEGER, "", "0",
                                "of the generator behind probability; 0: from the simulator's seed"));
    }

    private static void parameter(JsonWriter json, Parameter parameter) {
        json.object().put("name", parameter.name())
                .put("type", parameter.type().name().toLowerCase(Locale.ROOT));
        put(json, "unit", parameter.unit());
        json.put("default", parameter.fallback()).put("description", parameter.description()).end();
    }

    private JsonWriter log(AdminRequest request) {
        FaultLog log = faults.log();
        JsonWriter json = new JsonWriter().object().put("last", log.last()).array("occurrences");
        int most = (int) Math.min(MOST_LOGGED, request.number("limit", MOST_LOGGED));
        for (FaultLog.Occurrence occurrence : log.from(request.number("from", 1), most)) {
            json.object().put("number", occurrence.number()).put("nanos", occurrence.nanos())
                    .put("fault", occurrence.fault()).put("kind", occurrence.kind().label())
                    .put("what", occurrence.what().name().toLowerCase(Locale.ROOT));
            subject(json, occurrence.subject());
            if (occurrence.lastId() >= 0) {
                json.put("firstId", occurrence.firstId()).put("lastId", occurrence.lastId());
            }
            json.end();
        }
        return json.end().end();
    }

    private static void subject(JsonWriter json, @Nullable Subject subject) {
        if (subject != null) {
            json.put("scope", subject.scope().label());
            put(json, "connection", subject.connection());
            put(json, "stream", subject.stream());
            put(json, "endpoint", subject.endpoint());
            put(json, "account", subject.account());
        }
    }
}
