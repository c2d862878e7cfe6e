package io.ticklane.app.run;

/** Is told each second how a run is doing, on the thread of the run. */
@FunctionalInterface
public interface Progress {
    /** A second has passed. */
    void second(Second second, Figures figures);
}
