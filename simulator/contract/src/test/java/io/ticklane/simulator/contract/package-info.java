/**
 * Clients nobody here wrote, each driven through everything it can do against a simulator that runs as a process of
 * its own. The clients are as their registries have them; they are told an address, keys, and nothing else.
 *
 * <p>The tests of this package run one after the other.
 */
package io.ticklane.simulator.contract;
