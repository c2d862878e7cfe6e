package io.ticklane.cache;

import org.jspecify.annotations.Nullable;

/** The cache cannot be opened in this JVM; the message says what to change. Trying again is of no use. */
public class PriceCacheException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PriceCacheException(String message) {
        this(message, null);
    }

    PriceCacheException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
