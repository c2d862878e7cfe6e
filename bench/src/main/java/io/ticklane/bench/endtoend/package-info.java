/**
 * From the sender's socket to the strategy's signal, through a whole connector: a sender in a process of its own
 * keeps planned send times whatever the receiver does, and latency counts from those.
 */
@NullMarked
package io.ticklane.bench.endtoend;

import org.jspecify.annotations.NullMarked;
