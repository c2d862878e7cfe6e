package io.ticklane.app.run;

import io.ticklane.connector.VenueException;

/** Makes sessions. */
@FunctionalInterface
public interface Sessions {
    /**
     * A session that has not begun. The caller closes it.
     *
     * @throws VenueException if the venue refuses; one line for a person
     * @throws io.ticklane.app.Refusal if the plan cannot be carried out
     */
    Session open(Plan plan) throws VenueException;
}
