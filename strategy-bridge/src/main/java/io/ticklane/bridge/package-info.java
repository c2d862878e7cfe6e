/** What a trading engine embeds: strategies, limits, latency. */
@NullMarked
package io.ticklane.bridge;

import org.jspecify.annotations.NullMarked;
