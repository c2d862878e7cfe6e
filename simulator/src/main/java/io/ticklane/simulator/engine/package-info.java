/**
 * The venue's core: order books, matching, accounts and their balances. Knows nothing of requests or sockets.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.engine;

import org.jspecify.annotations.NullMarked;
