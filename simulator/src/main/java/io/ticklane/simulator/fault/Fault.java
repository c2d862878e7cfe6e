package io.ticklane.simulator.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that goes wrong on purpose. Immutable.
 *
 * @param after how long until it begins
 * @param lasting how long it goes on; zero: until taken back. Of no meaning for what happens once
 * @param settings values of the kind's own parameters that were given, by name
 */
public record Fault(FaultKind kind, Target target, Duration after, Duration lasting, Chance chance,
        Map<String, Object> settings) {

    /** Members that every fault takes when it is written as JSON. */
    public static final List<String> MEMBERS = List.of("kind", "target", "after", "for", "probability",
            "every", "count", "seed");

    public Fault {
        settings = Map.copyOf(settings);
        if (after.isNegative() || lasting.isNegative()) {
            throw new IllegalArgumentException("fault: durations must not be negative");
        }
        checkTarget(kind, target);
        Map<String, Object> unknown = new HashMap<>(settings);
        for (Parameter parameter : kind.parameters()) {
            unknown.remove(parameter.name());
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "fault: " + kind.label() + " takes no " + unknown.keySet().iterator().next());
        }
        checkCode(kind, settings.get(Parameter.CODE) instanceof Long given ? given : 0);
    }

    /**
     * A fault of connections or of REST.
     *
     * @param connection only this connection; 0: all
     * @param code close code of {@link FaultKind#CLOSE}, HTTP status of the kinds that answer; 0: the usual
     * @param reason text of the close frame, or empty
     */
    public Fault(FaultKind kind, long connection, Duration after, Duration lasting, int code, String reason) {
        this(kind, Target.connection(connection), after, lasting, Chance.ALWAYS, given(code, reason));
    }

    private static Map<String, Object> given(int code, String reason) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (code != 0) {
            settings.put(Parameter.CODE, (long) code);
        }
        if (!reason.isEmpty()) {
            settings.put(Parameter.REASON, reason);
        }
        return settings;
    }

    /** At once, on all connections. */
    public static Fault now(FaultKind kind, Duration lasting) {
        return new Fault(kind, 0, Duration.ZERO, lasting, 0, "");
    }

    /** The same, aimed at somebody. */
    public Fault at(Target newTarget) {
        return new Fault(kind, newTarget, after, lasting, chance, settings);
    }

    /** The same, striking as often as that. */
    public Fault striking(Chance newChance) {
        return new Fault(kind, target, after, lasting, newChance, settings);
    }

    /**
     * The same with one of the kind's own parameters.
     *
     * @param value as it would be written: {@code 3}, {@code "500ms"}, {@code true}
     */
    public Fault with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(settings);
        more.put(name, parameter(kind, name).read(value instanceof Integer small
                ? (Object) small.longValue()
                : value));
        return new Fault(kind, target, after, lasting, chance, more);
    }

    static Parameter parameter(FaultKind kind, String name) {
        for (Parameter parameter : kind.parameters()) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalArgumentException("unknown member '" + name + "'; see GET /faults/kinds");
    }

    /** Close code or status. */
    public int code() {
        return (int) number(Parameter.CODE);
    }

    /** Text of the close frame. */
    public String reason() {
        return setting(Parameter.REASON).toString();
    }

    /** How long what it does takes. */
    public Duration delay() {
        return (Duration) setting(Parameter.DELAY);
    }

    /** How much of it. */
    public int size() {
        return (int) number(Parameter.SIZE);
    }

    /** How long after the farewell the cut comes; zero: never. */
    public Duration cut() {
        return (Duration) setting(Parameter.CUT);
    }

    /** How far the clock is ahead. */
    public Duration offset() {
        return (Duration) setting(Parameter.OFFSET);
    }

    /** Whether the request is carried out nevertheless. */
    public boolean executed() {
        return (Boolean) setting(Parameter.EXECUTED);
    }

    private long number(String name) {
        return (Long) setting(name);
    }

    private Object setting(String name) {
        Object given = settings.get(name);
        if (given != null) {
            return given;
        }
        Parameter parameter = parameter(kind, name);
        return parameter.read(parameter.type() == Parameter.Type.INTEGER
                ? (Object) Long.valueOf(parameter.fallback())
                : parameter.fallback());
    }

    private static void checkTarget(FaultKind kind, Target target) {
        checkAim(kind, FaultKind.Aim.CONNECTION, target.connection() != 0);
        checkAim(kind, FaultKind.Aim.SCOPE, target.scope() != null);
        checkAim(kind, FaultKind.Aim.STREAM, !target.stream().isEmpty());
        checkAim(kind, FaultKind.Aim.ENDPOINT, !target.endpoint().isEmpty());
        checkAim(kind, FaultKind.Aim.ACCOUNT, !target.account().isEmpty());
    }

    private static void checkAim(FaultKind kind, FaultKind.Aim aim, boolean given) {
        if (given && !kind.aims().contains(aim)) {
            throw new IllegalArgumentException("fault: " + kind.label() + " cannot be aimed by "
                    + aim.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void checkCode(FaultKind kind, long code) {
        if (code == 0) {
            return;
        }
        if (kind == FaultKind.CLOSE && (code < 1000 || code > 4999)) {
            throw new IllegalArgumentException("fault: a close code is 1000 to 4999, not " + code);
        }
        if (kind == FaultKind.REST_DOWN && (code < 200 || code > 599)) {
            throw new IllegalArgumentException("fault: an HTTP status is 200 to 599, not " + code);
        }
        if ((kind == FaultKind.SERVER_ERROR || kind == FaultKind.TIMEOUT) && (code < 500 || code > 599)) {
            throw new IllegalArgumentException("fault: status must be 500 to 599, not " + code);
        }
    }
}
