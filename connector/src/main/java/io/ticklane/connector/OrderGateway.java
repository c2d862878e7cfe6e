package io.ticklane.connector;

/**
 * The way of orders to a venue. Answers come back as {@link InboundHandler#onExecution}, on the gateway's own
 * thread, or inside {@link #submit} where there is none.
 *
 * <p>The outbound ring has the same shape and stands in front of a gateway with a thread of its own.
 *
 * <p>{@link #submit} and {@link #flush} from one thread, the core where nothing stands in between.
 */
public interface OrderGateway extends AutoCloseable {
    /**
     * Takes over the request; the slot may be reused when the call returns.
     *
     * @return false if the gateway cannot take it now (its queue is full); nothing was sent then
     */
    boolean submit(OrderRequest request);

    /**
     * Begins on what was submitted. The core calls this when it has finished an event in which it submitted
     * something, so that waking another thread is no part of the way from tick to order. Without it a gateway
     * begins by itself within some milliseconds.
     */
    default void flush() {}

    /** Sends nothing more, waits shortly for answers under way, and releases what it holds. */
    @Override
    void close();
}
