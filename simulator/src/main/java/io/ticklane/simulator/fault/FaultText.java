package io.ticklane.simulator.fault;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads faults from the members of JSON objects. Stateless; any thread. */
public final class FaultText {
    private static final List<String> TARGETS = List.of("connection", "scope", "stream", "endpoint",
            "account");

    private FaultText() {}

    /**
     * A list of faults, as in a script.
     *
     * @throws IllegalArgumentException with one line for people: which, and what is wrong with it
     */
    public static List<Fault> script(@Nullable Object json) {
        if (!(json instanceof List<?> list)) {
            throw new IllegalArgumentException(
                    "not a list of faults such as [{\"kind\":\"reset\",\"after\":\"5s\"}]");
        }
        List<Fault> faults = new ArrayList<>();
        for (Object element : list) {
            try {
                faults.add(fault(element));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("fault " + (faults.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return faults;
    }

    /**
     * One fault.
     *
     * @throws IllegalArgumentException with one line for people
     */
    public static Fault fault(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("the body must be an object such as {\"kind\":\"reset\"}");
        }
        FaultKind kind = FaultKind.of(text(members.get("kind")));
        Map<String, Object> settings = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!Fault.MEMBERS.contains(name)) {
                Parameter parameter = Fault.parameter(kind, name);
                if (value != null) {
                    settings.put(name, parameter.read(value));
                }
            }
        });
        if (settings.get(Parameter.CODE) instanceof Long code && code == 0) {
            settings.remove(Parameter.CODE);
        }
        Chance chance = new Chance(fraction(members.get("probability")),
                Times.number("every", members.get("every")), Times.number("count", members.get("count")),
                Times.number("seed", members.get("seed")));
        return new Fault(kind, target(members.get("target")), Times.duration("after", members.get("after")),
                Times.duration("for", members.get("for")), chance, settings);
    }

    private static Target target(@Nullable Object json) {
        if (json == null) {
            return Target.ALL;
        }
        if (!(json instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("target must be an object such as {\"connection\":2}");
        }
        for (Object name : members.keySet()) {
            if (!TARGETS.contains(String.valueOf(name))) {
                throw new IllegalArgumentException("unknown member '" + name + "' of target; there are "
                        + String.join(", ", TARGETS));
            }
        }
        Object scope = members.get("scope");
        return new Target(Times.number("connection", members.get("connection")),
                scope == null ? null : Scope.of(scope.toString()), text(members.get("stream")),
                text(members.get("endpoint")), text(members.get("account")));
    }

    private static double fraction(@Nullable Object value) {
        if (value == null) {
            return 1;
        }
        if (value instanceof BigDecimal || value instanceof Long) {
            return ((Number) value).doubleValue();
        }
        throw new IllegalArgumentException("probability must be a number from 0 to 1, not " + value);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
