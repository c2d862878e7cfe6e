package io.ticklane.cache;

import java.nio.file.Path;

/** Runs in a JVM of its own, without options: reads until it is killed, and says what does not fit together. */
final class ViewProbe {
    private ViewProbe() {}

    public static void main(String[] arguments) {
        PriceCacheView view = PriceCacheView.open(Path.of(arguments[0]));
        Quote quote = new Quote();
        for (long reads = 0;; reads++) {
            int instrument = (int) (reads % view.instruments());
            int outcome = view.read(instrument, 0, quote);
            long number = quote.bidPrice;
            boolean whole = outcome != QuoteReader.HIT
                    || (quote.instrument == instrument && number % 5 == instrument
                            && quote.bidQuantity == ~number && quote.askPrice == number * 31
                            && quote.askQuantity == (number ^ instrument));
            if (!whole) {
                System.out.println("instrument " + instrument + " shows " + quote.instrument + " " + number);
                System.exit(1);
            }
            if (reads == 1_000) {
                System.out.println("reading");
            }
        }
    }
}
