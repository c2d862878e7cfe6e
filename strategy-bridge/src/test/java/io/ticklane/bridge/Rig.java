package io.ticklane.bridge;

import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.Tick;
import java.util.List;

/** A core with a real cache, a recording gateway and a clock turned by hand. */
public final class Rig implements AutoCloseable {
    public static final int BTC = 0;
    public static final int ETH = 1;
    /** Best prices of {@link #tick(int)}: 50,000.00 and 50,000.10. */
    public static final long BID = 5_000_000;
    public static final long ASK = 5_000_010;

    public final ManualClock clock = new ManualClock();
    public final RecordingGateway gateway = new RecordingGateway();
    public final Instruments instruments;
    public final PriceCache cache;
    public final LatencyRecorder latency;
    public final StrategyBridge bridge;
    public final Tick tick = new Tick();
    private long updateId;

    public Rig(Strategy strategy) {
        this(strategy, BridgeConfig.of(OrderLimits.none()));
    }

    public Rig(Strategy strategy, BridgeConfig config) {
        this(strategy, config, true);
    }

    Rig(Strategy strategy, BridgeConfig config, boolean trading) {
        this(strategy, config, trading, new LatencyRecorder());
    }

    Rig(Strategy strategy, BridgeConfig config, boolean trading, LatencyRecorder latency) {
        this.latency = latency;
        instruments = new Instruments(List.of(instrument(BTC, "BTC", trading), instrument(ETH, "ETH", true)));
        cache = PriceCache.open(PriceCacheConfig.forInstruments(2));
        bridge = new StrategyBridge(instruments, cache, gateway, strategy, config, latency, clock);
    }

    /** Prices of two decimals in ticks of 0.01, quantities of five in steps of 0.00002, at least 5 USDT. */
    static Instrument instrument(int id, String base, boolean trading) {
        return new Instrument(id, base + "USDT", base, "USDT", 2, 5, 1, 1, 100_000_000, 2, 4, 1_000_000,
                50_000_000, trading);
    }

    /** The next stream tick, received now. */
    public void tick(int instrument) {
        tick(instrument, BID, ASK);
    }

    public void tick(int instrument, long bid, long ask) {
        fill(instrument, bid, ask);
        bridge.onTick(tick);
    }

    public void restTick(int instrument) {
        fill(instrument, BID, ASK);
        tick.source = PriceSource.REST;
        tick.updateId = Tick.NO_UPDATE_ID;
        bridge.onTick(tick);
    }

    public Tick fill(int instrument, long bid, long ask) {
        tick.instrumentId = instrument;
        tick.updateId = ++updateId;
        tick.source = PriceSource.STREAM;
        tick.bidPrice = bid;
        tick.bidQuantity = 100_000;
        tick.askPrice = ask;
        tick.askQuantity = 100_000;
        tick.receivedNanos = clock.nanos;
        tick.decodedNanos = clock.nanos;
        tick.publishedNanos = clock.nanos;
        return tick;
    }

    public void feed(FeedState state) {
        bridge.onFeed(FeedEvent.state(state, clock.nanos, "test"));
    }

    public ExecutionReport report(long orderId, OrderStatus status, long filled, long price) {
        ExecutionReport report = new ExecutionReport();
        report.orderId = orderId;
        report.instrumentId = BTC;
        report.status = status;
        report.filledQuantity = filled;
        report.filledNotional = filled * price;
        return report;
    }

    public void execute(long orderId, OrderStatus status) {
        bridge.onExecution(report(orderId, status, 0, 0));
    }

    public void execute(long orderId, OrderStatus status, long filled) {
        bridge.onExecution(report(orderId, status, filled, ASK));
    }

    @Override
    public void close() {
        cache.close();
    }
}
