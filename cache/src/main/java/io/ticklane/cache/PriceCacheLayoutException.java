package io.ticklane.cache;

/** A price file of another version. */
final class PriceCacheLayoutException extends PriceCacheException {
    private static final long serialVersionUID = 1;

    PriceCacheLayoutException(String message) {
        super(message);
    }
}
