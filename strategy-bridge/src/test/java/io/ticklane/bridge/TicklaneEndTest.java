package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.strategy.SpreadCrosser;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.simulator.Simulator;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a session ends, none of its threads stays. */
@Timeout(60)
class TicklaneEndTest {
    private static final Pattern OURS = Pattern
            .compile("core|gateway|supervisor|poller|report|cache-opener|(stream|orders|rest-keeper)-.*");
    private static final Credentials KEY = new Credentials(Credentials.Type.HMAC, Simulator.API_KEY,
            Simulator.SECRET);

    @AfterEach
    void noThreadOfOursStays() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!ours().isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(Set.of(), ours());
    }

    @Test
    void unknownSymbol() {
        try (Simulator simulator = Simulator.start()) {
            assertThrows(VenueException.class, () -> builder(simulator).symbols("NOSUCH").start());
        }
    }

    @Test
    void refusedKey() {
        try (Simulator simulator = Simulator.start()) {
            assertThrows(VenueException.class, () -> builder(simulator)
                    .credentials(new Credentials(Credentials.Type.RSA, "key", "no key")).start());
        }
    }

    @Test
    void venueThatHasGoneBeforeTheStart() {
        Simulator simulator = Simulator.start();
        TicklaneBuilder builder = builder(simulator);
        simulator.close();
        assertThrows(VenueException.class, builder::start);
    }

    @Test
    void venueThatDiesWhileTrading() throws Exception {
        Simulator simulator = Simulator.start();
        Ticklane ticklane = builder(simulator).start();
        assertTrue(ticklane.awaitLive(Duration.ofSeconds(20)));
        while (ticklane.counters().acknowledged() == 0) {
            LockSupport.parkNanos(1_000_000);
        }
        simulator.close();
        ticklane.close();
        assertEquals(BridgeStatus.State.STOPPED, ticklane.status().state());
        assertEquals("", ticklane.status().reason());
    }

    private static TicklaneBuilder builder(Simulator simulator) {
        return Ticklane
                .builder(new VenueProfile("simulator", simulator.rest(), simulator.stream(), null, null,
                        false))
                .symbols("BTCUSDT").strategy(new SpreadCrosser(SpreadCrosser.Config.defaults()))
                .credentials(KEY).orders(OrderMode.VENUE);
    }

    private static Set<String> ours() {
        Set<String> names = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (OURS.matcher(thread.getName()).matches()) {
                names.add(thread.getName());
            }
        }
        return names;
    }
}
