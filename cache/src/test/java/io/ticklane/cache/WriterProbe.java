package io.ticklane.cache;

import java.io.IOException;
import java.nio.file.Path;

/** Runs in a JVM of its own: writes into a price file, or only has it open, until it is killed. */
final class WriterProbe {
    static final String SYMBOL = "BTCUSDT";
    static final String BUSY = "busy";
    static final String IDLE = "idle";

    private WriterProbe() {}

    static Process start(Path file, Path scratch, String mode) throws IOException {
        return new ProcessBuilder(ForkedJvm.command(ChronicleRuntimeTest.OPTIONS, WriterProbe.class,
                file.toString(), mode))
                .redirectError(scratch.resolve("errors").toFile()).start();
    }

    public static void main(String[] arguments) throws IOException {
        PriceCache cache = PriceCache.open(new PriceCacheConfig(1, Long.MAX_VALUE, 1)
                .withFile(Path.of(arguments[0])));
        if (arguments[1].equals(IDLE)) {
            System.out.println("opened");
            // Never: nobody says anything.
            int unused = System.in.read();
        }
        cache.name(0, SYMBOL);
        for (long number = 1;; number++) {
            cache.put(0, 0, number, ~number, number * 31, number * 37, System.nanoTime(), Quote.STREAM);
            if (number == 1_000) {
                System.out.println("writing");
            }
        }
    }
}
