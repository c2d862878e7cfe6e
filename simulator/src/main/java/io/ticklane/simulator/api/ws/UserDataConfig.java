package io.ticklane.simulator.api.ws;

/**
 * How account events are delivered. Immutable.
 *
 * @param order of a command's answer and its events
 * @param seed what {@link EventOrder#MIXED} and listen keys are drawn from
 * @param listenKeys whether the retired streams by listen key are offered as well
 */
public record UserDataConfig(EventOrder order, long seed, boolean listenKeys) {
    /** As with the venue today. */
    public static final UserDataConfig USUAL = new UserDataConfig(EventOrder.MIXED, 1, false);
}
