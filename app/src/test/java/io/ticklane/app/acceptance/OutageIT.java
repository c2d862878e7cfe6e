package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The venue goes away while a run trades there. */
@Timeout(300)
class OutageIT {
    private static final Pattern REST_PRICES = Pattern.compile("FALLBACK +[1-9]\\d* ticks/s");

    @TempDir
    Path folder;

    private Child start(Lab lab, String duration, Path json) throws Exception {
        return Child.of("dry-run", "--venue", lab.profile(folder).toString(), "--orders", "venue",
                "--duration", duration, "--json", json.toString(), "--set", "stream.backoff-max=200ms")
                .environment(lab.keys()).go();
    }

    private static List<String> states(Report report) {
        return report.json().getConfigList("feed").stream().map(moment -> moment.getString("state")).toList();
    }

    private static void assertNoTraces(Child child) {
        for (String text : List.of(child.out(), child.err())) {
            assertFalse(text.contains("\tat ") || text.contains("Exception"), child.toString());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void livesOnRestPricesWhileStreamsAreDown() throws Exception {
        Path json = folder.resolve("out.json");
        try (Lab lab = Lab.open(); Child child = start(lab, "10m", json)) {
            child.await("orders", () -> lab.stat("fills") > 0);
            // Orders fill before the feed is judged for the first time.
            child.await("a live feed", () -> child.err().contains(" LIVE "));
            long refusing = lab.fault("{\"kind\":\"refuse\"}");
            lab.fault("{\"kind\":\"reset\"}");
            child.await("REST prices", () -> REST_PRICES.matcher(child.err()).find());
            lab.mend(refusing);
            child.await("a new connection", () -> lab.stat("subscriptions") > 0);
            child.await("the stream's return", () -> liveAfterFallback(child.err()));
            child.terminate();
            child.ended();

            assertEquals(0, child.status(), child.toString());
            Report report = Report.of(json);
            report.assertComplete(false);
            assertTrue(report.count("reconnects") >= 1, child.toString());
            assertTrue(report.count("restTicks") >= 1, child.toString());
            List<String> states = states(report);
            assertEquals("LIVE", states.get(states.size() - 1), states.toString());
            assertTrue(states.indexOf("SUSPECT") < states.indexOf("FALLBACK"), states.toString());
            for (String part : List.of("outage", "a stream is down or silent", "prices from REST",
                    "of these from REST", "streams are back")) {
                assertTrue(child.out().contains(part), () -> part + "\n" + child);
            }
            assertNoTraces(child);
        }
    }

    private static boolean liveAfterFallback(String err) {
        return err.lastIndexOf(" LIVE ") > err.lastIndexOf(" FALLBACK ");
    }

    @Test
    void endsInGoodOrderWhenTheVenueDies() throws Exception {
        Path json = folder.resolve("out.json");
        try (Lab lab = Lab.open(); Child child = start(lab, "12s", json)) {
            // An outage begins where the feed was judged live before.
            child.await("live", () -> child.err().contains(" LIVE "));
            child.await("orders", () -> lab.stat("fills") > 0);
            lab.kill();
            child.ended();

            assertTrue(child.status() == 0 || child.status() == 1, child.toString());
            Report report = Report.of(json);
            report.assertComplete(false);
            assertTrue(states(report).contains("FALLBACK"), child.toString());
            assertTrue(child.out().contains("outage"), child.toString());
            assertTrue(child.out().contains("no prices"), child.toString());
            assertTrue(child.err().contains("connection refused"), child.toString());
            assertNoTraces(child);
        }
    }

    @Test
    void saysPlainlyThatNothingAnswers() throws Exception {
        Path profile;
        try (Lab lab = Lab.open()) {
            profile = lab.profile(folder);
        }
        try (Child child = Child.run("dry-run", "--venue", profile.toString(), "--duration", "2s")) {
            assertEquals(2, child.status(), child.toString());
            assertEquals(1, child.err().lines().count(), child.toString());
            assertTrue(child.err().startsWith("ticklane: ") && child.err().contains("nothing answers"),
                    child.toString());
        }
    }
}
