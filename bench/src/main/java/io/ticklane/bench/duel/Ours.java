package io.ticklane.bench.duel;

import io.ticklane.bridge.BridgeConfig;
import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.StrategyContext;
import io.ticklane.bridge.Ticklane;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.order.OrderGatewayConfig;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.spot.OrderRoute;
import io.ticklane.connector.spot.SpotConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Ticklane as a participant: every tick is answered by an order over the WebSocket API, on a session that is logged
 * on with an Ed25519 key; speaks as the peers do.
 */
final class Ours {
    /** As an argument: the stream's thread spins. */
    static final String SPINNING = "spinning";
    static final String BLOCKING = "blocking";
    /** As an argument: it blocks, and processors do not halt meanwhile. */
    static final String AWAKE = "awake";

    private static final int IN_FLIGHT = 4_096;
    private static final long TIMER_NANOS = 100_000_000;
    private static final Duration CONNECT = Duration.ofSeconds(30);

    private Ours() {}

    /** Arguments: {@link #SPINNING}, {@link #BLOCKING}, {@link #AWAKE}; processor of the stream's thread, or nothing. */
    public static void main(String[] arguments) throws IOException, VenueException, InterruptedException {
        boolean spin = arguments[0].equals(SPINNING);
        BufferedReader input = new BufferedReader(
                new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        Greeting venue = Greeting.of(String.valueOf(input.readLine()));
        VenueProfile profile = VenueProfile
                .of("simulator", venue.rest().toString(), venue.stream().toString(), false)
                .withOrders(venue.orders());
        OrderEveryPrice strategy = new OrderEveryPrice();
        try (Ticklane ticklane = Ticklane.builder(profile)
                .symbols("BTCUSDT")
                .strategy(strategy)
                .orders(OrderMode.VENUE)
                .credentials(venue.credentials())
                .bridge(new BridgeConfig(OrderLimits.none(), IN_FLIGHT * 2, TIMER_NANOS))
                .tune(config -> tuned(config, spin))
                .pinThreads(arguments[1].isEmpty() ? "" : "stream-0=" + arguments[1])
                .keepAwake(arguments[0].equals(AWAKE))
                .start()) {
            if (!ticklane.awaitLive(CONNECT)) {
                throw new IOException("no connection to the venue");
            }
            Marks.tell(input, strategy.ticks::get, () -> strategy.thread);
        }
    }

    /** The usual 64 orders without an answer are few where the venue is held up for a moment at a high rate. */
    private static SpotConfig tuned(SpotConfig usual, boolean spin) {
        OrderGatewayConfig gateway = usual.gateway();
        return usual.withStream(usual.stream().withSpin(spin)).withRoute(OrderRoute.WEBSOCKET)
                .withGateway(new OrderGatewayConfig(IN_FLIGHT, gateway.watchPeriod(), gateway.inquiryFirst(),
                        gateway.inquiryMax(), gateway.settleMargin(), gateway.closeTimeout()));
    }

    /** Core thread, but for the count. */
    private static final class OrderEveryPrice implements Strategy {
        private final AtomicLong ticks = new AtomicLong();
        private final Quote quote = new Quote();
        private @Nullable StrategyContext context;
        private boolean buy;
        /** Written by the core, read by those who ask. */
        private volatile long thread;

        @Override
        public void onStart(StrategyContext started) {
            context = started;
            thread = Thread.currentThread().getId();
        }

        @Override
        public void onTick(Tick tick) {
            StrategyContext on = context;
            if (on == null || on.quote(tick.instrumentId, quote) != QuoteReader.HIT) {
                return;
            }
            buy = !buy;
            on.orders().place(tick.instrumentId, buy ? Side.BUY : Side.SELL, OrderType.LIMIT,
                    TimeInForce.IOC, buy ? quote.askPrice : quote.bidPrice,
                    buy ? quote.askQuantity : quote.bidQuantity);
            ticks.lazySet(ticks.get() + 1);
        }
    }
}
