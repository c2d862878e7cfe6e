package io.ticklane.simulator.fault;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of a request that something goes wrong with. Immutable.
 *
 * @param executed whether it is carried out
 * @param outcome what the asker gets
 * @param status of an answer that replaces the real one
 * @param code the venue's error code in it; 0: none, the answer is a page of HTML
 * @param message text that goes with the code
 * @param retryAfterSeconds to be said with the answer; -1: nothing is said
 * @param delay how long the answer takes
 */
public record RequestFault(boolean executed, Outcome outcome, int status, int code, String message,
        long retryAfterSeconds, Duration delay) {
    /** What the asker gets. */
    public enum Outcome {
        /** The real answer. */
        ANSWER,
        /** Another answer. */
        REPLACED,
        /** An end of the connection, or silence. */
        LOST
    }

    static final List<FaultKind> KINDS = List.of(FaultKind.REST_DOWN, FaultKind.FIREWALL, FaultKind.BANNED,
            FaultKind.TOO_MANY_REQUESTS, FaultKind.SERVER_ERROR, FaultKind.TIMEOUT, FaultKind.LOSE_ANSWER);

    private static final String UNKNOWN_ERROR = "An unknown error occurred while processing the request.";
    private static final String TIMED_OUT = "Timeout waiting for response from backend server. Send status unknown; "
            + "execution status unknown.";
    private static final String UNEXPECTED = "An unexpected response was received from the message bus. "
            + "Execution status unknown.";
    private static final String TOO_MUCH = "Too much request weight used; current limit is 6000 request weight per "
            + "1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.";

    static RequestFault late(Duration delay) {
        return new RequestFault(true, Outcome.ANSWER, 200, 0, "", -1, delay);
    }

    static RequestFault of(Fault fault, Duration delay) {
        return switch (fault.kind()) {
            case REST_DOWN -> fault.code() == 0
                    ? new RequestFault(false, Outcome.LOST, 0, 0, "", -1, delay)
                    : replaced(false, fault.code(), 0, "", -1, delay);
            case FIREWALL -> replaced(false, 403, 0, "", -1, delay);
            case BANNED -> replaced(false, 418, -1003,
                    "Way too much request weight used; IP banned until %d. Please use WebSocket Streams for live "
                            + "updates to avoid bans.",
                    fault.delay().toSeconds(), delay);
            case TOO_MANY_REQUESTS -> replaced(false, 429, -1003, TOO_MUCH, fault.delay().toSeconds(), delay);
            case SERVER_ERROR -> replaced(false, fault.code(), -1000, UNKNOWN_ERROR, -1, delay);
            case TIMEOUT -> fault.code() == 503
                    ? replaced(fault.executed(), 503, -1006, UNEXPECTED, -1, delay)
                    : replaced(fault.executed(), fault.code(), -1007, TIMED_OUT, -1, delay);
            case LOSE_ANSWER -> new RequestFault(true, Outcome.LOST, 0, 0, "", -1, delay);
            default -> throw new IllegalArgumentException(fault.kind() + " is not about requests");
        };
    }

    private static RequestFault replaced(boolean executed, int status, int code, String message,
            long retryAfterSeconds, Duration delay) {
        return new RequestFault(executed, Outcome.REPLACED, status, code, message, retryAfterSeconds, delay);
    }

    /** The message at a moment of the venue's clock; a ban names its end in it. */
    public String message(long epochMillis) {
        return message.contains("%d")
                ? String.format(message, epochMillis + retryAfterSeconds * 1000)
                : message;
    }

    /** The body of a REST answer, without sockets and headers. */
    public String body(long epochMillis) {
        return code == 0
                ? "<html><head><title>" + status + "</title></head><body><h1>" + status
                        + "</h1></body></html>"
                : "{\"code\":" + code + ",\"msg\":\"" + message(epochMillis) + "\"}";
    }
}
