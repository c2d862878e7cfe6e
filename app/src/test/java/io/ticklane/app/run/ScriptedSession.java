package io.ticklane.app.run;

import io.ticklane.app.report.Samples;

/** A session that ends after so many looks. */
public final class ScriptedSession implements Session {
    private final String failure;
    private int looksLeft;
    boolean stopped;

    /** Fails with {@code failure} at its end, or not if that is empty. */
    public ScriptedSession(int looks, String failure) {
        this.failure = failure;
        looksLeft = looks;
    }

    @Override
    public void start() {}

    @Override
    public Figures glance() {
        return Samples.figures();
    }

    @Override
    public Figures figures() {
        return Samples.figures();
    }

    @Override
    public Curve recentTickToOrder() {
        return Curve.EMPTY;
    }

    @Override
    public boolean ended() {
        return looksLeft-- <= 0;
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        stop();
    }
}
