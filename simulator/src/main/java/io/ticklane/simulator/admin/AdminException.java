package io.ticklane.simulator.admin;

/** A request to the admin port that is answered with an error. Carries no stack trace: it is an answer. */
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    AdminException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static AdminException unknown(String what) {
        return new AdminException(404, "no " + what);
    }

    int status() {
        return status;
    }
}
