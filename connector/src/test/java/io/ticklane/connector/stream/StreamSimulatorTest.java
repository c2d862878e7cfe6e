package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.FeedEvent.Kind;
import io.ticklane.connector.wire.DecoderCounters;
import io.ticklane.connector.wire.MarketDecoder;
import io.ticklane.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the simulator, which shares no code with the connector. */
@Timeout(120)
final class StreamSimulatorTest {
    private static final List<String> STREAMS = List.of("btcusdt@bookTicker", "btcusdt@trade",
            "btcusdt@depth@100ms", "ethusdt@bookTicker", "ethusdt@trade", "ethusdt@depth@100ms");
    private static final StreamConfig CONFIG = new StreamConfig(3, Duration.ofSeconds(30),
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofMillis(4),
            false);

    private final Feed feed = new Feed();

    @Test
    void decodesAnOutageAndWhatComesAfterIt() throws Exception {
        MarketDecoder[] decoders = {feed.decoder(), feed.decoder()};
        int[] given = {0};
        try (Simulator simulator = Simulator.start();
                StreamManager streams = new StreamManager(StreamBase.open(simulator.stream(), null), STREAMS,
                        CONFIG,
                        () -> decoders[given[0]++], feed, null)) {
            streams.start();
            assertTrue(streams.awaitSubscribed(Duration.ofSeconds(60)), () -> streams.status().toString());
            feed.next(Kind.CONNECTED);
            feed.next(Kind.CONNECTED);
            take(500);
            simulator.resetConnections();
            for (int i = 0; i < 4; i++) {
                assertFalse(feed.nextEvent().reason().isEmpty());
            }
            assertEquals(2, streams.reconnects());
            take(500);
            for (MarketDecoder decoder : decoders) {
                DecoderCounters counters = decoder.counters();
                assertEquals(0, counters.malformed());
                assertEquals(0, counters.tradeGaps() + counters.updateIdGaps());
                assertTrue(counters.bookTickers() > 0 && counters.depthUpdates() > 0);
            }
        }
    }

    private void take(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertFalse(feed.nextMarket().startsWith("nothing"));
        }
    }
}
