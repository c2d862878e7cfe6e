/**
 * The price cache: the last top of book of each instrument, off the heap, bounded by an exact recency list and
 * by age.
 *
 * <p>One thread writes (the core); any thread reads a consistent copy through {@link QuoteReader} without
 * stopping it. Time comes in as an argument. Only {@code int} and {@code long} are known here; what an
 * instrument is, is the caller's business. Chronicle Map is the store and is named in this package only.
 */
@NullMarked
package io.ticklane.cache;

import org.jspecify.annotations.NullMarked;
