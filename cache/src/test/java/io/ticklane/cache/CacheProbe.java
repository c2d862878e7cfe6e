package io.ticklane.cache;

/** Runs in a {@link ForkedJvm}. */
final class CacheProbe {
    private CacheProbe() {}

    public static void main(String[] arguments) throws InterruptedException {
        PriceCache cache;
        try {
            cache = PriceCache.open(new PriceCacheConfig(2, 1_000, 8));
        } catch (PriceCacheException e) {
            System.out.println(e.getMessage());
            System.exit(2);
            return;
        }
        switch (arguments[0]) {
            case "use" -> use(cache);
            case "exit" -> exitUnderWay(cache);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void use(PriceCache cache) {
        Quote quote = new Quote();
        for (int i = 0; i < 1_000; i++) {
            cache.put(i % 8, 0, i, 0, 0, 0, i, Quote.STREAM);
            cache.get(i % 8, i, quote);
            cache.read(i % 8, i, quote);
        }
        cache.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            System.out.println((thread.isDaemon() ? "daemon " : "user ") + thread.getName());
        }
    }

    /** Ends the JVM under a thread that writes and one that reads. */
    private static void exitUnderWay(PriceCache cache) throws InterruptedException {
        Thread writer = new Thread(() -> {
            for (int i = 0;; i++) {
                cache.put(i % 8, 0, i, 0, 0, 0, i, Quote.STREAM);
            }
        }, "writer");
        Quote quote = new Quote();
        Thread reader = new Thread(() -> {
            for (int i = 0;; i++) {
                cache.read(i % 8, i, quote);
            }
        }, "reader");
        writer.start();
        reader.start();
        // Give Chronicle's hooks, if there are any, the time to do harm.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (long end = cache.statistics().evictions() + 50_000; cache.statistics().evictions() < end;) {
                Thread.onSpinWait();
            }
        }, "late hook"));
        while (cache.statistics().evictions() < 10_000) {
            Thread.onSpinWait();
        }
        System.exit(3);
    }
}
