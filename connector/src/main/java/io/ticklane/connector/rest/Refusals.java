package io.ticklane.connector.rest;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.wire.RestReplies;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Words and remedies for what can go wrong with a request. Never quotes a query. Stateless; any thread. */
public final class Refusals {
    static final String RETRY_AFTER = "Retry-After";
    static final int TOO_MANY_REQUESTS = 429;
    static final int BANNED = 418;
    static final int TIMESTAMP = -1021;
    static final int TOO_MANY_ORDERS = -1015;

    private static final int FIRST_SERVER_FAULT = 500;
    private static final int FIRST_CLIENT_FAULT = 400;

    private Refusals() {}

    /** Whether a request by that method changes something at the venue. */
    static boolean hasEffect(String method) {
        return !method.equals("GET");
    }

    /** For an answer with a status other than success. */
    static VenueException ofStatus(String venue, String method, String path, int status, byte[] body,
            @Nullable String location) {
        String what = method + " " + path;
        if (status < FIRST_CLIENT_FAULT) {
            return new VenueException(Remedy.STOP, status, venue + " redirects " + what
                    + (location == null ? "" : " to " + withoutQuery(location))
                    + ": correct the venue's address");
        }
        RestReplies.Refusal refusal = RestReplies.refusal(body);
        int code = refusal.code() == 0 ? status : refusal.code();
        Remedy remedy = remedy(status, refusal.code(), hasEffect(method));
        String words = looksLikePage(body) ? "a web page instead of JSON" : refusal.message();
        String numbers = refusal.code() == 0
                ? "HTTP " + status
                : "code " + refusal.code() + ", HTTP " + status;
        return new VenueException(remedy, code,
                refused(venue, what, remedy) + words + " (" + numbers + ")"
                        + (refusal.code() == 0 ? hintOfStatus(status) : hintOfCode(refusal.code())));
    }

    /**
     * For an answer over the WebSocket API, whose statuses and codes are those of REST, to a request with an effect.
     */
    public static VenueException ofSession(String venue, String method, int status, int code,
            String message) {
        Remedy remedy = remedy(status, code, true);
        return new VenueException(remedy, code == 0 ? status : code, refused(venue, method, remedy) + message
                + " (code " + code + ", status " + status + ")" + hintOfCode(code));
    }

    /** For an answer with a status of success that cannot be one of the venue's. */
    static VenueException ofPage(String venue, String method, String path) {
        return new VenueException(hasEffect(method) ? Remedy.ASK : Remedy.STOP, 0,
                venue + " answered " + method
                        + " " + path
                        + " with a web page instead of JSON: check the venue's address and any proxy");
    }

    /**
     * For a call that broke.
     *
     * @param maySent whether a byte of it may have left
     */
    static VenueException ofFailure(String venue, String host, String method, String path, boolean maySent,
            IOException cause) {
        Remedy remedy = maySent && hasEffect(method) ? Remedy.ASK : Remedy.RETRY;
        String outcome = remedy == Remedy.ASK ? " (outcome not known)" : "";
        return new VenueException(remedy, 0,
                venue + ", " + method + " " + path + outcome + ": " + words(host, cause), cause);
    }

    /** A redirect often repeats what it was asked, signature and all. */
    private static String withoutQuery(String location) {
        int query = location.indexOf('?');
        return query < 0 ? location : location.substring(0, query);
    }

    /** Whether these bytes begin like HTML. */
    static boolean looksLikePage(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }

    private static Remedy remedy(int status, int code, boolean hasEffect) {
        boolean unknown = status >= FIRST_SERVER_FAULT || switch (code) {
            case -1000, -1001, -1006, -1007 -> true;
            default -> false;
        };
        if (unknown) {
            return hasEffect ? Remedy.ASK : Remedy.RETRY;
        }
        boolean load = status == TOO_MANY_REQUESTS || status == BANNED || switch (code) {
            case -1003, -1008, TOO_MANY_ORDERS, -1016 -> true;
            default -> false;
        };
        return load ? Remedy.RETRY : Remedy.STOP;
    }

    private static String refused(String venue, String what, Remedy remedy) {
        return venue + (remedy == Remedy.STOP ? " refused " : " did not do ") + what + ": ";
    }

    private static String hintOfCode(int code) {
        return switch (code) {
            case TIMESTAMP -> ": set this machine's clock (NTP) or widen recvWindow";
            case -1022 -> ": check the secret and its type";
            case -1121 -> ": check the symbol";
            case -2014, -2015 -> ": check the API key, its permissions and its list of addresses";
            default -> "";
        };
    }

    private static String hintOfStatus(int status) {
        return switch (status) {
            case 403 -> ": the venue's firewall stopped it; wait, and check what was sent";
            case 404 -> ": check the venue's address";
            case 451 -> ": the venue does not serve this place";
            default -> "";
        };
    }

    private static String words(String host, IOException cause) {
        if (cause instanceof UnknownHostException) {
            return "host " + host + " is not known: check the network, DNS and the venue's address";
        }
        if (cause instanceof SSLPeerUnverifiedException || causedByCertificate(cause)) {
            return "the certificate of " + host + " is not trusted: check the venue's address, this machine's"
                    + " clock, and who sits in between (" + oneLine(cause) + ")";
        }
        if (cause instanceof SSLException) {
            return "no TLS with " + host + ": check the scheme and port of its address (" + oneLine(cause)
                    + ")";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "nothing answers at " + host + ": check that it runs and that its address is right";
        }
        if (cause instanceof SocketTimeoutException || cause instanceof InterruptedIOException) {
            return "no answer from " + host + " in time";
        }
        return "the connection to " + host + " broke (" + oneLine(cause) + ")";
    }

    private static boolean causedByCertificate(IOException cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String oneLine(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }
}
