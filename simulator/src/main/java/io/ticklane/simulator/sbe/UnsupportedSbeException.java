package io.ticklane.simulator.sbe;

/** SBE was asked for in a way or a version that there is not; to be answered with HTTP 400. */
public final class UnsupportedSbeException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int INVALID_HEADER = -1152;
    private static final int UNSUPPORTED_SCHEMA = -1153;

    private final int code;

    private UnsupportedSbeException(int code, String message) {
        super(message);
        this.code = code;
    }

    static UnsupportedSbeException header() {
        return new UnsupportedSbeException(INVALID_HEADER,
                "Invalid `X-MBX-SBE` header; expected `<SCHEMA_ID>:<VERSION>`.");
    }

    static UnsupportedSbeException version() {
        return new UnsupportedSbeException(UNSUPPORTED_SCHEMA,
                "Unsupported SBE schema ID or version specified in the `X-MBX-SBE` header.");
    }

    static UnsupportedSbeException parameters() {
        return new UnsupportedSbeException(UNSUPPORTED_SCHEMA, "Invalid SBE schema ID or version specified.");
    }

    /** The venue's error code; the message is the venue's text. */
    public int code() {
        return code;
    }
}
