package io.ticklane.simulator.rest;

/** A request that is answered with an error body. Carries no stack trace: it is an answer, not a fault. */
final class ApiException extends Exception {
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final int status;

    ApiException(int code, String message) {
        this(code, message, BAD_REQUEST);
    }

    ApiException(int code, String message, int status) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    int code() {
        return code;
    }

    int status() {
        return status;
    }

    String text() {
        String text = getMessage();
        return text == null ? "" : text;
    }

    static ApiException missing(String name) {
        return new ApiException(-1102,
                "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.");
    }

    static ApiException missingBoth(String one, String other) {
        return new ApiException(-1102,
                "Param '" + one + "' or '" + other + "' must be sent, but both were empty/null!");
    }

    static ApiException notRequired(String name) {
        return new ApiException(-1106, "Parameter '" + name + "' sent when not required.");
    }

    static ApiException badCombination() {
        return new ApiException(-1128, "Combination of optional parameters invalid.");
    }

    static ApiException illegal(String name, String range) {
        return new ApiException(-1100,
                "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
    }

    static ApiException invalid(String name) {
        return new ApiException(-1130, "Data sent for parameter '" + name + "' is not valid.");
    }

    static ApiException filter(String name) {
        return new ApiException(-1013, "Filter failure: " + name);
    }

    static ApiException badSymbol() {
        return new ApiException(-1121, "Invalid symbol.");
    }

    static ApiException badSignature() {
        return new ApiException(-1022, "Signature for this request is not valid.");
    }
}
