/**
 * The venue's REST interface: a pooled client that signs, keeps the venue's clock and its limits, and the
 * poller that stands in for the stream. The only package that knows OkHttp.
 *
 * <p>The client is for any thread; it owns the threads {@code rest-n}, on which answers to
 * {@link io.ticklane.connector.rest.RestClient#send} arrive, and {@code rest-keeper}. The poller owns the
 * thread {@code poller}.
 */
@NullMarked
package io.ticklane.connector.rest;

import org.jspecify.annotations.NullMarked;
