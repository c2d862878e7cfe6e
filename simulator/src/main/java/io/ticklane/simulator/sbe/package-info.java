/**
 * Simple Binary Encoding: market streams, answers and events as bytes. Answers and events are made of their JSON
 * twins, so that both say the same. Knows the vocabulary of markets alone; simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.sbe;

import org.jspecify.annotations.NullMarked;
