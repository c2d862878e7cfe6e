/**
 * What a message costs as a session grows: with the number of instruments and cached prices, inside the process, and
 * with the number of connections, over sockets.
 */
@NullMarked
package io.ticklane.bench.scale;

import org.jspecify.annotations.NullMarked;
