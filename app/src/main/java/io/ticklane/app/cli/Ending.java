package io.ticklane.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal (Ctrl-C, SIGTERM) end a command in good order: the command is asked to stop, and the process
 * ends with the command's own status once it has closed everything.
 *
 * <p>Opened, told and closed by the command's thread; the signal comes on the shutdown thread.
 */
final class Ending implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch stoppable = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "ending");
    // Both written by the command's thread before a latch opens, read by the shutdown thread behind that latch.
    private volatile Runnable stop = () -> {};
    private volatile int status = ExitStatus.FAILED;

    private Ending() {}

    /** From now on a signal waits for {@link #onSignal}. */
    static Ending open() {
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    /** What a signal does, now or later; it must not block. */
    void onSignal(Runnable action) {
        stop = action;
        stoppable.countDown();
    }

    /** What the process ends with. */
    int status(int exitStatus) {
        status = exitStatus;
        return exitStatus;
    }

    @Override
    public void close() {
        stoppable.countDown();
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // A signal came: the hook runs already and ends the process.
            return;
        }
    }

    private void end() {
        try {
            boolean orderly = stoppable.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            stop.run();
            orderly &= finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(orderly ? status : ExitStatus.FAILED);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(ExitStatus.FAILED);
        }
    }
}
