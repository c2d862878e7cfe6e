package io.ticklane.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ticklane.app.session.LiveSession;
import io.ticklane.app.session.LoneSimulator;
import io.ticklane.app.session.ProfiledMarkets;
import io.ticklane.app.session.RestProbe;
import io.ticklane.cache.PriceCacheView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real thing: sockets, simulator, core. */
@Timeout(180)
class EndToEndTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        Map<String, String> environment = Map.of("NO_COLOR", "1");
        return CommandLines.run(new Surroundings(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8,
                new ByteArrayInputStream(new byte[0]), environment, Terminal.system(environment),
                LiveSession::open,
                LoneSimulator::start, RestProbe::open, ProfiledMarkets::compare), arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tradesOverTheWebSocketApi() {
        assertEquals(0, run("dry-run", "--duration", "4s", "--orders", "venue", "--set",
                "orders.route=websocket", "--json", "-"), err());

        Config json = ConfigFactory.parseString(out.toString(StandardCharsets.UTF_8));
        assertTrue(json.getLong("fills") > 0, err());
        assertEquals(0, json.getLong("rejects"));
        assertEquals(0, json.getLong("unknown"));
        assertTrue(json.getLong("wireToWire.count") > 0, err());
    }

    @Test
    void tradesWithTheEmbeddedSimulator() {
        assertEquals(0, run("dry-run", "--duration", "4s", "--json", "-"), err());

        Config json = ConfigFactory.parseString(out.toString(StandardCharsets.UTF_8));
        assertTrue(json.getLong("fills") > 0, err());
        assertEquals(0, json.getLong("dropped"));
        assertEquals(0, json.getLong("rejects"));
        assertEquals(0, json.getLong("gaps"));
        assertTrue(json.getLong("wireToWire.count") > 0, err());
        assertFalse(err().contains("Exception"), err());
    }

    @Test
    void keepsThePricesInAFileForOtherProcessesAndTheNextRun() throws IOException {
        Path prices = folder.resolve("prices");
        String[] words = {"dry-run", "--duration", "1s", "--json", "-", "--set", "cache.file=" + prices,
            "--set", "cache.warm-up=rest"};
        assertEquals(0, run(words), err());
        assertEquals(PriceCacheView.Writer.CLOSED, PriceCacheView.open(prices).writer());
        assertEquals(0, PriceCacheView.open(prices).find("BTCUSDT"));
        out.reset();
        assertEquals(0, run(words), err());

        Config json = ConfigFactory.parseString(out.toString(StandardCharsets.UTF_8));
        assertTrue(json.getLong("cache.offHeapBytes") >= Files.size(prices), json.toString());
        err.reset();
        Files.writeString(prices, "someone's diary");
        assertEquals(2, run(words));
        assertTrue(err().contains("is not a price cache"), err());
        assertEquals("someone's diary", Files.readString(prices));
    }

    @Test
    void profilesTheSyntheticMarket() {
        assertEquals(0, run("market-profile", "--symbols", "btcusdt,nexousdt", "--duration", "30s", "--json",
                "-"), err());

        Config json = ConfigFactory.parseString(out.toString(StandardCharsets.UTF_8));
        List<? extends Config> profiles = json.getConfigList("profiles");
        assertEquals(2, profiles.size());
        assertEquals("synthetic", profiles.get(0).getString("kind"));
        assertTrue(profiles.get(0).getDouble("values.updatesPerSecond") > 100);
        assertTrue(profiles.get(1).getDouble("values.updatesPerSecond") < 100);
    }

    @Test
    void profilesCapturesBesideTheSyntheticMarket() throws IOException {
        Path capture = Files.write(folder.resolve("capture.txt"), List.of(
                "1680652800000 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":1,\"s\":\"BTCUSDT\","
                        + "\"b\":\"10.00\",\"B\":\"1.0\",\"a\":\"10.01\",\"A\":\"2.0\"}}",
                "1680652804000 {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"t\":1,"
                        + "\"p\":\"10.01\",\"q\":\"1\",\"T\":7,\"m\":true}}"));
        assertEquals(0, run("market-profile", capture.toString()), err());

        String table = out.toString(StandardCharsets.UTF_8);
        assertTrue(table.contains("BTCUSDT recorded") && table.contains("BTCUSDT synthetic"), table);
        assertEquals(2, run("market-profile", capture.toString(), "--symbols", "ETHUSDT"));
        assertTrue(err().contains("--symbols ETHUSDT: the captures hold BTCUSDT"), err());
        assertEquals(2, run("market-profile", folder.resolve("none").toString()));
        assertTrue(err().contains("no readable file"), err());
    }

    @Test
    void refusesAStrategyThatDoesNotExist() {
        assertEquals(2, run("dry-run", "--strategy", "moon-shot"));

        assertTrue(err().contains("moon-shot"), err());
        assertEquals(1, err().lines().count(), err());
        assertEquals(2, run("dry-run", "--strategy", "spreadcrosser"));
        assertTrue(err().contains("did you mean spread-crosser?"), err());
    }

    @Test
    void refusesAPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertEquals(2, run("simulate", "--until-stdin-closes", "--port",
                    Integer.toString(taken.getLocalPort())));
        }
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().contains("port"), err());
    }

    @Test
    void refusesAVenueThatCannotBeReached() {
        assertEquals(2,
                run("dry-run", "--venue", "binance-testnet", "--set", "venue.rest=http://127.0.0.1:9",
                        "--set",
                        "venue.stream=ws://127.0.0.1:9"));

        assertEquals(1, err().lines().count(), err());
    }

    @Test
    void runsTheSimulatorAlone() {
        assertEquals(0, run("simulate", "--until-stdin-closes", "--tls"), err());

        String ready = out.toString(StandardCharsets.UTF_8);
        assertTrue(ready.matches("READY rest=https://127\\.0\\.0\\.1:\\d+ ws=wss://127\\.0\\.0\\.1:\\d+"
                + " wsapi=wss://127\\.0\\.0\\.1:\\d+/ws-api/v3 admin=http://127\\.0\\.0\\.1:\\d+"
                + " sbe=wss://127\\.0\\.0\\.1:\\d+ cert=\\S+\\R"),
                ready);
    }
}
