/**
 * Sockets: the event loop that the simulator's thread drives by hand, HTTP and WebSocket on one port, TLS, the admin
 * port, and the faults that make a connection misbehave. The only place that names Netty.
 *
 * <p>Simulator thread only, except where a class says otherwise.
 */
@NullMarked
package io.ticklane.simulator.net;

import org.jspecify.annotations.NullMarked;
