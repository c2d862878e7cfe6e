package io.ticklane.simulator.engine;

/** Prices by which rules are judged, at the symbol's price scale. Simulator thread only. */
public interface References {
    /** No reference price anywhere. */
    References NONE = new References() {
        @Override
        public long referencePrice(int symbol) {
            return 0;
        }

        @Override
        public long averagePrice(int symbol, int minutes) {
            return 0;
        }
    };

    /** The symbol's reference price, or 0 if it has none. */
    long referencePrice(int symbol);

    /**
     * The average trade price weighted by volume.
     *
     * @param minutes how far back; 0 asks for the last price
     * @return 0 if there never was a trade
     */
    long averagePrice(int symbol, int minutes);
}
