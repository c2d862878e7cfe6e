/**
 * A venue that speaks Binance Spot, for dry-runs, tests and benches. A leaf: imports nothing of ours.
 *
 * <p>Everything in it, markets, matching, sessions, HTTP, runs on the simulator's one thread, which is what
 * makes it deterministic; nothing here locks.
 */
@NullMarked
package io.ticklane.simulator;

import org.jspecify.annotations.NullMarked;
