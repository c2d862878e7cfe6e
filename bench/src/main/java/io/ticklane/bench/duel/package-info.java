/**
 * Ticklane beside its peers at the same simulator, each in a process of its own: how long from a price leaving the
 * venue to the order that answers it arriving there, by the venue's clock alone.
 */
@NullMarked
package io.ticklane.bench.duel;

import org.jspecify.annotations.NullMarked;
