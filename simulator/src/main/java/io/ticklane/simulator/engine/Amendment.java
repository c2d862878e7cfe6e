package io.ticklane.simulator.engine;

/**
 * One reduction of an order's quantity.
 *
 * @param executionId of the event that told it
 */
public record Amendment(int symbol, long orderId, long executionId, String originalClientOrderId,
        String newClientOrderId, long originalQuantity, long newQuantity, long timeMicros) {}
