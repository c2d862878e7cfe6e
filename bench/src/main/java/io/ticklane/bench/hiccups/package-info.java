/** What the machine itself does to a thread that never sleeps, before any connector runs on it. */
@NullMarked
package io.ticklane.bench.hiccups;

import org.jspecify.annotations.NullMarked;
