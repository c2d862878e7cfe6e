package io.ticklane.app.doctor;

/**
 * What a check found.
 *
 * @param what in plain words, one line
 * @param remedy what to do, one line; empty where it is well
 */
public record Finding(Verdict verdict, String what, String remedy) {
    /** How bad it is. */
    public enum Verdict {
        /** Well. */
        GOOD,
        /** Works, but worth knowing. */
        DOUBTFUL,
        /** Will not work. */
        BAD
    }

    static Finding good(String what) {
        return new Finding(Verdict.GOOD, what, "");
    }

    static Finding doubtful(String what, String remedy) {
        return new Finding(Verdict.DOUBTFUL, what, remedy);
    }

    static Finding bad(String what, String remedy) {
        return new Finding(Verdict.BAD, what, remedy);
    }
}
