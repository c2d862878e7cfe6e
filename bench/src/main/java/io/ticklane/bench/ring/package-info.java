/**
 * What it costs to hand something to another thread: the hop through the inbound ring, and an order beside the path.
 */
@NullMarked
package io.ticklane.bench.ring;

import org.jspecify.annotations.NullMarked;
