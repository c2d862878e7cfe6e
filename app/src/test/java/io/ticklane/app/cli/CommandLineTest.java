package io.ticklane.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.Refusal;
import io.ticklane.app.doctor.Probes;
import io.ticklane.app.run.Plan;
import io.ticklane.app.run.ScriptedSession;
import io.ticklane.app.run.Simulators.RunningSimulator;
import io.ticklane.connector.VenueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CommandLineTest {
    /** As a disk without room. */
    private static final OutputStream FULL = new OutputStream() {
        @Override
        public void write(int value) throws IOException {
            throw new IOException("No space left on device");
        }
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Plan> plans = new ArrayList<>();
    private Map<String, String> environment = Map.of();
    private String failure = "";
    private @Nullable String answer;
    private boolean full;

    @TempDir
    Path folder;

    private int run(String... arguments) {
        Terminal terminal = new Terminal() {
            @Override
            public boolean animated() {
                return false;
            }

            @Override
            public @Nullable String ask(String question) {
                return answer;
            }
        };
        return CommandLines
                .run(new Surroundings(new PrintStream(full ? FULL : out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8,
                        new ByteArrayInputStream(new byte[0]), environment, terminal, plan -> {
                            plans.add(plan);
                            return new ScriptedSession(1, failure);
                        }, plan -> {
                            if (plan.port() == 1) {
                                throw new Refusal("--port 1: in use; choose another");
                            }
                            return simulator();
                        }, (config, credentials) -> probe(), (files, symbols, seed, duration) -> {
                            throw new Refusal("profiles: none here");
                        }), arguments);
    }

    private static RunningSimulator simulator() {
        return new RunningSimulator() {
            @Override
            public String ready() {
                return "READY rest=http://127.0.0.1:1";
            }

            @Override
            public String account() {
                return "account: none";
            }

            @Override
            public void close() {}
        };
    }

    private static Probes.Probe probe() {
        return new Probes.Probe() {
            @Override
            public long clockOffsetMillis() throws VenueException {
                return 700;
            }

            @Override
            public void account() {}

            @Override
            public void close() {}
        };
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry-rum", "dry-run --duraton 5s", "dry-run --duration 5",
        "dry-run --duration 0s",
        "dry-run --venue nowhere", "dry-run --symbols b!", "dry-run --json /no/such/folder/x",
        "dry-run --json /", "dry-run --html /dev/null", "dry-run --market /no/such/file",
        "dry-run --speed fast",
        "dry-run --orders maybe", "dry-run --seed x", "dry-run --set cache.tll=1s",
        "dry-run --set api-secret=x",
        "dry-run --venue binance --market synthetic", "dry-run --venue binance-testnet --orders venue",
        "dry-run --market manual", "dry-run extra", "simulate --port 70000", "simulate --port 1",
        "simulate --symbols A --symbol-count 5", "simulate --limits maybe",
        "simulate --accounts /no/such/file", "simulate --faults /no/such/file", "simulate --symbol-count 0",
        "simulate --symbol-count 2001",
        "simulate --speed max", "dry-run --speed 1", "dry-run --json a --html ./a",
        "dry-run --json - --html -",
        "dry-run --venue binance --seed 5", "dry-run --venue /", "dry-run --market /",
        "bench tick-to-signal --layout rings", "bench duel --rhythm marked",
        "bench tick-to-signal --runs 80x", "bench nope",
        "bench components --runs 0", "bench components --duration 5",
        "simulate --now yesterday", "doctor --venue /no/such/file", "bench tick-to-signal",
        "dry-run --duration",
        "--nothing", ""})
    void refusesWithOneLineAndStatusTwo(String line) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")), err());

        assertEquals(1, err().lines().count(), err());
        assertTrue(err().startsWith("ticklane: "), err());
        assertEquals("", out());
    }

    @Test
    void suggestsWhatWasMeant() {
        run("dry-rum");
        run("dry-run", "--duraton", "5s");

        assertTrue(err().contains("did you mean dry-run?"), err());
        assertTrue(err().contains("did you mean --duration?"), err());
        run("dry-run", "--orders", "papr");
        assertTrue(err().contains("--orders papr: expected one of paper, test, venue; did you mean paper?"),
                err());
        run("bench", "tick-to-signal", "--layout", "rings");
        assertTrue(err().contains("--layout rings: expected one of auto, inline, ring, shared; did you mean"
                + " ring?"), err());
        run("bench", "tick-to-signal", "--wire", "json,sbee");
        assertTrue(err().contains("--wire sbee: expected one of json, sbe; did you mean sbe?"), err());
        run("bench", "tick-to-signal", "--tls", "--transport", "plain");
        assertTrue(err().contains("--tls: is there already with --transport"), err());
        run("bench", "start", "--duration", "1s");
        assertTrue(err().contains("--duration: unknown option"), err());
        run("bench", "everything");
        assertTrue(
                err().contains(
                        "everything: unknown command; expected one of tick-to-signal, simulator, scale,"
                                + " ring, duel, receive, cache-race, start, hiccups, components, micro"),
                err());
    }

    @Test
    void listsEachMeasurementWithAWholeSentence() {
        run("bench", "--help");
        String[] listed = out().substring(out().indexOf("Commands:")).split("\\R  (?=\\S)", -1);
        assertEquals(12, listed.length);
        for (int i = 1; i < listed.length; i++) {
            assertTrue(listed[i].strip().matches("(?s).*[.\\]]"), listed[i]);
        }
    }

    @Test
    void tellsFoldersFromFilesThatAreNotThere() {
        run("dry-run", "--venue", folder.toString());
        assertTrue(err().contains("--venue " + folder + ": a folder, not a file"), err());
        run("dry-run", "--market", folder.toString());
        assertTrue(err().contains("--market " + folder + ": a folder, not a file"), err());
    }

    @Test
    void saysInWordsWhatAnOptionExpects() {
        run("simulate", "--port", "80x");
        assertTrue(err().contains("'80x': expected a whole number"), err());
        run("simulate", "--now", "soon");
        assertTrue(err().contains("'soon': expected a whole number"), err());
        run("bench", "tick-to-signal", "--spin", "maybe");
        assertTrue(err().contains("'maybe': expected true or false"), err());
    }

    @Test
    void refusesOneFileForTwoReports() {
        run("dry-run", "--json", folder.resolve("x").toString(), "--html",
                folder + "/../" + folder.getFileName()
                        + "/x");

        assertTrue(err().contains("--json goes there already"), err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dry-run", "dry-run --json -", "dry-run --html -", "simulate", "doctor", "completion",
                "--help"})
    void tellsThatStandardOutputTookNothing(String line) {
        full = true;

        assertEquals(2, run(line.split(" ")));
        assertTrue(err().endsWith("\n") && err().lines().toList().get((int) err().lines().count() - 1)
                .startsWith("ticklane: standard output: could not be written"), err());
    }

    @Test
    void writesTheOtherReportsWhenStandardOutputIsFull() throws Exception {
        full = true;
        Path json = folder.resolve("out.json");

        assertEquals(2, run("dry-run", "--json", json.toString()));
        assertTrue(Files.readString(json).startsWith("{"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dry-run", "simulate", "doctor", "bench", "bench components", "completion"})
    void helpsEverywhere(String command) {
        assertEquals(0, run((command + " --help").strip().split(" ")), err());

        assertTrue(out().contains("Usage: ticklane"), out());
        assertEquals("", err());
    }

    @Test
    void tellsItsVersion() {
        assertEquals(0, run("--version"));
        assertTrue(out().startsWith("ticklane "), out());
    }

    @Test
    void printsACompletionScript() {
        assertEquals(0, run("completion"));
        assertTrue(out().contains("dry-run") && out().contains("binance-testnet"), "no candidates");
    }

    @Test
    void reportsARun() throws Exception {
        Path json = folder.resolve("out.json");
        Path html = folder.resolve("out.html");
        Files.writeString(json, "old");

        assertEquals(0, run("dry-run", "--json", json.toString(), "--html", html.toString(), "--seed", "7"),
                err());

        assertTrue(out().contains("tick to order"), out());
        assertTrue(Files.readString(json).startsWith("{"));
        assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
        assertEquals("venue", plans.get(0).orderMode());
        assertEquals(7, plans.get(0).market().seed());
    }

    @Test
    void keepsStandardOutputForJson() {
        assertEquals(0, run("dry-run", "--json", "-"));

        assertTrue(out().startsWith("{") && out().endsWith("}\n"), out());
        assertTrue(err().contains("tick to order"), err());
    }

    @Test
    void failsWhenTheRunBrokeOff() {
        failure = "trading was halted";

        assertEquals(1, run("dry-run"));
        assertTrue(err().contains("ticklane: dry-run: the run broke off: trading was halted"), err());
    }

    @Test
    void tradesOnPaperAtRealVenues() {
        assertEquals(0, run("dry-run", "--venue", "binance", "--symbols", "ethusdt,btcusdt"), err());

        assertEquals("paper", plans.get(0).orderMode());
        assertEquals(List.of("ETHUSDT", "BTCUSDT"), plans.get(0).config().symbols());
    }

    @Test
    void neverSendsTheUsersKeyToTheSimulator() {
        environment = Map.of("TICKLANE_API_KEY", "k", "TICKLANE_API_SECRET", "s");

        assertEquals(0, run("dry-run"));
        assertEquals(null, plans.get(0).credentials());
    }

    @Test
    void realMoneyNeedsArmingAndConfirmation() {
        environment = Map.of("TICKLANE_API_KEY", "k", "TICKLANE_API_SECRET", "s");
        assertEquals(2, run("dry-run", "--venue", "binance", "--orders", "venue"));
        assertTrue(err().contains("add --arm-real-money"), err());
        assertEquals(2, run("dry-run", "--venue", "binance", "--orders", "venue", "--arm-real-money"));
        assertTrue(err().contains("typed at a terminal"), err());
        answer = "yes";
        assertEquals(2, run("dry-run", "--venue", "binance", "--orders", "venue", "--arm-real-money"));
        assertTrue(plans.isEmpty());
        answer = "trade real money on binance";
        assertEquals(0, run("dry-run", "--venue", "binance", "--orders", "venue", "--arm-real-money"));
        assertEquals(1, plans.size());
    }

    @Test
    void simulatorIsReadyWithExactlyOneLine() {
        assertEquals(0, run("simulate", "--until-stdin-closes"));

        assertEquals("READY rest=http://127.0.0.1:1\n", out());
        assertTrue(err().contains("IT IS A SIMULATOR"), err());
    }

    @Test
    void doctorListsFindings() {
        int status = run("doctor");

        assertTrue(out().contains("JDK " + Runtime.version()), out());
        assertTrue(out().contains("no network and no key needed"), out());
        assertEquals(out().contains("✗") ? 1 : 0, status, out());
        assertFalse(err().contains("Exception"), err());
    }
}
