package io.ticklane.bridge;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Side;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Bases, quotes and fees per instrument. The core writes; any thread reads a snapshot, which may lie inside a
 * fill: its quote new and its base not yet.
 */
final class Positions {
    private static final int BASE = 0;
    private static final int QUOTE = 1;
    private static final int BOUGHT = 2;
    private static final int SOLD = 3;
    private static final int FILLS = 4;
    private static final int FOREIGN_FEES = 5;
    private static final int WIDTH = 8;

    private final Instruments instruments;
    // Written by the core only, so a plain read and an opaque write make an update; no reader sees half a value.
    private final AtomicLongArray cells;

    Positions(Instruments instruments) {
        this.instruments = instruments;
        cells = new AtomicLongArray(instruments.size() * WIDTH);
    }

    /** Books what a report added. The fee in it is of its own fills, so it is booked with them, once. */
    void book(int instrumentId, Side side, long quantity, long notional, ExecutionReport report) {
        int row = instrumentId * WIDTH;
        boolean buy = side == Side.BUY;
        change(row + QUOTE, buy ? -notional : notional);
        change(row + BASE, buy ? quantity : -quantity);
        change(row + (buy ? BOUGHT : SOLD), quantity);
        change(row + FILLS, 1);
        if (report.fee != 0) {
            bookFee(instruments.get(instrumentId), row, report);
        }
    }

    /** See {@link StrategyContext#position}. */
    long base(int instrumentId) {
        return cells.getOpaque(instrumentId * WIDTH + BASE);
    }

    /** Any thread. Allocates. */
    Position snapshot(int instrumentId) {
        int row = instrumentId * WIDTH;
        return new Position(instruments.get(instrumentId), cells.getOpaque(row + BASE),
                cells.getOpaque(row + QUOTE), cells.getOpaque(row + BOUGHT), cells.getOpaque(row + SOLD),
                cells.getOpaque(row + FILLS), cells.getOpaque(row + FOREIGN_FEES));
    }

    /** The sum, or the end of a {@code long} that it passes. */
    static long add(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    private void bookFee(Instrument instrument, int row, ExecutionReport report) {
        if (report.feeAsset.equals(instrument.quoteAsset())) {
            change(row + QUOTE, -rescale(report.fee, report.feeScale, instrument.notionalScale()));
        } else if (report.feeAsset.equals(instrument.baseAsset())) {
            change(row + BASE, -rescale(report.fee, report.feeScale, instrument.quantityScale()));
        } else {
            change(row + FOREIGN_FEES, 1);
        }
    }

    // Against us where digits are lost: a fee is never booked smaller than it was.
    private static long rescale(long fee, int from, int to) {
        if (from > to) {
            return -Math.floorDiv(-fee, Decimals.powerOfTen(Math.min(from - to, Decimals.MAX_SCALE)));
        }
        long factor = Decimals.powerOfTen(Math.min(to - from, Decimals.MAX_SCALE));
        return fee > Long.MAX_VALUE / factor ? Long.MAX_VALUE : fee * factor;
    }

    private void change(int cell, long by) {
        cells.setOpaque(cell, add(cells.getPlain(cell), by));
    }
}
