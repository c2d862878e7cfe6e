package io.ticklane.simulator.json;

/** Text that is not JSON. Lines and columns count from 1. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    JsonException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** Line of the first character that is wrong. */
    public int line() {
        return line;
    }

    /** Column of the first character that is wrong. */
    public int column() {
        return column;
    }
}
