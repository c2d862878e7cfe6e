package io.ticklane.simulator.engine;

/**
 * One match that self-trade prevention did not let happen, as the venue keeps it for both sides.
 *
 * @param id rising per symbol, from 0
 * @param tradeGroupId of the accounts, or -1
 * @param price at the symbol's price scale
 * @param takerPrevented quantity the taker lost, or 0
 * @param makerPrevented quantity the maker lost, or 0
 */
public record Prevention(int symbol, long id, long takerOrderId, long makerOrderId, long tradeGroupId,
        SelfTradePrevention mode, long price, long takerPrevented, long makerPrevented, long timeMicros) {}
