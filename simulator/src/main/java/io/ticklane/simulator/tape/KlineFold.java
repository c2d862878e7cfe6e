package io.ticklane.simulator.tape;

/** Puts short candles together to klines, with one for each stretch in which there was no trade. */
final class KlineFold implements Candle.Sink {
    private final Interval interval;
    private final long offsetMillis;
    private final Candle.Sink sink;
    private final Candle kline = new Candle();
    private long next;

    KlineFold(Interval interval, long offsetMillis, long from, long closeBefore, Candle.Sink sink) {
        this.interval = interval;
        this.offsetMillis = offsetMillis;
        this.sink = sink;
        kline.clear(from, closeBefore);
        next = interval.next(from, offsetMillis);
    }

    @Override
    public void candle(Candle candle) {
        while (candle.openMillis >= next) {
            turn();
        }
        kline.add(candle);
    }

    /** Tells what is left of the klines that begin before {@code to}. */
    void finish(long to) {
        while (kline.openMillis < to) {
            turn();
        }
    }

    private void turn() {
        sink.candle(kline);
        kline.clear(next, kline.close);
        next = interval.next(next, offsetMillis);
    }
}
