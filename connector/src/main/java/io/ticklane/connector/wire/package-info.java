/**
 * Bytes to values and back: the venue's JSON of market data, control frames, REST answers and order parameters.
 *
 * <p>Pure functions over the vocabulary, shared by the packages that own sockets. Market data is decoded in place
 * by hand; everything cold goes through Jackson's streaming parser, which no other package imports. Nothing here
 * starts a thread; {@link io.ticklane.connector.wire.MarketDecoder} and
 * {@link io.ticklane.connector.wire.Signer} belong to one thread each, the rest is stateless.
 */
@NullMarked
package io.ticklane.connector.wire;

import org.jspecify.annotations.NullMarked;
