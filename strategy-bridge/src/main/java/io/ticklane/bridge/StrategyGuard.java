package io.ticklane.bridge;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before a strategy: whatever it throws is caught and counted, throws the kill switch, and was the last
 * call that it got. Nothing is passed on after {@link #onStop}. Core thread only.
 */
final class StrategyGuard implements Strategy {
    private static final Logger LOG = LoggerFactory.getLogger(StrategyGuard.class);

    private final Strategy strategy;
    private final Counters counters;
    private final KillSwitch killSwitch;
    // Written by the core, read by any thread for the status.
    private volatile boolean failed;
    private boolean calls = true;

    StrategyGuard(Strategy strategy, Counters counters, KillSwitch killSwitch) {
        this.strategy = strategy;
        this.counters = counters;
        this.killSwitch = killSwitch;
    }

    /** Whether the strategy threw. Any thread. */
    boolean failed() {
        return failed;
    }

    @Override
    public void onStart(StrategyContext context) {
        if (calls) {
            try {
                strategy.onStart(context);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onTick(Tick tick) {
        if (calls) {
            try {
                strategy.onTick(tick);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onTrade(Trade trade) {
        if (calls) {
            try {
                strategy.onTrade(trade);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onDepth(DepthDiff diff) {
        if (calls) {
            try {
                strategy.onDepth(diff);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onPartialDepth(PartialDepth depth) {
        if (calls) {
            try {
                strategy.onPartialDepth(depth);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onKline(Kline kline) {
        if (calls) {
            try {
                strategy.onKline(kline);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onTicker(RollingTicker ticker) {
        if (calls) {
            try {
                strategy.onTicker(ticker);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onExecution(ExecutionReport report) {
        if (calls) {
            try {
                strategy.onExecution(report);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onFeed(FeedEvent event) {
        if (calls) {
            try {
                strategy.onFeed(event);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onTimer(long nowNanos) {
        if (calls) {
            try {
                strategy.onTimer(nowNanos);
            } catch (Throwable e) {
                threw(e);
            }
        }
    }

    @Override
    public void onStop() {
        if (calls) {
            try {
                strategy.onStop();
            } catch (Throwable e) {
                threw(e);
            }
        }
        calls = false;
    }

    private void threw(Throwable e) {
        counters.count(Counters.STRATEGY_EXCEPTIONS);
        calls = false;
        failed = true;
        LOG.error("strategy {} failed and is not called again", strategy.getClass().getName(), e);
        killSwitch.activate("strategy failed: " + e);
    }
}
