package io.ticklane.app;

import org.jspecify.annotations.Nullable;

/**
 * What the user asked for cannot be done. The message is one line for a person: what, where, what to do. The
 * command line prints it and ends with exit status 2.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with nothing behind it. */
    public Refusal(String message) {
        super(oneLine(message));
    }

    /** A refusal and what caused it, which is shown with {@code --debug} only. */
    public Refusal(String message, @Nullable Throwable cause) {
        super(oneLine(message), cause);
    }

    /** The text with line breaks and control characters turned into single blanks. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
