package io.ticklane.bridge;

import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.Quote;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.wire.MarketDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes made-up frames through a throw-away core until the compiler has seen the whole way from frame to order, so
 * that the first real orders do not run interpreted. Touches nothing of the session: its own cache, order table
 * and recorder, and a gateway that answers by itself.
 *
 * <p>One thread, the one that starts the session.
 */
final class TicklaneWarmUp implements OrderGateway, Strategy {
    /** Enough for the optimising compiler, which wants some ten thousand calls. */
    private static final int FRAMES = 15_000;
    /** A slow machine does not wait longer than this. */
    private static final long AT_MOST_NANOS = 600_000_000L;
    private static final String FRAME = "{\"stream\":\"warmup@bookTicker\",\"data\":{\"u\":1000000000,\"s\":\"WARMUP\","
            + "\"b\":\"100.01000000\",\"B\":\"1.00000000\",\"a\":\"100.02000000\",\"A\":\"1.00000000\"}}";

    private final ExecutionReport report = new ExecutionReport();
    private final Quote quote = new Quote();
    private @Nullable StrategyBridge bridge;
    private @Nullable StrategyContext context;

    private TicklaneWarmUp() {}

    static void run(LatencyConfig latency) {
        new TicklaneWarmUp().frames(new LatencyRecorder(latency));
    }

    private void frames(LatencyRecorder recorder) {
        Instruments instruments = new Instruments(
                List.of(new Instrument(0, "WARMUP", "WARM", "UP", 2, 5, 1, 1, 0, 1, 1, 0, 1, true)));
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(1, Long.MAX_VALUE / 2, 1))) {
            BridgeConfig config = BridgeConfig.of(new OrderLimits("10000", 0, 100, 100));
            StrategyBridge core = new StrategyBridge(instruments, cache, this, this, config,
                    recorder, System::nanoTime);
            bridge = core;
            MarketDecoder decoder = new MarketDecoder(instruments, core);
            byte[] frame = FRAME.getBytes(StandardCharsets.US_ASCII);
            int lastDigit = FRAME.indexOf("1000000000") + 9;
            long end = System.nanoTime() + AT_MOST_NANOS;
            for (int i = 0; i < FRAMES && System.nanoTime() - end < 0; i++) {
                increment(frame, lastDigit);
                decoder.decode(frame, 0, frame.length, System.nanoTime());
                core.onTimer(System.nanoTime());
            }
            core.stop();
        }
    }

    @Override
    public void onStart(StrategyContext started) {
        context = started;
    }

    @Override
    public void onTick(Tick tick) {
        StrategyContext on = context;
        if (on != null) {
            int unusedState = on.quote(tick.instrumentId, quote);
            long unusedId = on.orders().place(tick.instrumentId, Side.BUY, OrderType.LIMIT, TimeInForce.IOC,
                    tick.askPrice, tick.askQuantity);
        }
    }

    @Override
    public boolean submit(OrderRequest request) {
        StrategyBridge core = bridge;
        if (core != null && request.action == OrderRequest.Action.PLACE) {
            report.orderId = request.orderId;
            report.instrumentId = request.instrumentId;
            report.side = request.side;
            report.price = request.price;
            report.quantity = request.quantity;
            report.status = OrderStatus.EXPIRED;
            report.orderedNanos = request.orderedNanos;
            report.writtenNanos = request.orderedNanos;
            report.acknowledgedNanos = request.orderedNanos;
            core.onExecution(report);
        }
        return true;
    }

    @Override
    public void close() {}

    private static void increment(byte[] frame, int lastDigit) {
        int at = lastDigit;
        while (frame[at] == '9') {
            frame[at--] = '0';
        }
        frame[at]++;
    }
}
