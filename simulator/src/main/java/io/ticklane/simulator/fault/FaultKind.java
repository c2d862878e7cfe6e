package io.ticklane.simulator.fault;

import static io.ticklane.simulator.fault.FaultKind.Aim.ACCOUNT;
import static io.ticklane.simulator.fault.FaultKind.Aim.CONNECTION;
import static io.ticklane.simulator.fault.FaultKind.Aim.ENDPOINT;
import static io.ticklane.simulator.fault.FaultKind.Aim.SCOPE;
import static io.ticklane.simulator.fault.FaultKind.Aim.STREAM;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be made to go wrong. */
@SuppressWarnings("ImmutableEnumChecker") // both collections are unmodifiable copies
public enum FaultKind {
    /** WebSocket connections are cut with a TCP reset, without a close frame. */
    RESET(Aims.CONNECTIONS, true, "WebSocket connections are cut with a TCP reset, without a close frame"),
    /** WebSocket connections get a close frame. */
    CLOSE(Aims.CONNECTIONS, true, "WebSocket connections get a close frame and are closed",
            Parameter.code("1001", "close code, 1000 to 4999"), Parameter.reason()),
    /** A farewell, with or without what it announces. */
    SERVER_SHUTDOWN(Aims.CONNECTIONS, true, "WebSocket connections are told that the server is going away",
            new Parameter(Parameter.CUT, Parameter.Type.DURATION, "time", "0ms",
                    "how long until they are closed; 0: never, they stay open")),
    /** What happens to every connection after 24 hours happens now. */
    LIFE_END(Aims.CONNECTIONS, true, "WebSocket connections end as if 24 hours were over"),
    /** New WebSocket connections are reset at the upgrade. */
    REFUSE(Set.of(SCOPE), false, "new WebSocket connections are reset instead of upgraded"),
    /** No market data; pings and control frames are answered. */
    STALL(Aims.FRAMES, false,
            "no market data or user data, what happens meanwhile is lost; pings and control frames are answered"),
    /** Not a byte in either direction. */
    BLACKHOLE(Aims.CONNECTIONS, false,
            "not a byte is sent on WebSocket connections and nothing that arrives is looked at, new upgrades included"),
    /** Bytes trickle out. */
    DRIP(Aims.CONNECTIONS, false, "bytes leave WebSocket connections a few at a time",
            Parameter.size("bytes", "1", "bytes at a time"), Parameter.delay("1ms", "between them")),
    /** Pings are not answered. */
    MUTE_PONG(Aims.CONNECTIONS, false, "pings of the client are not answered"),
    /** Subscriptions are ignored. */
    MUTE_SUBSCRIBE(Aims.CONNECTIONS, false, "SUBSCRIBE is neither done nor acknowledged"),
    /** Subscriptions are done without a word. */
    LOSE_ACKNOWLEDGEMENT(Aims.CONNECTIONS, false, "SUBSCRIBE and UNSUBSCRIBE are done but not acknowledged"),
    /** Subscriptions are acknowledged late. */
    DELAY_ACKNOWLEDGEMENT(Aims.CONNECTIONS, false,
            "SUBSCRIBE and UNSUBSCRIBE are done at once and acknowledged late",
            Parameter.delay("1s", "until the acknowledgement")),
    /** Frames are lost on the way. */
    DROP(Aims.FRAMES, false, "frames are lost, for each connection apart"),
    /** Events are lost for everybody. */
    GAP(Aims.FRAMES, false, "events are lost for all connections alike, as if they had never been"),
    /** Depth events are lost and their ids hidden. */
    HIDDEN_GAP(Aims.FRAMES, false,
            "depth events are lost, and the next one's ids cover them, so that only the book is wrong"),
    /** Frames come more than once. */
    DUPLICATE(Aims.FRAMES, false, "frames come more than once",
            Parameter.size("frames", "1", "additional copies")),
    /** Frames overtake others. */
    REORDER(Aims.FRAMES, false, "frames are overtaken by those that follow",
            Parameter.size("frames", "1", "how many overtake")),
    /** Frames are late. */
    DELAY(Aims.FRAMES, false, "frames are late, and those behind them wait",
            Parameter.delay("500ms", "how late")),
    /** Bytes are changed. */
    CORRUPT(Aims.FRAMES, false, "bytes of the payload are changed",
            Parameter.size("bytes", "1", "how many")),
    /** Payloads end too early. */
    TRUNCATE(Aims.FRAMES, false, "the payload ends too early, the frame is well-formed",
            Parameter.size("bytes", "0", "how many of the payload are left; 0: half")),
    /** Connections end within a frame. */
    TEAR(Aims.FRAMES, false, "the connection ends in the middle of the frame, without a close frame"),
    /** Payloads are blown up. */
    OVERSIZE(Aims.FRAMES, false, "the payload is blown up with blanks (zeros if it is binary)",
            Parameter.size("bytes", "1048576", "of the payload")),
    /** REST requests fail. */
    REST_DOWN(Set.of(ENDPOINT, ACCOUNT), false, "REST requests are reset, or answered with a bare status",
            Parameter.code("0", "HTTP status; 0: reset")),
    /** Answers are late. */
    SLOW(Aims.REQUESTS, false, "requests are carried out at once and answered late",
            Parameter.delay("1s", "until the answer")),
    /** Status 429. */
    TOO_MANY_REQUESTS(Aims.REQUESTS, false, "requests are answered with 429 and -1003",
            Parameter.delay("1s", "what Retry-After says, in whole seconds")),
    /** Status 418. */
    BANNED(Aims.REQUESTS, false, "requests are answered with 418 and -1003",
            Parameter.delay("2m", "what Retry-After says, in whole seconds")),
    /** Status 403. */
    FIREWALL(Set.of(ENDPOINT, ACCOUNT), false, "REST requests are answered with 403 and a page of HTML"),
    /** Status 500 and the like. */
    SERVER_ERROR(Aims.REQUESTS, false, "requests are not carried out and answered with a status of 5xx",
            Parameter.code("500", "status, 500 to 599")),
    /** Execution status unknown. */
    TIMEOUT(Aims.REQUESTS, false,
            "requests are answered with 'execution status unknown': -1007, with code 503 -1006",
            Parameter.code("504", "status, 500 to 599"),
            new Parameter(Parameter.EXECUTED, Parameter.Type.BOOLEAN, "", "true",
                    "whether they are carried out nevertheless")),
    /** Answers are lost. */
    LOSE_ANSWER(Aims.REQUESTS, false,
            "requests are carried out; then the HTTP connection is reset, the WebSocket stays silent"),
    /** Depth answers are old. */
    STALE_DEPTH(Set.of(), false, "answers to depth requests show the books as they stood when this began"),
    /** The venue's clock is wrong. */
    CLOCK_SKEW(Set.of(), false,
            "the clock of the venue's front is off: for time checks, server time and the stamps of answers and farewells; the engine and market streams keep the right time",
            new Parameter(Parameter.OFFSET, Parameter.Type.DURATION, "time", "1s",
                    "how far ahead; negative: behind"));

