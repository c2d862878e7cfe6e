package io.ticklane.simulator.engine;

/**
 * One fill as one side sees it.
 *
 * @param tradeId of the trade on the symbol's book; -1 for an allocation
 * @param price at the symbol's price scale
 * @param quantity at the symbol's quantity scale
 * @param quote price times quantity at scale 8
 * @param commission at scale 8
 * @param timeMicros venue clock
 * @param allocationId of what the smart order router got elsewhere, rising per symbol from 0; -1 for a trade
 */
public record Fill(int symbol, long tradeId, long orderId, long price, long quantity, long quote,
        long commission, String commissionAsset, long timeMicros, boolean buyer, boolean maker,
        long allocationId) {

    /** Whether it came from another book by the smart order router. */
    public boolean allocation() {
        return allocationId >= 0;
    }

    Fill allocated(long id) {
        return new Fill(symbol, -1, orderId, price, quantity, quote, commission, commissionAsset, timeMicros,
                buyer, maker, id);
    }
}
