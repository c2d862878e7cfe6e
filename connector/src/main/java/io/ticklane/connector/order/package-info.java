/**
 * Ways of orders to a venue: over its WebSocket API, over REST, and on paper against the live book.
 *
 * <p>A gateway takes {@link io.ticklane.connector.OrderRequest}s and answers with
 * {@link io.ticklane.connector.ExecutionReport}s. An order whose outcome is not known is reported as unknown
 * and asked after until the venue has told; it is never guessed and never sent twice. The paper gateway lives
 * on the core thread; the others are called from one thread and answer on their own.
 */
@NullMarked
package io.ticklane.connector.order;

import org.jspecify.annotations.NullMarked;
