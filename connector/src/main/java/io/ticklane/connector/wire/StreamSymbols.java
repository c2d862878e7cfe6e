package io.ticklane.connector.wire;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds instruments by the name of their stream, which is all that tells whose top levels a frame carries:
 * {@code btcusdt@depth20@100ms}. Their scales are then those of the table of symbols. One thread.
 */
final class StreamSymbols {
    private static final byte[] EMPTY = {};

    private final SymbolTable symbols;
    /** Lower case, open addressing; empty where there is none. */
    private final byte[][] names;
    private final int[] ids;
    private final int mask;

    StreamSymbols(Instruments instruments, SymbolTable symbols) {
        this.symbols = symbols;
        int capacity = Integer.highestOneBit(Math.max(4, instruments.size() * 4));
        mask = capacity - 1;
        names = new byte[capacity][];
        ids = new int[capacity];
        Arrays.fill(names, EMPTY);
        Arrays.fill(ids, Instruments.UNKNOWN);
        for (Instrument instrument : instruments) {
            byte[] name = instrument.symbol().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            int slot = hash(name, 0, name.length) & mask;
            while (names[slot].length > 0) {
                slot = slot + 1 & mask;
            }
            names[slot] = name;
            ids[slot] = instrument.id();
        }
    }

    /** Reads a stream's name, whose opening quote is behind, and moves behind its closing quote. */
    int read(JsonCursor in) {
        int start = in.position;
        if (!in.skipPlainString()) {
            return Instruments.UNKNOWN;
        }
        int behind = in.position;
        int at = start;
        while (in.buffer[at] != '@' && in.buffer[at] != '"') {
            at++;
        }
        in.position = at;
        boolean top = in.take(Names.AT_DEPTH) && in.peek() >= '0' && in.peek() <= '9';
        in.position = behind;
        return top ? find(in.buffer, start, at) : Instruments.UNKNOWN;
    }

    private int find(byte[] buffer, int from, int to) {
        int slot = hash(buffer, from, to) & mask;
        while (names[slot].length > 0) {
            byte[] name = names[slot];
            if (Arrays.equals(name, 0, name.length, buffer, from, to)) {
                return symbols.found(ids[slot]);
            }
            slot = slot + 1 & mask;
        }
        return Instruments.UNKNOWN;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
