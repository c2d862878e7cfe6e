/**
 * JMH benchmarks: one question per method, a baseline beside it. Nanoseconds per operation of a loop that
 * overlaps operations, so that memory latency partly hides; ratios within one run are what counts.
 *
 * <p>Each class says which threads it uses.
 */
@NullMarked
package io.ticklane.bench.micro;

import org.jspecify.annotations.NullMarked;
