package io.ticklane.app.config;

import java.util.List;
import java.util.Locale;

/**
 * One thing that can be configured.
 *
 * @param name dotted, as in a profile file: {@code stream.silence}
 * @param fallback the value without any file
 * @param choices for {@link Kind#CHOICE}, else empty
 * @param least for numbers, inclusive
 * @param most for numbers, inclusive
 */
record Key(String name, Kind kind, String fallback, List<String> choices, long least, long most) {
    /** What a value must look like. */
    enum Kind {
        /** Any text. */
        TEXT,
        /** {@code true} or {@code false}. */
        SWITCH,
        /** A whole number. */
        COUNT,
        /** A decimal number, not negative. */
        DECIMAL,
        /** A duration such as {@code 500ms}. */
        DURATION,
        /** One of a few words. */
        CHOICE,
        /** An absolute address. */
        ADDRESS,
        /** Words between brackets or parted by commas. */
        LIST
    }

    static Key text(String name, String fallback) {
        return new Key(name, Kind.TEXT, fallback, List.of(), 0, 0);
    }

    static Key onOff(String name, boolean fallback) {
        return new Key(name, Kind.SWITCH, Boolean.toString(fallback), List.of(), 0, 0);
    }

    static Key count(String name, long fallback, long least, long most) {
        return new Key(name, Kind.COUNT, Long.toString(fallback), List.of(), least, most);
    }

    static Key decimal(String name, String fallback) {
        return new Key(name, Kind.DECIMAL, fallback, List.of(), 0, 0);
    }

    static Key duration(String name, String fallback) {
        return new Key(name, Kind.DURATION, fallback, List.of(), 0, 0);
    }

    static Key choice(String name, String fallback, String... choices) {
        return new Key(name, Kind.CHOICE, fallback, List.of(choices), 0, 0);
    }

    static Key address(String name, String fallback) {
        return new Key(name, Kind.ADDRESS, fallback, List.of(), 0, 0);
    }

    static Key list(String name, String fallback) {
        return new Key(name, Kind.LIST, fallback, List.of(), 0, 0);
    }

    /** The environment variable that overrides it. */
    String variable() {
        return "TICKLANE_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** For error lines: what a value should be. */
    String expected() {
        return switch (kind) {
            case TEXT -> "a text";
            case SWITCH -> "true or false";
            case COUNT -> "a whole number from " + least + " to " + most;
            case DECIMAL -> "a number, zero or more, such as 0.001";
            case DURATION -> "a duration such as 100us, 500ms, 30s, 5m or 24h";
            case CHOICE -> "one of " + String.join(", ", choices);
            case ADDRESS -> "an address such as https://host or wss://host:port";
            case LIST -> "words parted by commas";
        };
    }
}
