package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded frames, as fast as possible: each is counted, none is missed unnoticed. */
@Timeout(300)
class PlaybackIT {
    private static final int ROUNDS = 100;

    @TempDir
    Path folder;

    private Report played(String... files) throws Exception {
        Path json = folder.resolve("out.json");
        List<String> arguments = new ArrayList<>(List.of("dry-run", "--market"));
        arguments.addAll(List.of(files));
        arguments.addAll(List.of("--speed", "max", "--orders", "paper", "--json", json.toString()));
        try (Child child = Child.run(arguments.toArray(String[]::new))) {
            assertEquals(0, child.status(), child.toString());
            return Report.of(json);
        }
    }

    private static void assertFrames(Report report, long depth, long ticker, long trade) {
        assertEquals(depth, report.count("frames.depthUpdate"), "depthUpdate");
        assertEquals(ticker, report.count("frames.bookTicker"), "bookTicker");
        assertEquals(trade, report.count("frames.trade"), "trade");
        assertEquals(0, report.count("frames.aggTrade"), "aggTrade");
        assertEquals(ticker, report.count("ticks"), "ticks");
    }

    @Test
    void decodesEveryFrameOfBtcusdt() throws Exception {
        Report report = played(Recorded.file("ws-captures/hftbacktest/btcusdt_20240808.gz"),
                Recorded.file("ws-captures/hftbacktest/btcusdt_20240809.gz"));
        assertFrames(report, 3_451 + 3_044, 28_040 + 45_134, 9_757 + 10_147);
        report.assertLossless();
        report.assertComplete(true);
    }

    @Test
    void decodesEveryFrameOfNexousdt() throws Exception {
        String folderName = "ws-captures/hftbacktest_playground/";
        Report report = played(Recorded.file(folderName + "nexousdt_20240723.dat.gz"),
                Recorded.file(folderName + "nexousdt_20240724.dat.gz"));
        assertFrames(report, 1_188 + 66_994, 437 + 33_000, 178 + 12_280);
        report.assertLossless();
    }

    @Test
    void findsNoGapInAWholeCapture() throws Exception {
        Report report = played(capture("whole.txt", -1));

        assertFrames(report, ROUNDS, ROUNDS, ROUNDS);
        report.assertLossless();
    }

    /** Of each round the trade is frame 1 and the change of the book frame 2. */
    @ParameterizedTest
    @ValueSource(ints = {3 * 40 + 1, 3 * 40 + 2})
    void tellsOfAFrameCutOut(int cut) throws Exception {
        Report report = played(capture("cut.txt", cut));

        assertTrue(report.count("gaps") >= 1, "the gap went unnoticed");
        assertEquals(3 * ROUNDS - 1, report.count("frames.bookTicker") + report.count("frames.trade")
                + report.count("frames.depthUpdate"));
        assertEquals(0, report.count("dropped") + report.count("malformed"));
    }

    private String capture(String name, int cut) throws Exception {
        List<String> lines = frames();
        if (cut >= 0) {
            lines.remove(cut);
        }
        return Files.write(folder.resolve(name), lines).toString();
    }

    /** A ticker, a trade and a change of the book each round. */
    static List<String> frames() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long micros = 1_700_000_000_000_000L + 1_000L * i;
            long id = 1_000 + 2L * i;
            String bid = "10." + (10 + i % 5);
            String ask = "10." + (20 + i % 5);
            long millis = micros / 1_000;
            lines.add(line(micros, "bookTicker", """
                    "u":%d,"s":"ABCUSDT","b":"%s","B":"3.0","a":"%s","A":"4.5\"""".formatted(id, bid, ask)));
            lines.add(line(micros + 300, "trade", """
                    "e":"trade","E":%d,"s":"ABCUSDT","t":%d,"p":"%s","q":"0.5","T":%d,"m":true,"M":true"""
                    .formatted(millis, 77 + i, bid, millis)));
            String levels = "\"b\":[[\"" + bid + "\",\"2.5\"]],\"a\":[[\"" + ask + "\",\"4.0\"]]";
            lines.add(line(micros + 600, "depth@100ms", """
                    "e":"depthUpdate","E":%d,"s":"ABCUSDT","U":%d,"u":%d,%s"""
                    .formatted(millis, id, id + 1, levels)));
        }
        return lines;
    }

    private static String line(long micros, String stream, String members) {
        return micros + " {\"stream\":\"abcusdt@" + stream + "\",\"data\":{" + members + "}}";
    }
}
