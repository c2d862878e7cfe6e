package io.ticklane.simulator.fault;

/**
 * A parameter that a kind of fault takes beside those that all take.
 *
 * @param type of its value in JSON
 * @param unit of its value, or empty
 * @param fallback value that holds where none is given, as it would be written
 */
public record Parameter(String name, Type type, String unit, String fallback, String description) {

    static final String CODE = "code";
    static final String REASON = "reason";
    static final String DELAY = "delay";
    static final String SIZE = "size";
    static final String CUT = "cut";
    static final String EXECUTED = "executed";
    static final String OFFSET = "offset";

    /** How values are written. */
    public enum Type {
        INTEGER, NUMBER, TEXT, DURATION, BOOLEAN
    }

    static Parameter code(String fallback, String description) {
        return new Parameter(CODE, Type.INTEGER, "", fallback, description);
    }

    static Parameter reason() {
        return new Parameter(REASON, Type.TEXT, "", "", "text in the close frame");
    }

    static Parameter delay(String fallback, String description) {
        return new Parameter(DELAY, Type.DURATION, "time", fallback, description);
    }

    static Parameter size(String unit, String fallback, String description) {
        return new Parameter(SIZE, Type.INTEGER, unit, fallback, description);
    }

    /**
     * Reads a value as {@link Type} says: {@code Long}, {@code String}, {@code Duration} or {@code Boolean}.
     *
     * @throws IllegalArgumentException with one line for people
     */
    Object read(Object value) {
        return switch (type) {
            case INTEGER -> Times.number(name, value);
            case NUMBER, TEXT -> value.toString();
            case DURATION -> Times.signedDuration(name, value);
            case BOOLEAN -> flag(value);
        };
    }

    private Object flag(Object value) {
        return switch (value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " must be true or false, not " + value);
        };
    }
}
