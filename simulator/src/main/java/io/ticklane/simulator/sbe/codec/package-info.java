/**
 * What the codecs stand on: sbe-tool generates one package below for each schema file in {@code src/main/sbe}.
 * Imports nothing of ours.
 */
@NullMarked
package io.ticklane.simulator.sbe.codec;

import org.jspecify.annotations.NullMarked;
