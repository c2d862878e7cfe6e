package io.ticklane.simulator.api;

import org.jspecify.annotations.Nullable;

/** A request that is answered with an error body. Carries no stack trace: it is an answer, not a fault. */
public final class ApiException extends Exception {
    public static final int BAD_REQUEST = 400;
    public static final int UNAUTHORIZED = 401;
    public static final int CONFLICT = 409;
    public static final int TOO_MANY_REQUESTS = 429;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final int status;
    private final @Nullable String data;
    private final long retryMicros;

    public ApiException(int code, String message) {
        this(code, message, BAD_REQUEST);
    }

    public ApiException(int code, String message, int status) {
        this(code, message, status, null);
    }

    /**
     * A refusal with more to say.
     *
     * @param data JSON text that goes beside code and message, or null
     */
    public ApiException(int code, String message, int status, @Nullable String data) {
        this(code, message, status, data, 0);
    }

    private ApiException(int code, String message, int status, @Nullable String data, long retryMicros) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.data = data;
        this.retryMicros = retryMicros;
    }

    /**
     * A refusal for asking too often.
     *
     * @param retryMicros when it will be possible again, by the venue's clock
     */
    public static ApiException until(int code, String message, int status, long retryMicros) {
        return new ApiException(code, message, status, null, retryMicros);
    }

    public int code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** JSON text that goes beside code and message, or null. */
    public @Nullable String data() {
        return data;
    }

    /** When it is worth to ask again, by the venue's clock in microseconds; 0: nothing is said about that. */
    public long retryMicros() {
        return retryMicros;
    }

    public String text() {
        String text = getMessage();
        return text == null ? "" : text;
    }

    public static ApiException missing(String name) {
        return new ApiException(-1102,
                "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.");
    }

    public static ApiException missingBoth(String one, String other) {
        return new ApiException(-1102,
                "Param '" + one + "' or '" + other + "' must be sent, but both were empty/null!");
    }

    public static ApiException notRequired(String name) {
        return new ApiException(-1106, "Parameter '" + name + "' sent when not required.");
    }

    public static ApiException badCombination() {
        return new ApiException(-1128, "Combination of optional parameters invalid.");
    }

    public static ApiException illegal(String name, String range) {
        return new ApiException(-1100,
                "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
    }

    public static ApiException invalid(String name) {
        return new ApiException(-1130, "Data sent for parameter '" + name + "' is not valid.");
    }

    public static ApiException filter(String name) {
        return new ApiException(-1013, "Filter failure: " + name);
    }

    public static ApiException badSymbol() {
        return new ApiException(-1121, "Invalid symbol.");
    }

    public static ApiException badSignature() {
        return new ApiException(-1022, "Signature for this request is not valid.");
    }
}
