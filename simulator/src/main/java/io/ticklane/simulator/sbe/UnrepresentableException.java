package io.ticklane.simulator.sbe;

/** JSON for which the schema has no words. */
final class UnrepresentableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnrepresentableException(String message) {
        super(message);
    }
}
