/**
 * What the venue answers to requests under {@code /api/v3}, without sockets: parameters, signatures, filters,
 * error codes and reply bodies.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api.rest;

import org.jspecify.annotations.NullMarked;
