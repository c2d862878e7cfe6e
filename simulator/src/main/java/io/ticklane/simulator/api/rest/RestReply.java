package io.ticklane.simulator.api.rest;

import java.util.List;

/**
 * An answer, ready for the wire.
 *
 * @param json UTF-8
 * @param headers what goes beside Content-Type and Content-Length; names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
public record RestReply(int status, byte[] json, List<Header> headers) {
    /** A response header. */
    public record Header(String name, String value) {}
}
