package io.ticklane.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Faults on a clock moved by hand, without sockets. */
class WireTest {
    private static final Subject TRADES = Subject.frame(Scope.STREAM, 1, "btcusdt@trade", "");

    private long now = 1_000_000;
    private final Faults faults = new Faults(1, () -> now);
    private final List<String> out = new ArrayList<>();
    private final Wire wire = new Wire(faults, new Wire.Out() {
        @Override
        public void write(String stream, byte[] bytes, int offset, int length) {
            out.add(payload(Arrays.copyOfRange(bytes, offset, offset + length)));
        }

        @Override
        public void tear(byte[] bytes, int offset, int length) {
            out.add("torn");
        }
    });

    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return Frames.framed((byte) 0x81, payload, 0, payload.length);
    }

    private static String payload(byte[] frame) {
        int from = Frames.payload(frame, 0);
        return new String(frame, from, frame.length - from, StandardCharsets.UTF_8);
    }

    private int trade(int id) {
        byte[] frame = frame("{\"t\":" + id + "}");
        return wire.send(TRADES, frame, 0, frame.length);
    }

    private void after(Duration time) {
        now += time.toNanos();
        faults.advance(now);
    }

    @Test
    void beginsAndEndsInTime() {
        faults.add(new Fault(FaultKind.DROP, Target.ALL, Duration.ofSeconds(1), Duration.ofSeconds(2),
                Chance.ALWAYS, Map.of()), now);
        assertTrue(faults.quiet());
        assertEquals(now + 1_000_000_000, faults.nextDueNanos());
        after(Duration.ofSeconds(1));
        assertFalse(faults.quiet());
        assertEquals(0, trade(1));
        after(Duration.ofSeconds(2));
        assertTrue(faults.quiet());
        assertEquals(1, trade(2));
        List<FaultLog.What> log = faults.log().from(1, 10).stream().map(FaultLog.Occurrence::what).toList();
        assertEquals(List.of(FaultLog.What.BEGIN, FaultLog.What.STRIKE, FaultLog.What.END), log);
    }

    @Test
    void decidesByItsSeedAlone() {
        List<List<String>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            out.clear();
            faults.clear();
            faults.add(Fault.now(FaultKind.DROP, Duration.ZERO).striking(new Chance(0.5, 1, 0, 42)), now);
            for (int i = 0; i < 200; i++) {
                trade(i);
            }
            runs.add(List.copyOf(out));
        }
        assertEquals(runs.get(0), runs.get(1));
        assertTrue(runs.get(0).size() > 60 && runs.get(0).size() < 140, runs.get(0).size() + " of 200");
    }

    @Test
    void isOverAfterItsCount() {
        faults.add(Fault.now(FaultKind.DROP, Duration.ZERO).striking(new Chance(1, 3, 2, 0)), now);
        for (int i = 1; i <= 12; i++) {
            trade(i);
        }
        assertFalse(out.contains("{\"t\":3}"));
        assertFalse(out.contains("{\"t\":6}"));
        assertEquals(10, out.size());
        after(Duration.ZERO);
        assertEquals(List.of(), faults.entries());
    }

    @Test
    void gapIsDecidedOncePerEvent() {
        faults.add(Fault.now(FaultKind.GAP, Duration.ZERO).striking(new Chance(1, 1, 1, 0)), now);
        assertEquals(0, trade(1));
        assertEquals(0, trade(1));
        assertEquals(1, trade(2));
        assertEquals(1, trade(2));
    }

    @Test
    void lateFramesKeepTheirOrder() {
        faults.add(Fault.now(FaultKind.DELAY, Duration.ZERO).with("delay", "10ms")
                .striking(new Chance(1, 2, 0, 0)), now);
        trade(1);
        trade(2);
        trade(3);
        assertEquals(List.of("{\"t\":1}"), out);
        after(Duration.ofMillis(9));
        assertEquals(1, out.size());
        after(Duration.ofMillis(1));
        assertEquals(List.of("{\"t\":1}", "{\"t\":2}", "{\"t\":3}"), out);
    }

    @Test
    void tearEndsTheConnection() {
        faults.add(Fault.now(FaultKind.TEAR, Duration.ZERO), now);
        assertEquals(0, trade(1));
        faults.clear();
        assertEquals(0, trade(2));
        assertEquals(List.of("torn"), out);
    }

    @Test
    void readsTheIdsOfEveryStream() {
        assertEquals(new FrameIds(7, 7), ids("btcusdt@bookTicker", "{\"u\":7,\"s\":\"BTCUSDT\"}"));
        assertEquals(new FrameIds(8, 9),
                ids("btcusdt@depth", "{\"e\":\"depthUpdate\",\"E\":1,\"U\":8,\"u\":9}"));
        assertEquals(new FrameIds(10, 10), ids("btcusdt@depth5", "{\"lastUpdateId\":10,\"bids\":[]}"));
        assertEquals(new FrameIds(11, 11), ids("btcusdt@aggTrade", "{\"e\":\"aggTrade\",\"E\":1,\"a\":11}"));
        assertEquals(new FrameIds(12, 12), ids("btcusdt@kline_1m", "{\"e\":\"kline\",\"E\":12}"));
        assertEquals(new FrameIds(13, 13),
                ids("btcusdt@trade", "{\"stream\":\"btcusdt@trade\",\"data\":{\"E\":1,\"t\":13}}"));
        assertEquals(FrameIds.NONE, ids("btcusdt@trade", "{}"));
    }

    private static FrameIds ids(String stream, String json) {
        byte[] frame = frame(json);
        return FrameIds.of(stream, frame, 0, frame.length);
    }

    @Test
    void framesOfAllLengthsAreCutAndFilledWell() {
        SplittableRandom random = new SplittableRandom(3);
        for (int length : new int[]{1, 2, 125, 126, 127, 65_535, 65_536, 70_000}) {
            byte[] whole = frame("x".repeat(length));
            assertEquals(length, payload(whole).length());
            assertEquals(length / 2, payload(Frames.truncated(whole, 0)).length());
            assertEquals(Math.max(length, 66_000), payload(Frames.oversized(whole, 66_000)).length());
            String corrupt = payload(Frames.corrupted(whole, 1, random));
            assertEquals(1, corrupt.chars().filter(c -> c != 'x').count());
            assertTrue(corrupt.chars().allMatch(c -> c >= ' ' && c < 0x7f), corrupt);
        }
        byte[] event = frame("{\"e\":\"depthUpdate\",\"U\":1000,\"u\":1001,\"b\":[]}");
        assertEquals("{\"e\":\"depthUpdate\",\"U\":9,\"u\":1001,\"b\":[]}",
                payload(Frames.beginning(event, 9)));
    }

    @Test
    void aimsAtSymbolsStreamsAndEndpoints() {
        Subject depth = Subject.frame(Scope.STREAM, 1, "btcusdt@depth@100ms", "");
        assertTrue(Target.stream("btcusdt").hits(depth));
        assertTrue(Target.stream("btcusdt@depth*").hits(depth));
        assertFalse(Target.stream("btcusdt@depth").hits(depth));
        assertFalse(Target.stream("btcusd").hits(depth));
        Subject order = Subject.request(Scope.REST, 0, "POST /api/v3/order", "alice");
        assertTrue(Target.endpoint("/api/v3/order").hits(order));
        assertTrue(Target.endpoint("POST /api/*").hits(order));
        assertFalse(Target.endpoint("GET /api/*").hits(order));
        assertTrue(new Target(0, Scope.REST, "", "", "alice").hits(order));
        assertFalse(new Target(0, Scope.WS_API, "", "", "").hits(order));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Chance(1.5, 1, 0, 0));
        assertThrows(IllegalArgumentException.class,
                () -> Fault.now(FaultKind.RESET, Duration.ZERO).at(Target.stream("btcusdt")));
        assertThrows(IllegalArgumentException.class,
                () -> Fault.now(FaultKind.DROP, Duration.ZERO).with("code", 1));
        assertThrows(IllegalArgumentException.class,
                () -> new Fault(FaultKind.CLOSE, 0, Duration.ZERO, Duration.ZERO, 999, ""));
    }
}
