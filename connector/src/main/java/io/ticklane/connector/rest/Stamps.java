package io.ticklane.connector.rest;

import okhttp3.Call;
import okhttp3.EventListener;

/** When one call reached the socket. Written by the call's thread, read there or after the call has ended. */
final class Stamps extends EventListener {
    /** First byte about to be written, or 0. From then on the venue may have seen the request. */
    volatile long startedNanos;
    /** Last byte handed to the socket, or 0. */
    volatile long writtenNanos;
    /** How often the request passed to a connection; more than once is refused for orders. */
    int passes;

    @Override
    public void requestHeadersStart(Call call) {
        startedNanos = System.nanoTime();
    }

    /** The request has been flushed: OkHttp reports no earlier moment after the flush. */
    @Override
    public void responseHeadersStart(Call call) {
        writtenNanos = System.nanoTime();
    }
}
