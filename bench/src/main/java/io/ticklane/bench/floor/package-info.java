/**
 * The floor: the least that a reader in Java has to do between the socket and the signal, written by hand without a
 * library. What a connector costs is told beside it.
 */
@NullMarked
package io.ticklane.bench.floor;

import org.jspecify.annotations.NullMarked;
