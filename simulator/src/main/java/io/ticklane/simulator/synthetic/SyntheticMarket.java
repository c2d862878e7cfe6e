package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.market.Market;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;

/** Skeleton. */
public final class SyntheticMarket implements Market {
    private final SyntheticConfig config;

    public SyntheticMarket(SyntheticConfig config, Exchange exchange, long startNanos) {
        this.config = config;
    }

    @Override
    public List<SymbolSpec> symbols() {
        return config.symbols();
    }

    @Override
    public long nextDueNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public void advance(long nowNanos) {}

    @Override
    public boolean ended() {
        return false;
    }
}
