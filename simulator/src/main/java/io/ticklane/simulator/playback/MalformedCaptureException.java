package io.ticklane.simulator.playback;

/** A line that is no recorded frame; the message says what is wrong with it, without file and line. */
final class MalformedCaptureException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedCaptureException(String message) {
        super(message);
    }
}
