package io.ticklane.simulator.engine;

import org.jspecify.annotations.Nullable;

/**
 * One event in an order's life. The order itself shows the state after it.
 *
 * @param id unique and rising per symbol
 * @param timeMicros venue clock; the same for everything one command causes
 * @param fill for TRADE
 * @param prevention for TRADE_PREVENTION
 * @param originalClientOrderId name before a cancel or amendment; empty for other events
 * @param reason for REJECTED
 */
public record Execution(ExecutionType type, long id, long timeMicros, @Nullable Fill fill,
        @Nullable Prevention prevention, String originalClientOrderId, Refusal reason) {}
