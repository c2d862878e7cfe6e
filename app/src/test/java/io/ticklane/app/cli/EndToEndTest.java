package io.ticklane.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ticklane.app.session.LiveSession;
import io.ticklane.app.session.LoneSimulator;
import io.ticklane.app.session.RestProbe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
                LoneSimulator::start, RestProbe::open), arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
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
                + " wsapi=wss://127\\.0\\.0\\.1:\\d+/ws-api/v3 admin=http://127\\.0\\.0\\.1:\\d+ cert=\\S+\\R"),
                ready);
    }
}
