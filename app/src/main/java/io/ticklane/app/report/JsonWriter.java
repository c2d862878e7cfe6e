package io.ticklane.app.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes one JSON value, indented. Names and values come in the order of the calls; a value outside an object
 * or a second value at the root is a mistake of the caller.
 *
 * <p>One thread.
 */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean first = true;

    public JsonWriter beginObject() {
        return begin('{');
    }

    public JsonWriter beginArray() {
        return begin('[');
    }

    public JsonWriter beginObject(String name) {
        name(name);
        return begin('{');
    }

    public JsonWriter beginArray(String name) {
        name(name);
        return begin('[');
    }

    public JsonWriter end() {
        char opened = open.pop();
        if (!first) {
            line();
        }
        out.append(opened == '{' ? '}' : ']');
        first = false;
        return this;
    }

    public JsonWriter field(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /** Rounded to three decimals; what is no number is written as null. */
    public JsonWriter field(String name, double value) {
        name(name);
        out.append(number(value));
        return this;
    }

    public JsonWriter field(String name, String value) {
        name(name);
        out.append(quote(value));
        return this;
    }

    public JsonWriter field(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    public String text() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("unclosed " + open.peek());
        }
        return out + "\n";
    }

    private JsonWriter begin(char bracket) {
        if (!open.isEmpty() && open.peek() == '[') {
            separate();
        }
        out.append(bracket);
        open.push(bracket);
        first = true;
        return this;
    }

    private void name(String name) {
        if (open.isEmpty() || open.peek() != '{') {
            throw new IllegalStateException("a field outside an object: " + name);
        }
        separate();
        out.append(quote(name)).append(": ");
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
        line();
    }

    private void line() {
        out.append('\n').append("  ".repeat(open.size()));
    }

    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "null";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || (Character.isSurrogate(c) && !paired(text, i))) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean paired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
