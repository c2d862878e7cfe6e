package io.ticklane.app.config;

/**
 * A value as it was written and where.
 *
 * @param where for error lines: {@code config/simulator.conf:12}, {@code environment TICKLANE_X}, {@code --set}
 */
record Setting(String value, String where) {
    /** Where nobody set it. */
    static final String DEFAULT = "default";
}
