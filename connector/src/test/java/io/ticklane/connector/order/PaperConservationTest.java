package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.Trade;
import io.ticklane.connector.rest.Recorder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random orders against random tops: nothing is filled twice, created or lost. */
class PaperConservationTest {
    private static final int STEPS = 200_000;

    private final Random random = new Random(20260721);
    private final Recorder recorder = new Recorder();
    private long now;
    private final PaperOrderGateway gateway = new PaperOrderGateway(Pairs.ALL,
            new PaperConfig(0, 1_000, Duration.ofNanos(20)), () -> now, recorder);
    private final Map<Long, OrderRequest> asked = new HashMap<>();
    private final Map<Long, ExecutionReport> last = new HashMap<>();
    /** By the side of the taker. */
    private final Map<Side, Long> shown = new EnumMap<>(Side.class);
    private long updateId;
    private long shownId;
    /** Quantity of the trade of this step not yet filled, or negative where the step is none. */
    private long tradeLeft;
    private long tradeId;

    @Test
    void filledQuantitiesAndStatesAreConsistent() {
        top();
        for (int step = 0; step < STEPS; step++) {
            now++;
            tradeLeft = -1;
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> place();
                case 4 -> gateway.submit(Pairs.cancel(1 + random.nextInt(asked.size() + 2)));
                case 5 -> trade();
                case 6 -> cancelAllSometimes();
                default -> top();
            }
            for (ExecutionReport report = recorder.executions
                    .poll(); report != null; report = recorder.executions.poll()) {
                check(report);
            }
        }
        assertEquals(asked.size(), last.size());
        assertTrue(last.values().stream().anyMatch(report -> report.status == OrderStatus.FILLED));
        assertTrue(last.values().stream().anyMatch(report -> report.status == OrderStatus.EXPIRED));
    }

    private void check(ExecutionReport report) {
        OrderRequest request = asked.get(report.orderId);
        assertNotNull(request);
        ExecutionReport before = last.put(report.orderId, report);
        long newlyFilled = report.filledQuantity - (before == null ? 0 : before.filledQuantity);
        assertFalse(before != null && before.status.terminal(), "a report after the last");
        assertTrue(newlyFilled >= 0 && report.filledQuantity <= request.quantity);
        assertEquals(report.status == OrderStatus.FILLED, report.filledQuantity == request.quantity);
        assertFalse(report.status == OrderStatus.REJECTED && (before != null || newlyFilled != 0));
        assertTrue(report.status != OrderStatus.NEW || (before == null && report.filledQuantity == 0));
        assertTrue(report.status != OrderStatus.PARTIALLY_FILLED || newlyFilled > 0);
        if (request.type != OrderType.MARKET) {
            long limit = report.filledQuantity * request.price;
            assertTrue(request.side == Side.BUY
                    ? report.filledNotional <= limit
                    : report.filledNotional >= limit, "worse than the limit");
        }
        if (tradeLeft >= 0) {
            tradeLeft -= newlyFilled;
            assertTrue(tradeLeft >= 0, "more filled than was traded");
        } else {
            long left = shown.merge(request.side, -newlyFilled, Long::sum);
            assertTrue(left >= 0, "more filled than was shown");
        }
    }

    private void place() {
        OrderRequest request = Pairs.limit(asked.size() + 1, side(),
                any(TimeInForce.values()), 1_990L + random.nextInt(20),
                1 + random.nextInt(40) * 1_000L);
        request.type = any(OrderType.values());
        asked.put(request.orderId, request);
        assertTrue(gateway.submit(request));
    }

    private void cancelAllSometimes() {
        if (random.nextInt(50) == 0) {
            gateway.submit(Pairs.cancelAll(0));
        }
    }

    private void top() {
        Tick tick = new Tick();
        tick.updateId = random.nextInt(5) == 0 ? Math.max(updateId, 1) : ++updateId;
        tick.bidPrice = 1_990L + random.nextInt(18);
        tick.askPrice = tick.bidPrice + 1 + random.nextInt(3);
        tick.bidQuantity = random.nextInt(30_000);
        tick.askQuantity = random.nextInt(30_000);
        tick.receivedNanos = now;
        if (tick.updateId != shownId) {
            shownId = tick.updateId;
            shown.put(Side.BUY, tick.askQuantity);
            shown.put(Side.SELL, tick.bidQuantity);
        }
        gateway.onTick(tick);
    }

    private void trade() {
        Trade trade = new Trade();
        trade.tradeId = ++tradeId;
        trade.firstTradeId = tradeId;
        trade.lastTradeId = tradeId;
        trade.price = 1_985L + random.nextInt(30);
        trade.quantity = 1L + random.nextInt(10_000);
        trade.receivedNanos = now;
        tradeLeft = trade.quantity;
        gateway.onTrade(trade);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }
}
