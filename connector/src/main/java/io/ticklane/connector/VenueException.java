package io.ticklane.connector;

/**
 * A venue could not be asked, or refused. The message is one line for a person: what, where, what to do.
 */
public final class VenueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the caller should do about it. */
    public enum Remedy {
        /** A passing fault or load: the same call may succeed later. */
        RETRY,
        /** The request or the configuration is wrong: the same call will fail again. */
        STOP,
        /** It was sent, and whether it took effect is not known: ask before doing it again. */
        ASK
    }

    private final Remedy remedy;
    private final int code;

    /** @param code the venue's error code or the HTTP status, 0 where there is none */
    public VenueException(Remedy remedy, int code, String message) {
        super(message);
        this.remedy = remedy;
        this.code = code;
    }

    /** As above, with what caused it. */
    public VenueException(Remedy remedy, int code, String message, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
        this.code = code;
    }

    /** What to do. */
    public Remedy remedy() {
        return remedy;
    }

    /** The venue's error code (negative), an HTTP status (positive), or 0. */
    public int code() {
        return code;
    }
}
