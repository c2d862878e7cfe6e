package io.ticklane.app.measure;

/** A measurement that {@code ticklane bench NAME} runs. Found by {@link java.util.ServiceLoader}; one thread. */
public interface Measurement {
    /** As on the command line: {@code tick-to-signal}. */
    String name();

    /**
     * Measures and prints.
     *
     * @return the exit status: 0 done; 1 it ran, but failed what it was asked to show
     * @throws io.ticklane.app.Refusal one line for a person: the order cannot be carried out
     * @throws Exception anything else that ends it
     */
    int run(MeasureOrder order) throws Exception;
}
