package io.ticklane.app.session;

import io.ticklane.app.Refusal;
import io.ticklane.app.config.AppConfig;
import io.ticklane.app.doctor.Probes;
import io.ticklane.app.run.Plan;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.rest.RestClient;
import java.util.List;

/** Finds out before a run, and from a failed start, what a venue will not take. One thread. */
final class VenueCheck {
    private static final int INVALID_SYMBOL = -1121;
    /** Each costs a request; of more the list itself is told. */
    private static final int MOST_ASKED = 20;

    private VenueCheck() {}

    /**
     * Asks for the account where orders will go to a venue of somebody else's, so that keys that are no good end
     * the run before it begins. Asks nothing while the clock is too far off, which the connector refuses itself.
     *
     * @throws VenueException if the venue refuses the keys or does not answer
     */
    static void keys(Plan plan) throws VenueException {
        AppConfig config = plan.config();
        if (config.embedded() || plan.orderMode().equals("paper")) {
            return;
        }
        try (Probes.Probe probe = RestProbe.open(config, plan.credentials())) {
            if (Math.abs(probe.clockOffsetMillis()) <= config.maxClockOffset().toMillis()) {
                probe.account();
            }
        }
    }

    /** The failure of a start, with the name of the symbol where it was one that the venue does not list. */
    static VenueException named(AppConfig config, VenueException failure) {
        if (failure.code() != INVALID_SYMBOL) {
            return failure;
        }
        List<String> symbols = config.symbols();
        String wrong = symbols.size() <= MOST_ASKED ? unlisted(config, symbols) : "";
        return new VenueException(failure.remedy(), failure.code(), wrong.isEmpty()
                ? config.venue().name() + " does not list one of " + String.join(", ", symbols)
                        + "; check --symbols"
                : wrong + ": " + config.venue().name() + " has no such symbol; check --symbols", failure);
    }

    private static String unlisted(AppConfig config, List<String> symbols) {
        try (RestClient client = new RestClient(config.venue(), config.rest(), null, null)) {
            for (String symbol : symbols) {
                if (!listed(client, symbol)) {
                    return symbol;
                }
            }
        } catch (VenueException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return "";
    }

    private static boolean listed(RestClient client, String symbol) throws VenueException {
        try {
            byte[] unused = client.get("/api/v3/exchangeInfo", "symbol=" + symbol);
            return true;
        } catch (VenueException e) {
            if (e.code() == INVALID_SYMBOL) {
                return false;
            }
            throw e;
        }
    }
}
