package io.ticklane.app.cli;

/** What the shell learns. */
final class ExitStatus {
    /** Done. */
    static final int DONE = 0;
    /** Ran, but failed what it was asked to show. */
    static final int FAILED = 1;
    /** Bad input or environment; nothing ran. */
    static final int REFUSED = 2;

    private ExitStatus() {}
}
