/**
 * The two rings: inbound, where sockets, pollers and gateways publish to the one core thread, and outbound, where
 * the core hands orders to the gateway thread. The only package that names the Disruptor.
 *
 * <p>Publishing ends take calls from any thread; whatever consumes is one thread at a time.
 */
@NullMarked
package io.ticklane.connector.ring;

import org.jspecify.annotations.NullMarked;
