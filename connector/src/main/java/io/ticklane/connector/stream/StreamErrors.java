package io.ticklane.connector.stream;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Exceptions in one line for a person. */
final class StreamErrors {
    private StreamErrors() {}

    static String describe(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : oneLine(e.getMessage());
        if (e instanceof UnknownHostException) {
            return "unknown host " + message;
        }
        if (e instanceof ConnectException) {
            return "connection refused";
        }
        if (e instanceof SSLException) {
            return "TLS: " + message;
        }
        if (e instanceof SocketTimeoutException) {
            return message;
        }
        return message;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
