package io.ticklane.simulator.sbe;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How the constants of an enumeration are written in JSON: {@code PartiallyFilled} as {@code PARTIALLY_FILLED}.
 *
 * @param <E> a generated enumeration with {@code NonRepresentable} and {@code NULL_VAL}
 */
final class Spellings<E extends Enum<E>> {
    private final Map<String, E> constants = new HashMap<>();
    private final E unknown;
    private final E none;
    private final E absent;

    /** An enumeration that JSON always writes. */
    static <E extends Enum<E>> Spellings<E> of(Class<E> type) {
        return new Spellings<>(type, Enum.valueOf(type, "NonRepresentable"));
    }

    /** An enumeration that JSON leaves out where it is {@code usual}. */
    static <E extends Enum<E>> Spellings<E> of(Class<E> type, E usual) {
        return new Spellings<>(type, usual);
    }

    private Spellings(Class<E> type, E absent) {
        this.absent = absent;
        unknown = Enum.valueOf(type, "NonRepresentable");
        none = Enum.valueOf(type, "NULL_VAL");
        for (E constant : type.getEnumConstants()) {
            if (constant != none) {
                constants.put(spelling(constant.name()), constant);
            }
        }
    }

    /** The constant; one for what is unknown if the schema does not have it. */
    E in(Value object, String member) {
        return object.has(member) ? constant(object.text(member)) : absent;
    }

    /** As {@link #in}, for an optional field. */
    E orNull(Value object, String member) {
        return object.has(member) ? constant(object.text(member)) : none;
    }

    private E constant(String text) {
        return constants.getOrDefault(text, unknown);
    }

    /** {@code TPlusSell} to {@code T_PLUS_SELL}. */
    static String spelling(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_").toUpperCase(Locale.ROOT);
    }
}
