package io.ticklane.app.run;

/** Starts simulators. */
@FunctionalInterface
public interface Simulators {
    /**
     * A simulator that takes connections. The caller closes it.
     *
     * @throws io.ticklane.app.Refusal if it cannot start: a port in use, a file that is wrong
     */
    RunningSimulator start(SimulatorPlan plan);

    /** A simulator. Any thread. */
    interface RunningSimulator extends AutoCloseable {
        /** The line that tells its addresses, begun by {@code READY}. */
        String ready();

        /** One line on its default account, for the log. */
        String account();

        /** Closes every connection and frees everything. Idempotent. */
        @Override
        void close();
    }
}
