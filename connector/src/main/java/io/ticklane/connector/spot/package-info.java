/**
 * Assembly of a running connector: the one place that sees every part of it. Threads are started and ended
 * here, in order and in reverse.
 */
@NullMarked
package io.ticklane.connector.spot;

import org.jspecify.annotations.NullMarked;
