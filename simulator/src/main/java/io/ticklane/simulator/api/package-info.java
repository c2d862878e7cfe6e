/**
 * The vocabulary of requests, whether they come by REST or by the WebSocket API: parameters, plans, callers, routes and
 * refusals. What requests there are stands in the packages below, one for each subject; {@code api.rest} and
 * {@code api.ws} on top give them their transports.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api;

import org.jspecify.annotations.NullMarked;
