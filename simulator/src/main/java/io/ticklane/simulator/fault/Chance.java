package io.ticklane.simulator.fault;

/**
 * How often a fault that could strike does so. Immutable.
 *
 * @param probability from 0 to 1
 * @param every only each so-manieth time that it could; 0 and 1: every time
 * @param count after so many strikes it is over; 0: no limit
 * @param seed of the generator that decides; 0: one made of the simulator's seed and the fault's number
 */
public record Chance(double probability, long every, long count, long seed) {

    /** Whenever it can. */
    public static final Chance ALWAYS = new Chance(1, 1, 0, 0);

    public Chance {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be 0 to 1, not " + probability);
        }
        if (every < 0 || count < 0) {
            throw new IllegalArgumentException("every and count must not be negative");
        }
    }
}
