package io.ticklane.connector.rest;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;

/** When one call reached the socket. Written by the call's thread, read there or after the call has ended. */
final class Stamps extends EventListener {
    /** First byte about to be written, or 0. From then on the venue may have seen the request. */
    volatile long startedNanos;
    /** Encoded whole and about to be flushed to the socket, or 0. */
    volatile long writtenNanos;
    /** How often the request passed to a connection; more than once is refused for orders. */
    int passes;

    @Override
    public void requestHeadersStart(Call call) {
        startedNanos = System.nanoTime();
    }

    /** The end of a request without a body. */
    @Override
    public void requestHeadersEnd(Call call, Request request) {
        writtenNanos = System.nanoTime();
    }

    /**
     * The end of a request with one. The flush follows at once; the first event after it comes when the answer's
     * thread has run, which may be long after the venue has seen the request.
     */
    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        writtenNanos = System.nanoTime();
    }
}
