/** From a sender's socket to the decoded tick: ours beside a bare reader and the library's default, in one run. */
@NullMarked
package io.ticklane.bench.receive;

import org.jspecify.annotations.NullMarked;
