/**
 * The two rings: inbound, where sockets, pollers and gateways publish to the one core thread, and outbound, where
 * the core hands orders to the gateway thread. The only package that names the Disruptor.
 *
 * <p>The inbound ring takes calls from any thread, the outbound one from the core; whatever consumes is one thread at a
 * time.
 */
@NullMarked
package io.ticklane.connector.ring;

import org.jspecify.annotations.NullMarked;
