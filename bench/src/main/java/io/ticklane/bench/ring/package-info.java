/** What it costs to hand a tick to another thread: the hop through the inbound ring, and a publication beside the path. */
@NullMarked
package io.ticklane.bench.ring;

import org.jspecify.annotations.NullMarked;
