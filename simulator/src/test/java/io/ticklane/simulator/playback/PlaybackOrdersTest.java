package io.ticklane.simulator.playback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.SharedData;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Execution;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderListener;
import io.ticklane.simulator.engine.TimeInForce;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random orders during playback meet what was recorded and nothing else, and leave the recording as it is. */
class PlaybackOrdersTest {
    private static final class Recorded {
        final boolean snapshot;
        final byte[] payload;

        Recorded(boolean snapshot, byte[] payload) {
            this.snapshot = snapshot;
            this.payload = payload;
        }
    }

    /** A capture played frame by frame, with a client who trades and a plain twin of the recorded book. */
    private static final class Play implements MarketListener, OrderListener {
        final List<Recorded> frames = new ArrayList<>();
        final PlainRecording recording = new PlainRecording();
        final SymbolSpec spec;
        final Exchange exchange;
        final Wallet client;
        final PlaybackMarket market;
        final Random random = new Random(4);
        final List<Order> resting = new ArrayList<>();
        final List<Fill> fills = new ArrayList<>();
        final Map<String, BigDecimal> taken = new HashMap<>();
        boolean mayPlay;
        int next;
        long taker;
        long maker;

        Play(List<Path> files) {
            CaptureFrames.read(files,
                    (nanos, symbol, snapshot, payload) -> frames.add(new Recorded(snapshot, payload)));
            Capture capture = Capture.scan(files, List.of());
            spec = capture.symbols().get(0);
            VenueTime time = new VenueTime(0, 0, () -> 0);
            Account account = new Account("client", "key", Account.KeyType.HMAC, "secret",
                    Map.of(spec.baseAsset(), "10000000", spec.quoteAsset(), "10000000000"), List.of("SPOT"));
            exchange = new Exchange(capture.symbols(), List.of(account), Fees.STANDARD, time);
            client = exchange.wallet("key");
            exchange.listen((OrderListener) this);
            market = new PlaybackMarket(capture, exchange, this, time, Double.POSITIVE_INFINITY, false,
                    this::mayPlayOne);
            market.start(0);
        }

        private boolean mayPlayOne() {
            boolean may = mayPlay;
            mayPlay = false;
            return may;
        }

        /** Plays the next frame. False at the end. */
        boolean step() {
            if (next == frames.size()) {
                return false;
            }
            recording.apply(frames.get(next).payload);
            mayPlay = true;
            int at = next + 1;
            market.advance(0);
            if (next < at && frames.get(next).snapshot) {
                next++;
            }
            assertEquals(at, next);
            checkFills(null);
            return true;
        }

        @Override
        public void onRecorded(String stream, byte[] payload) {
            assertArrayEquals(frames.get(next).payload, payload);
            next++;
        }

        @Override
        public void onExecution(Order order, Execution execution) {
            if (execution.fill() != null) {
                fills.add(execution.fill());
            }
        }

        /** Looks at what a command or a frame filled. */
        void checkFills(Order placed) {
            Set<Long> once = new HashSet<>();
            Set<Long> inside = new HashSet<>();
            fills.forEach(fill -> {
                if (!once.add(fill.tradeId())) {
                    inside.add(fill.tradeId());
                }
            });
            Map<BigDecimal, BigDecimal> sums = new HashMap<>();
            for (Fill fill : fills) {
                if (inside.contains(fill.tradeId())) {
                    continue;
                }
                if (fill.maker()) {
                    maker++;
                    checkMaker(fill);
                } else {
                    taker++;
                    checkTaker(placed, fill, sums);
                }
            }
            fills.clear();
        }

        private void checkTaker(Order placed, Fill fill, Map<BigDecimal, BigDecimal> sums) {
            boolean bid = !fill.buyer();
            BigDecimal price = price(fill.price());
            BigDecimal sum = sums.merge(price, quantity(fill.quantity()), BigDecimal::add);
            BigDecimal recorded = recording.side(bid).get(price);
            assertTrue(recorded != null && sum.compareTo(recorded) <= 0,
                    () -> sum + " filled at " + price + " where " + recorded + " was recorded, frame "
                            + next);
            BigDecimal best = recording.side(bid).firstKey();
            assertTrue(bid ? price.compareTo(best) <= 0 : price.compareTo(best) >= 0,
                    () -> price + " is better than " + best);
            assertTrue(placed.price() == 0
                    || (fill.buyer() ? fill.price() <= placed.price() : fill.price() >= placed.price()));
            String key = bid + " " + price;
            BigDecimal all = taken.merge(key, quantity(fill.quantity()), BigDecimal::add);
            assertTrue(all.compareTo(recording.came(bid, price)) <= 0,
                    () -> all + " taken at " + price + " where " + recording.came(bid, price) + " came");
        }

