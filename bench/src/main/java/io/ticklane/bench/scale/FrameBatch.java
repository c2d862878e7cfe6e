package io.ticklane.bench.scale;

import io.ticklane.connector.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames of best prices of instruments drawn at random, one behind the other as after a read from a socket, in a
 * buffer that is filled again and again. Update ids rise. One thread.
 */
final class FrameBatch {
    /** About what one read of 64 KiB brings. */
    static final int FRAMES = 512;

    private static final int ID_DIGITS = 15;
    private static final long FIRST_ID = 100_000_000_000_000L;
    private static final byte[] HEAD = ascii("{\"u\":");
    private static final byte[] SYMBOL = ascii(",\"s\":\"");
    private static final byte[] PRICES = ascii(
            "\",\"b\":\"61837.63000000\",\"B\":\"1.25000000\",\"a\":\"61837.64000000\","
                    + "\"A\":\"0.75000000\"}");

    final byte[] bytes = new byte[FRAMES * 160];
    final int[] offsets = new int[FRAMES + 1];

    private final byte[][] symbols;
    private final SplittableRandom random = new SplittableRandom(7);
    private long lastId = FIRST_ID;

    FrameBatch(List<Instrument> instruments) {
        symbols = instruments.stream().map(instrument -> ascii(instrument.symbol())).toArray(byte[][]::new);
    }

    /** Writes the next frames. */
    void fill() {
        int at = 0;
        for (int i = 0; i < FRAMES; i++) {
            offsets[i] = at;
            at = put(HEAD, at);
            long id = ++lastId;
            for (int digit = ID_DIGITS - 1; digit >= 0; digit--, id /= 10) {
                bytes[at + digit] = (byte) ('0' + id % 10);
            }
            at = put(SYMBOL, at + ID_DIGITS);
            at = put(symbols[random.nextInt(symbols.length)], at);
            at = put(PRICES, at);
        }
        offsets[FRAMES] = at;
    }

    private int put(byte[] text, int at) {
        System.arraycopy(text, 0, bytes, at, text.length);
        return at + text.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
