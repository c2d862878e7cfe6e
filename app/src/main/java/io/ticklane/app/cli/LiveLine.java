package io.ticklane.app.cli;

import io.ticklane.app.report.TextReport;
import io.ticklane.app.run.Figures;
import io.ticklane.app.run.Progress;
import io.ticklane.app.run.Second;
import java.io.PrintStream;

/**
 * Shows how a run is going: one line rewritten in place before a person, else a line every five seconds.
 *
 * <p>One thread, that of the run.
 */
final class LiveLine implements Progress {
    private static final double QUIET_SECONDS = 5;
    private static final String ERASE = "\r\u001b[2K";

    private final PrintStream err;
    private final boolean animated;
    private double nextSeconds = QUIET_SECONDS;

    LiveLine(PrintStream err, boolean animated) {
        this.err = err;
        this.animated = animated;
    }

    @Override
    public void second(Second second, Figures figures) {
        if (animated) {
            err.print(ERASE + TextReport.line(second, figures));
            err.flush();
        } else if (second.seconds() >= nextSeconds - 0.5) {
            nextSeconds += QUIET_SECONDS;
            err.println(TextReport.line(second, figures));
        }
    }

    /** Makes room for what follows. */
    void end() {
        if (animated) {
            err.print(ERASE);
            err.flush();
        }
    }
}
