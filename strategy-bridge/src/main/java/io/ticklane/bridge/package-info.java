/**
 * What a trading engine embeds: the strategy port, the core that feeds it, order limits and order states.
 *
 * <p>One core thread owns everything here and calls every strategy; counters, positions, status and the kill
 * switch may be read, and the switch thrown, from any thread. Imports the connector's root package and the
 * cache; the embedding entry point alone also sees the connector's assembly.
 */
@NullMarked
package io.ticklane.bridge;

import org.jspecify.annotations.NullMarked;
