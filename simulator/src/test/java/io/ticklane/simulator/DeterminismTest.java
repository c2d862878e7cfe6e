package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.api.rest.RestApi;
import io.ticklane.simulator.api.rest.RestRequest;
import io.ticklane.simulator.stream.StreamHub;
import io.ticklane.simulator.stream.StreamSession;
import io.ticklane.simulator.stream.Subscriber;
import io.ticklane.simulator.stream.WireToWire;
import io.ticklane.simulator.synthetic.Symbols;
import io.ticklane.simulator.synthetic.SyntheticConfig;
import io.ticklane.simulator.synthetic.SyntheticMarket;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The same seed and the same client input give the same bytes, however late and in whatever steps time comes. */
class DeterminismTest {
    private static final long MILLI = 1_000_000;
    private static final long START_MILLIS = 1_784_102_400_000L;
    private static final long START_NANOS = 123_456_789_012L;
    private static final String SECRET = "s".repeat(64);
    private static final String KEY = "k".repeat(64);

    /** A venue without sockets, on a clock driven by hand. */
    private static final class Bench {
        final List<String> bytes = new ArrayList<>();
        final Timeline timeline;
        final RestApi rest;
        final StreamHub hub;
        long nanos = START_NANOS;

        Bench(long seed) {
            List<SymbolSpec> symbols = Symbols.named(List.of("BTCUSDT", "NEXOUSDT"));
            VenueTime time = new VenueTime(START_MILLIS * 1000, START_NANOS, () -> nanos);
            Account account = new Account("client", KEY, Account.KeyType.HMAC, SECRET,
                    Map.of("USDT", "1000000", "BTC", "10", "NEXO", "1000"), List.of("SPOT"));
            Exchange exchange = new Exchange(symbols, List.of(account), Fees.STANDARD, time);
            Tape tape = new Tape(symbols, ReferenceRule.STANDARD);
            exchange.listen(tape);
            hub = new StreamHub(symbols, new ExchangeView(exchange, time), tape,
                    new WireToWire(symbols.size()));
            rest = new Requests(exchange, time, tape).rest();
            SyntheticMarket market = new SyntheticMarket(new SyntheticConfig(seed, symbols, 0), exchange,
                    time,
                    START_NANOS);
            exchange.listen(hub);
            timeline = new Timeline(market, hub, time);
        }

        void advance(long millis) {
            nanos = START_NANOS + millis * MILLI;
            timeline.advance(nanos);
        }

        StreamSession connect(String name, boolean combined, boolean micros, List<String> streams) {
            StreamSession session = new StreamSession(hub, new Subscriber() {
                @Override
                public boolean send(String stream, byte[] frame, int offset, int length) {
                    bytes.add(name + " " + HexFormat.of().formatHex(frame, offset, offset + length));
                    return true;
                }

                @Override
                public void reply(byte[] frame) {
                    bytes.add(name + " " + HexFormat.of().formatHex(frame));
                }
            }, combined, micros);
            assertTrue(session.open(streams));
            return session;
        }

        void request(String method, String path, String query) {
            bytes.add(text(rest.handle(
                    new RestRequest(method, "/api/v3/" + path, query, "", KEY, null, "127.0.0.1")).json()));
        }

        void signed(String method, String path, String query) {
            String stamped = query + "&timestamp=" + (START_MILLIS + (nanos - START_NANOS) / MILLI);
            request(method, path, stamped + "&signature=" + sign(stamped));
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static String sign(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client does and sees in ten seconds; between its requests time comes in steps up to the longest. */
    private static List<String> run(long seed, long longestStepMillis) {
        Bench bench = new Bench(seed);
        Random steps = new Random(longestStepMillis);
        Random client = new Random(99);
        StreamSession first = bench.connect("raw", false, false,
                List.of("btcusdt@bookTicker", "btcusdt@depth@100ms", "nexousdt@trade"));
        bench.connect("micros", true, true, List.of("btcusdt@aggTrade", "btcusdt@trade", "btcusdt@depth",
                "btcusdt@kline_1s", "nexousdt@kline_1m@+08:00", "btcusdt@ticker", "!miniTicker@arr",
                "!ticker_1h@arr",
                "btcusdt@depth20@100ms", "nexousdt@avgPrice", "btcusdt@referencePrice"));
        long now = 0;
        for (int i = 0; i < 60; i++) {
            long next = now + 1 + client.nextInt(330);
            while (now < next) {
                now = Math.min(next, now + 1 + steps.nextInt((int) longestStepMillis));
                bench.advance(now);
            }
            act(bench, first, client, i);
        }
        return bench.bytes;
    }

    private static void act(Bench bench, StreamSession session, Random client, int turn) {
        String side = client.nextBoolean() ? "BUY" : "SELL";
        switch (client.nextInt(5)) {
            case 0 -> bench.signed("POST", "order",
                    "symbol=BTCUSDT&side=" + side + "&type=MARKET&quantity=0.0" + (1 + client.nextInt(9)));
            case 1 -> bench.signed("POST", "order", "symbol=BTCUSDT&timeInForce=GTC&side=" + side
                    + "&type=LIMIT&quantity=0.01&price=" + (96_950 + client.nextInt(100)));
            case 2 -> bench.signed("DELETE", "openOrders", "symbol=BTCUSDT");
            case 3 -> bench.request("GET", "depth", "symbol=BTCUSDT&limit=20");
            default -> session.onText("{\"method\":\"" + (turn % 2 == 0 ? "SUBSCRIBE" : "UNSUBSCRIBE")
                    + "\",\"params\":[\"nexousdt@depth@100ms\",\"nexousdt@bookTicker\"],\"id\":" + turn
                    + "}");
        }
        bench.signed("GET", "account", "recvWindow=5000");
    }

    @Test
    void sameInputGivesTheSameBytesInStepsOfAnySize() {
        List<String> smooth = run(5, 1);
        assertTrue(smooth.size() > 1_000, "frames and replies: " + smooth.size());
        for (int longest : new int[]{20, 150, 1_000}) {
            List<String> jerky = run(5, longest);
            for (int i = 0; i < Math.min(smooth.size(), jerky.size()); i++) {
                assertEquals(smooth.get(i), jerky.get(i), "at " + i + " with steps up to " + longest + " ms");
            }
            assertEquals(smooth.size(), jerky.size());
        }
        assertNotEquals(smooth, run(6, 1));
    }
}
