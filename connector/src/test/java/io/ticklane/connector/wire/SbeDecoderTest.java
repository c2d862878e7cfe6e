package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ticklane.connector.Instruments;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Frames written by hand from the schema; ETHUSDT has prices of 2 decimals and quantities of 4. */
class SbeDecoderTest {
    /** Micros 1784102400123456. */
    private static final String TIME = "40825d38a2560600";
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

    private final RecordingHandler handler = new RecordingHandler();
    private final SbeDecoder decoder = new SbeDecoder(
            new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), handler);

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
        long millis = Long.reverseBytes(HexFormat.fromHexDigitsToLong(TIME)) / 1000;
        assertArrayEquals(
                new long[]{RecordingHandler.TRADE, 0, 10, 10, 10, 312045, 12000, 0, millis, millis},
                handler.last);
        assertEquals(2, decoder.counters().trades());
    }

    @Test
    void readsBookChanges() {
        assertEquals(FrameDecoder.MARKET_DATA, decode(DIFF));
        long millis = Long.reverseBytes(HexFormat.fromHexDigitsToLong(TIME)) / 1000;
        assertArrayEquals(
                new long[]{RecordingHandler.DEPTH, 0, 5, 7, millis, 1, 0, 312044, 41000}, handler.last);
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
        for (String frame : List.of(TICKER, TRADES, DIFF)) {
            byte[] whole = bytes(frame);
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertEquals(FrameDecoder.MALFORMED, decoder.decodeBinary(part, 0, length, 1));
            }
        }
        assertEquals(0, handler.events);
    }

    @Test
    void mutatedFramesNeverFailAndAreNeverHalfDelivered() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300_000; i++) {
            byte[] frame = bytes(List.of(TICKER, TRADES, DIFF).get(i % 3));
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
            }
            int before = handler.events;
            int result = decoder.decodeBinary(frame, 0, frame.length, 1);
            assertTrue(result == FrameDecoder.MARKET_DATA || handler.events == before);
        }
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
    void allocatesNothing() {
        SbeDecoder quiet = new SbeDecoder(
                new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), new SinkHandler());
        byte[][] frames = {bytes(TICKER), bytes(TRADES), bytes(DIFF),
            bytes(TICKER.replace("fe fc", "fd fc"))};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < 40_000; i++) {
                // Sequences are forgotten, for the same ids come again and telling of a gap allocates.
                quiet.resetSequences();
                quiet.decodeBinary(frames[i & 3], 0, frames[i & 3].length, round);
            }
            least = Math.min(least,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }
        // Asking for the number allocates a little itself; one byte per frame would be forty thousand.
        assertTrue(least < 1_000, least + " bytes");
    }

    private int decode(String hex) {
        byte[] frame = bytes(hex);
        return decoder.decodeBinary(frame, 0, frame.length, 1);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
