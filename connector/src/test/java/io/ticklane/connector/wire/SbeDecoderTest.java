package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.EventTimeUnit;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames written by hand from the schema; ETHUSDT has prices of 2 decimals and quantities of 4. */
class SbeDecoderTest {
    private static final long MICROS = 1_784_102_400_123_456L;
    private static final long MILLIS = MICROS / 1000;
    /** {@link #MICROS}. */
    private static final String TIME = "4062cdb5a1560600";
    private static final String SYMBOL = "07 45544855534454";
    /** 312044, 41000, 312045, 12000 at exponents -2 and -4. */
    private static final String TOP = "ecc2040000000000 28a0000000000000 edc2040000000000 e02e000000000000";
    private static final String TICKER = "3200 1127 0100 0000" // block 50, template 10001, schema 1, version 0
            + TIME + "0700000000000000" // update id 7
            + "fe fc" + TOP + SYMBOL;
    private static final String TRADES = "1200 1027 0100 0000" + TIME + TIME + "fe fc"
            + "1900 02000000" // trades of 25 bytes, two
            + "0900000000000000 ecc2040000000000 28a0000000000000 01"
            + "0a00000000000000 edc2040000000000 e02e000000000000 00" + SYMBOL;
    private static final String DIFF = "1a00 1327 0100 0000" + TIME
            + "0500000000000000 0700000000000000 fe fc" // ids 5 to 7
            + "1000 0100 ecc2040000000000 28a0000000000000" // one bid
            + "1000 0000" + SYMBOL; // no ask

    private static final String SNAPSHOT = "1200 1227 0100 0000" + TIME
            + "0800000000000000 fe fc" // id 8
            + "1000 0200 ecc2040000000000 28a0000000000000" // two bids: 312044, 41000
            + "ebc2040000000000 0100000000000000" // 312043, 1
            + "1000 0100 edc2040000000000 e02e000000000000" + SYMBOL; // one ask: 312045, 12000

    private static final String BEYOND_THE_SCALE = "3200 1127 0100 0000" + TIME + "0700000000000000"
            + "fd fc" + TOP + SYMBOL;