    /** By what a fault can be aimed. */
    public enum Aim {
        CONNECTION, SCOPE, STREAM, ENDPOINT, ACCOUNT
    }

    private static final class Aims {
        static final Set<Aim> CONNECTIONS = Set.of(CONNECTION, SCOPE, ACCOUNT);
        static final Set<Aim> FRAMES = Set.of(CONNECTION, SCOPE, STREAM, ACCOUNT);
        static final Set<Aim> REQUESTS = Set.of(CONNECTION, SCOPE, ENDPOINT, ACCOUNT);
    }

    private final Set<Aim> aims;
    private final boolean momentary;
    private final String description;
    private final List<Parameter> parameters;

    FaultKind(Set<Aim> aims, boolean momentary, String description, Parameter... parameters) {
        this.aims = aims;
        this.momentary = momentary;
        this.description = description;
        this.parameters = List.of(parameters);
    }

    /** The name on the admin port: {@code mute-subscribe}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does. */
    public String description() {
        return description;
    }

    /** What it takes beside what all kinds take. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** By what it can be aimed. */
    public Set<Aim> aims() {
        return aims;
    }

    /** Whether it happens once instead of lasting. */
    public boolean momentary() {
        return momentary;
    }

    /** Whether it is about requests. */
    public boolean ofRequests() {
        return aims.contains(ENDPOINT);
    }

    /**
     * Finds a kind by its label.
     *
     * @throws IllegalArgumentException with the list of kinds
     */
    public static FaultKind of(String label) {
        StringBuilder known = new StringBuilder();
        for (FaultKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
            known.append(known.length() == 0 ? "" : ", ").append(kind.label());
        }
        throw new IllegalArgumentException("no fault of kind '" + label + "'; there are " + known);
    }
}
