package io.ticklane.cache;

import java.nio.file.Path;

/** Runs in a JVM of its own: writes into a price file until it is killed. */
final class WriterProbe {
    static final String SYMBOL = "BTCUSDT";

    private WriterProbe() {}

    public static void main(String[] arguments) {
        PriceCache cache = PriceCache.open(new PriceCacheConfig(1, Long.MAX_VALUE, 1)
                .withFile(Path.of(arguments[0])));
        cache.name(0, SYMBOL);
        for (long number = 1;; number++) {
            cache.put(0, 0, number, ~number, number * 31, number * 37, System.nanoTime(), Quote.STREAM);
            if (number == 1_000) {
                System.out.println("writing");
            }
        }
    }
}