    private final RecordingHandler handler = new RecordingHandler();
    private final SbeDecoder decoder = new SbeDecoder(
            new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), EventTimeUnit.MILLISECOND,
            handler);

    @Test
    void readsBestBidAndAsk() {
        assertEquals(FrameDecoder.MARKET_DATA, decode(TICKER));
        assertArrayEquals(new long[]{RecordingHandler.TICK, 0, 7, 312044, 41000, 312045, 12000},
                handler.last);
    }

    @Test
    void readsEveryTradeOfAFrame() {
        assertEquals(FrameDecoder.MARKET_DATA, decode(TRADES));
        assertEquals(2, handler.events);
        assertArrayEquals(
                new long[]{RecordingHandler.TRADE, 0, 10, 10, 10, 312045, 12000, 0, MILLIS, MILLIS},
                handler.last);
        assertEquals(2, decoder.counters().trades());
    }

    @Test
    void readsBookChanges() {
        assertEquals(FrameDecoder.MARKET_DATA, decode(DIFF));
        assertArrayEquals(
                new long[]{RecordingHandler.DEPTH, 0, 5, 7, MILLIS, 1, 0, 312044, 41000}, handler.last);
    }

    @Test
    void readsPartialBooks() {
        assertEquals(FrameDecoder.MARKET_DATA, decode(SNAPSHOT));
        assertArrayEquals(
                new long[]{RecordingHandler.PARTIAL_DEPTH, 0, 8, 2, 1, 312044, 41000, 312043, 1, 312045,
                    12000},
                handler.last);
        assertEquals(MILLIS, handler.partialTime);
        assertEquals(1, decoder.counters().partialDepths());
    }

    /** Frames that others wrote by hand from the schema. */
    @Test
    void readsEveryMessageAtOtherScales() {
        SbeDecoder btc = new SbeDecoder(new Instruments(List.of(Captures.instrument(0, "BTCUSDT", 2, 5))),
                EventTimeUnit.MICROSECOND, handler);
        long time = 1_767_225_600_123_456L;
        row(btc, "32001127010000004022224648470600814a5d0500000000fefb6cf5900000000000f049020000000000"
                + "6df5900000000000214e0000000000000742544355534454", RecordingHandler.TICK, 0, 90_000_001,
                9_500_012,
                150_000, 9_500_013, 20_001);
        row(btc, "1a001327010000004022224648470600764a5d0500000000814a5d0500000000fefb100002006cf5900000000000"
                + "f04902000000000060f59000000000000000000000000000100000000742544355534454",
                RecordingHandler.DEPTH, 0, 89_999_990, 90_000_001, time, 2, 0, 9_500_012, 150_000, 9_500_000,
                0);
        row(btc, "120010270100000040222246484706007820224648470600fefb19000200000001f2052a010000006df5900000000000"
                + "214e0000000000000002f2052a010000006ef5900000000000f049020000000000000742544355534454",
                RecordingHandler.TRADE, 0, 5_000_000_002L, 5_000_000_002L, 5_000_000_002L, 9_500_014, 150_000,
                0,
                time, time - 456);
        row(btc, "12001227010000004022224648470600814a5d0500000000fefb100001006cf5900000000000f049020000000000"
                + "100001006df5900000000000214e0000000000000742544355534454", RecordingHandler.PARTIAL_DEPTH,
                0,
                90_000_001, 1, 1, 9_500_012, 150_000, 9_500_013, 20_001);
    }

    @Test
    void refusesPartialBooksOfMoreLevelsThanASlotHolds() {
        String level = "ecc2040000000000 28a0000000000000";
        String twenty = "1200 1227 0100 0000" + TIME + "0800000000000000 fe fc 1000 1400" + level.repeat(20)
                + "1000 0000" + SYMBOL;
        assertEquals(FrameDecoder.MARKET_DATA, decode(twenty));
        assertEquals(20, handler.last[3]);
        assertEquals(FrameDecoder.MALFORMED,
                decode(twenty.replace("1000 1400", "1000 1500" + level)));
        assertEquals(1, handler.events);
    }

    @Test
    void emptiesTheSidesOfAPartialBook() {
        assertEquals(FrameDecoder.MARKET_DATA, decode(SNAPSHOT));
        assertEquals(FrameDecoder.MARKET_DATA, decode("1200 1227 0100 0000" + TIME
                + "0900000000000000 fe fc 1000 0000 1000 0000" + SYMBOL));
        assertArrayEquals(new long[]{RecordingHandler.PARTIAL_DEPTH, 0, 9, 0, 0}, handler.last);
    }

    @Test
    void handsTimesOverInMicrosecondsIfAsked() {
        SbeDecoder micros = new SbeDecoder(
                new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))),
                EventTimeUnit.MICROSECOND, handler);
        byte[] frame = bytes(TRADES);
        micros.decodeBinary(frame, 0, frame.length, 1);
        assertEquals(MICROS, handler.last[8]);
        assertEquals(MICROS, handler.last[9]);
        frame = bytes(DIFF);
        micros.decodeBinary(frame, 0, frame.length, 1);
        assertEquals(MICROS, handler.last[4]);
        frame = bytes(SNAPSHOT);
        micros.decodeBinary(frame, 0, frame.length, 1);
        assertEquals(MICROS, handler.partialTime);
    }

    @Test
    void takesLongerBlocksOfANewerVersion() {
        String newer = TICKER.replace("3200 1127 0100 0000", "3400 1127 0100 0100").replace(SYMBOL,
                "ffff" + SYMBOL + "aabb");
        assertEquals(FrameDecoder.MARKET_DATA, decode(newer));
        assertEquals(312045, handler.last[5]);
    }

    @Test
    void skipsWhatItDoesNotKnow() {
        assertEquals(FrameDecoder.IGNORED, decode(TICKER.replace("1127", "9927")));
        assertEquals(FrameDecoder.IGNORED, decode(TICKER.replace("1127 0100", "1127 0200")));
        assertEquals(FrameDecoder.IGNORED, decode(TICKER.replace(SYMBOL, "07 41544855534454")));
        assertEquals(3, decoder.counters().ignored());
    }

    @Test
    void refusesDigitsBeyondTheScaleAndOverflow() {
        assertEquals(FrameDecoder.MALFORMED, decode(TICKER.replace("fe fc", "fd fc")));
        assertEquals(FrameDecoder.MALFORMED, decode(TICKER.replace("fe fc", "12 fc")));
        assertEquals(FrameDecoder.MALFORMED, decode(TICKER.replace("fe fc", "80 fc")));
        assertEquals(0, handler.events);
    }

    @Test
    void refusesEveryTruncatedFrame() {
        for (String frame : List.of(TICKER, TRADES, DIFF, SNAPSHOT)) {
            byte[] whole = bytes(frame);
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertEquals(FrameDecoder.MALFORMED, decoder.decodeBinary(part, 0, length, 1));
            }
        }
        assertEquals(0, handler.events);
    }

    @Test
    void readsMutatedFramesAsItsTwin() {
        SplittableRandom random = new SplittableRandom(1);
        ReferenceSbeDecoder twin = new ReferenceSbeDecoder(
                new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))));
        int delivered = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] frame = bytes(List.of(TICKER, TRADES, DIFF, SNAPSHOT).get(i % 4));
            for (int n = random.nextInt(3); n >= 0; n--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
            }
            handler.last = null;
            decoder.resetSequences();
            int result = decoder.decodeBinary(frame, 0, frame.length, 1);
            assertEquals(twin.decode(frame), result, () -> HexFormat.of().formatHex(frame));
            assertArrayEquals(twin.event, handler.last, () -> HexFormat.of().formatHex(frame));
            delivered += twin.event == null ? 0 : 1;
        }
        int count = delivered;
        assertTrue(count > 30_000, () -> count + " delivered");
    }

    @Test
    void allocatesNothingForTheLargestBookChange() {
        String level = "ecc2040000000000 28a0000000000000";
        byte[] frame = bytes("1a00 1327 0100 0000" + TIME + "0500000000000000 0700000000000000 fe fc"
                + ("1000 8813" + level.repeat(5_000)).repeat(2) + SYMBOL);
        SbeDecoder quiet = new SbeDecoder(
                new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), new SinkHandler());
        assertEquals(0, Allocation.least(100, () -> {
            quiet.resetSequences();
            quiet.decodeBinary(frame, 0, frame.length, 1);
        }));
        assertEquals(quiet.counters().depthUpdates() * 10_000, quiet.counters().depthLevels());
    }

    @Test
    void scalesLikeExactDecimals() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 300_000; i++) {
            int shift = random.nextInt(-20, 21);
            long mantissa = random.nextLong() >>> random.nextInt(1, 64);
            if (random.nextBoolean()) {
                mantissa = mantissa / 1_000_000 * 1_000_000;
            }
            java.math.BigDecimal exact = java.math.BigDecimal.valueOf(mantissa).scaleByPowerOfTen(shift);
            long expected;
            try {
                expected = exact.longValueExact();
            } catch (ArithmeticException e) {
                expected = Mantissas.REFUSED;
            }
            assertEquals(expected, Mantissas.scaled(mantissa, shift), mantissa + "e" + shift);
        }
    }

    @Test
    void answersToControlFramesAreText() {
        byte[] answer = "{\"result\":null,\"id\":1}".getBytes(StandardCharsets.UTF_8);
        assertEquals(FrameDecoder.CONTROL_REPLY, decoder.decode(answer, 0, answer.length, 1));
        assertEquals(1, decoder.counters().controlReplies());
    }

    @Test
    void stampsEventsWhereStampsAreWanted() {
        for (boolean wanted : new boolean[]{true, false}) {
            long[] stamps = new long[3];
            SbeDecoder stamping = new SbeDecoder(
                    new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))),
                    EventTimeUnit.MILLISECOND, new SinkHandler() {
                        @Override
                        public boolean wantsStamps() {
                            return wanted;
                        }

                        @Override
                        public void onTick(Tick tick) {
                            stamps[0] = tick.receivedNanos;
                            stamps[1] = tick.decodedNanos;
                            stamps[2] = tick.publishedNanos;
                        }
                    });
            long before = System.nanoTime();
            byte[] frame = bytes(TICKER);
            assertEquals(FrameDecoder.MARKET_DATA, stamping.decodeBinary(frame, 0, frame.length, 77));
            assertEquals(77, stamps[0]);
            assertTrue(wanted ? stamps[1] - before >= 0 : stamps[1] == 77);
            assertEquals(stamps[1], stamps[2]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TICKER, TRADES, DIFF, SNAPSHOT, BEYOND_THE_SCALE})
    void allocatesNothing(String hex) {
        SbeDecoder quiet = new SbeDecoder(
                new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), EventTimeUnit.MILLISECOND,
                new SinkHandler());
        byte[] frame = bytes(hex);
        assertEquals(0, Allocation.least(20_000, () -> {
            // Sequences are forgotten, for the same ids come again and telling of a gap allocates.
            quiet.resetSequences();
            quiet.decodeBinary(frame, 0, frame.length, 1);
        }));
    }

    private void row(SbeDecoder by, String hex, long... expected) {
        byte[] frame = bytes(hex);
        assertEquals(FrameDecoder.MARKET_DATA, by.decodeBinary(frame, 0, frame.length, 1));
        assertArrayEquals(expected, handler.last);
    }

    private int decode(String hex) {
        byte[] frame = bytes(hex);
        return decoder.decodeBinary(frame, 0, frame.length, 1);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
