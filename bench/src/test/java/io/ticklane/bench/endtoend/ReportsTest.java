package io.ticklane.bench.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticklane.connector.spot.StreamFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people and scripts are shown. */
class ReportsTest {
    private final List<ScenarioResult> one = List.of(Samples.result(5_000, StreamFormat.JSON, false));
    private final List<ScenarioResult> two = List.of(Samples.result(5_000, StreamFormat.JSON, false),
            Samples.result(15_000, StreamFormat.SBE, true));

    @Test
    void thePageNeedsNothingElse() {
        String page = ResultPage.html(Samples.MACHINE, two, "ok");

        assertFalse(page.contains("http"), "an address");
        assertFalse(page.contains("<script"), "a script");
        assertTrue(page.contains("A processor, 4 cores"));
        assertTrue(page.contains("Verdict: ok"));
    }

    @Test
    void thePageShowsEverybodyOfEveryScenario() {
        String page = ResultPage.html(Samples.MACHINE, two, "ok");

        for (String each : List.of("ours, spinning", "floor, blocking", "echo, spinning",
                "5,000/s, JSON, plain",
                "15,000/s, SBE, TLS", "Where the time goes", "Tick to signal, microseconds")) {
            assertTrue(page.contains(each), each);
        }
        assertEquals(8, page.split("<svg ", -1).length - 1, "drawings");
    }

    @Test
    void barsAddUpToTheMedian() {
        ResultPage.whole(one.get(0)).forEach(bar -> {
            Contestant who = one.get(0).contestants().stream()
                    .filter(each -> bar.name().equals(each.subject().label() + ", " + each.label()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(one.get(0).ordered(who).p50(), bar.micros(), 1e-6, bar.name());
        });
    }

    @Test
    void textTellsGoalsAndWhetherTheyAreMet() {
        String text = ResultText.of(one.get(0));

        assertTrue(text.matches("(?s).*tick to signal, spinning, to the floor +1\\.1.x +1\\.20x .*met.*"),
                text);
        assertTrue(text.contains("stages of wire to wire, ours, blocking, raw"), text);
    }

    @Test
    void jsonHasTheMembersThatScriptsReadAndAllScenarios() throws IOException {
        List<String> members = members(ResultJson.of(Samples.MACHINE, two, "ok"));

        for (String each : List.of("/machine", "/jdk", "/gc", "/rate", "/achievedRate", "/runs",
                "/ours/tickToSignal/p50", "/ours/tickToSignal/raw/p999", "/ours/wireToWire/p99",
                "/ours/bytesPerTick", "/floor/spinning/p50", "/floor/blocking/p99", "/echo/spinning/p50",
                "/ratioToFloor/p50", "/ratioToFloor/p999", "/ratioToEcho/p99", "/goals", "/verdict",
                "/scenarios/ratioToEcho/p50", "/runs/stages/decoded/p50")) {
            assertTrue(members.contains(each), each);
        }
    }

    /** Paths of all members; those of arrays stand once for each element. */
    private static List<String> members(String json) throws IOException {
        List<String> paths = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    paths.add(parser.getParsingContext().pathAsPointer().toString().replaceAll("/\\d+", ""));
                }
            }
        }
        return paths;
    }
}
