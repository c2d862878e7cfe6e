/**
 * Watches the feed through a circuit breaker and switches to another source of prices and back. The only package
 * that names Resilience4j.
 *
 * <p>One thread, {@code supervisor}, judges and switches; states can be read by any.
 */
@NullMarked
package io.ticklane.connector.failover;

import org.jspecify.annotations.NullMarked;