        /** A resting order fills at its own price when the recorded other side reaches it. */
        private void checkMaker(Fill fill) {
            BigDecimal price = price(fill.price());
            BigDecimal best = recording.side(!fill.buyer()).firstKey();
            assertTrue(fill.buyer() ? best.compareTo(price) <= 0 : best.compareTo(price) >= 0,
                    () -> "filled at " + price + " while the other side was at " + best + ", frame " + next);
            BigDecimal reached = BigDecimal.ZERO;
            for (Map.Entry<BigDecimal, BigDecimal> level : recording.side(!fill.buyer())
                    .headMap(price, true).entrySet()) {
                reached = reached.add(level.getValue());
            }
            assertTrue(quantity(fill.quantity()).compareTo(reached) <= 0);
        }

        void act(long most) {
            if (recording.bids.isEmpty() || recording.asks.isEmpty()) {
                return;
            }
            if (resting.size() > 20 || (!resting.isEmpty() && random.nextInt(3) == 0)) {
                exchange.cancel(resting.remove(random.nextInt(resting.size())), "c" + random.nextInt());
                checkFills(null);
                return;
            }
            boolean buy = random.nextBoolean();
            long quantity = 1 + (long) (most * Math.pow(random.nextDouble(), 4));
            long best = scaled(recording.side(!buy).firstKey(), spec.priceScale());
            long away = (long) (random.nextGaussian() * (best / 20_000 + 2));
            Order order = new Order();
            switch (random.nextInt(6)) {
                case 0 -> order.market(client, 0, buy, quantity, 0);
                case 1 -> order.market(client, 0, buy, 0, 10_000_000_000L * (1 + random.nextInt(5_000)));
                case 2 -> order.limit(client, 0, buy, best + away, quantity).lasting(TimeInForce.IOC);
                case 3 -> order.limit(client, 0, buy, best + away, quantity).lasting(TimeInForce.FOK);
                case 4 -> order.limit(client, 0, buy, best + away, quantity).makerOnly();
                default -> order.limit(client, 0, buy, best + away, quantity);
            }
            exchange.place(order);
            if (order.status().open()) {
                resting.add(order);
            }
            checkFills(order);
            resting.removeIf(open -> !open.status().open());
        }

        private BigDecimal price(long scaled) {
            return BigDecimal.valueOf(scaled, spec.priceScale()).stripTrailingZeros();
        }

        private BigDecimal quantity(long scaled) {
            return BigDecimal.valueOf(scaled, spec.quantityScale());
        }

        private static long scaled(BigDecimal value, int scale) {
            return value.setScale(scale).unscaledValue().longValueExact();
        }

        List<Long> sums() {
            List<Long> sums = new ArrayList<>();
            for (int asset = 0; asset < exchange.assets().size(); asset++) {
                long sum = 0;
                for (Wallet wallet : exchange.wallets()) {
                    sum += wallet.free(asset) + wallet.locked(asset);
                }
                sums.add(sum);
            }
            return sums;
        }

        @Override
        public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
                long askQuantity) {}

        @Override
        public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity,
                long timeMicros) {}

        @Override
        public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
                long timeMicros) {}

        @Override
        public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
                long lastTradeId, boolean buyerIsMaker, long timeMicros) {}
    }

    private static void tradeAlong(List<String> names, long most, int oneIn) {
        Play play = new Play(names.stream().map(SharedData::file).toList());
        List<Long> before = play.sums();
        while (play.step()) {
            if (play.random.nextInt(oneIn) == 0) {
                play.act(most);
            }
            if (play.next % 1_000 == 0) {
                assertEquals(before, play.sums());
            }
        }
        assertEquals(before, play.sums());
        assertTrue(play.market.ended());
        assertTrue(play.taker > 500, "fills as taker " + play.taker);
        assertTrue(play.maker > 20, "fills as maker " + play.maker);
    }

    @Test
    void ordersMeetTheRecordedBookOfBtcusdt() {
        tradeAlong(List.of("ws-captures/hftbacktest/btcusdt_20240808.gz",
                "ws-captures/hftbacktest/btcusdt_20240809.gz"), 500_000, 10);
    }

    @Test
    void ordersMeetTheRecordedBookOfNexousdt() {
        tradeAlong(List.of("ws-captures/hftbacktest_playground/nexousdt_20240723.dat.gz",
                "ws-captures/hftbacktest_playground/nexousdt_20240724.dat.gz"), 300_000, 10);
    }
}
