/**
 * The floor: the least that a reader in Java has to do between the socket and the signal, and the echo, the least
 * between a tick and its order; written by hand without a library. What a connector costs is told beside them.
 */
@NullMarked
package io.ticklane.bench.floor;

import org.jspecify.annotations.NullMarked;
