package io.ticklane.connector.wire;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.VenueException;
import java.util.Collection;
import java.util.List;

/** Instruments from the venue's {@code exchangeInfo}. Stateless; any thread. */
public final class ExchangeInfo {
    private ExchangeInfo() {}

    /**
     * Reads instruments. Scales are the significant decimals of tick and step, 8 where the venue names none.
     *
     * @param json the whole answer
     * @param symbols upper case, in the order of the ids to give; empty for all, in the venue's order
     * @throws VenueException if the bytes are no {@code exchangeInfo}, or lack one of the symbols
     */
    public static List<Instrument> parse(byte[] json, Collection<String> symbols) throws VenueException {
        return List.of();
    }
}
