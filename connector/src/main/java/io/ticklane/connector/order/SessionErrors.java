package io.ticklane.connector.order;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.wire.SessionReply;

/** Words and remedies for refusals over the WebSocket API; as for those over REST. Stateless. */
final class SessionErrors {
    private static final int FIRST_SERVER_FAULT = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BANNED = 418;

    private SessionErrors() {}

    static VenueException of(String venue, String method, SessionReply reply) {
        Remedy remedy = remedy(reply.status(), reply.code());
        return new VenueException(remedy, reply.code() == 0 ? reply.status() : reply.code(),
                venue + (remedy == Remedy.STOP ? " refused " : " did not do ") + method + ": "
                        + reply.message() + " (code " + reply.code() + ", status " + reply.status() + ")"
                        + hint(reply.code()));
    }

    private static Remedy remedy(int status, int code) {
        if (status >= FIRST_SERVER_FAULT) {
            return Remedy.ASK;
        }
        return switch (code) {
            case -1000, -1001, -1006, -1007 -> Remedy.ASK;
            case -1003, -1008, -1015, -1016 -> Remedy.RETRY;
            default -> status == TOO_MANY_REQUESTS || status == BANNED ? Remedy.RETRY : Remedy.STOP;
        };
    }

    private static String hint(int code) {
        return switch (code) {
            case -1021 -> ": set this machine's clock (NTP) or widen recvWindow";
            case -1022 -> ": check the secret and its type";
            case -2014, -2015 -> ": check the API key, its permissions and its list of addresses";
            default -> "";
        };
    }
}
