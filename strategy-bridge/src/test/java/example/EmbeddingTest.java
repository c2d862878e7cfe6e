package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.Ticklane;
import io.ticklane.bridge.latency.Percentiles;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.VenueProfile;
import io.ticklane.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An outside user's view: the README's example and the public types alone. */
class EmbeddingTest {
    @Test
    void readmeShowsTheCodeThatIsCompiledHere() throws IOException {
        Path source = Path.of("src/test/java/example/Embedding.java");
        List<String> lines = Files.readAllLines(source);
        int begin = lines.indexOf("    // README begins") + 1;
        int end = lines.indexOf("    // README ends");
        String snippet = String.join("\n", lines.subList(begin, end)).stripIndent();
        String readme = Files.readString(Path.of("../README.md"));
        assertTrue(readme.contains(snippet), "README.md, Embed it: copy the marked part of " + source);
    }

    @Test
    void readmeExampleRunsAgainstASimulator() throws Exception {
        try (Simulator simulator = Simulator.start()) {
            Embedding.trade(profile(simulator));
        }
    }

    @Test
    void readsQuotesAndLatencyFromOutside() throws Exception {
        Embedding.BuyOnce strategy = new Embedding.BuyOnce();
        try (Simulator simulator = Simulator.start();
                Ticklane ticklane = Ticklane.builder(profile(simulator))
                        .symbols("BTCUSDT")
                        .strategy(strategy)
                        .start()) {
            assertTrue(ticklane.awaitLive(Duration.ofSeconds(20)), () -> ticklane.connection().toString());
            assertTrue(strategy.done.await(20, TimeUnit.SECONDS));
            Quote quote = new Quote();
            assertEquals(QuoteReader.HIT, ticklane.quote("BTCUSDT", quote));
            assertTrue(quote.bidPrice < quote.askPrice);
            Percentiles latency = ticklane.latency().tickToOrder();
            assertEquals(1, latency.count());
            assertTrue(ticklane.position(0).bought() > 0);
        }
    }

    private static VenueProfile profile(Simulator simulator) {
        return new VenueProfile("simulator", simulator.rest(), simulator.stream(), null, null, false);
    }
}
