package io.ticklane.bench.start;

import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.Ticklane;
import io.ticklane.connector.Tick;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.simulator.synthetic.Symbols;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The smallest engine: a session with one strategy, ended by its first tick. In a process of its own; prints when its
 * first line ran, when the session stood and when the tick came, each in {@link System#nanoTime}.
 */
final class StartProbe implements Strategy {
    private static final long MOST_SECONDS = 30;

    private final CountDownLatch came = new CountDownLatch(1);
    private long tickNanos;

    private StartProbe() {}

    /** Arguments: address of the REST paths, of the streams; nothing else: an empty JVM, to compare with. */
    public static void main(String[] arguments) throws VenueException, InterruptedException {
        long mainNanos = System.nanoTime();
        if (arguments.length == 0) {
            System.out.println(StartTimes.line(mainNanos, mainNanos, mainNanos));
            return;
        }
        StartProbe probe = new StartProbe();
        VenueProfile venue = new VenueProfile("simulator", URI.create(arguments[0]), URI.create(arguments[1]),
                null,
                null, false);
        String symbol = Symbols.generated(1).get(0).symbol();
        try (Ticklane session = Ticklane.builder(venue).symbols(symbol).strategy(probe).start()) {
            long startedNanos = System.nanoTime();
            if (!probe.came.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("no tick within " + MOST_SECONDS + " s: " + session.connection());
                Runtime.getRuntime().halt(1);
            }
            System.out.println(StartTimes.line(mainNanos, startedNanos, probe.tickNanos));
        }
    }

    @Override
    public void onTick(Tick tick) {
        if (tickNanos == 0) {
            tickNanos = System.nanoTime();
            came.countDown();
        }
    }
}
