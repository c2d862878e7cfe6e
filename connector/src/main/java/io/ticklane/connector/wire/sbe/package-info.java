/**
 * Decoders of SBE market streams that are generated from {@code src/main/sbe/stream.xml}, and the buffer that they
 * read. The decoder of frames takes their constants and offsets.
 */
@NullMarked
package io.ticklane.connector.wire.sbe;

import org.jspecify.annotations.NullMarked;
