package io.ticklane.simulator.engine;

/**
 * One fill as one side sees it.
 *
 * @param price at the symbol's price scale
 * @param quantity at the symbol's quantity scale
 * @param quote price times quantity at scale 8
 * @param commission at scale 8
 * @param timeMicros venue clock
 */
public record Fill(int symbol, long tradeId, long orderId, long price, long quantity, long quote,
        long commission, String commissionAsset, long timeMicros, boolean buyer, boolean maker) {}
