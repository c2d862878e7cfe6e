package io.ticklane.simulator.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.SharedData;
import io.ticklane.simulator.market.SymbolSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
    private static final String TICKER = "1680652800004231 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":36,"
            + "\"s\":\"BTCUSDT\",\"b\":\"28165.47000000\",\"B\":\"7.98680000\",\"a\":\"28165.48000000\","
            + "\"A\":\"3.26888000\"}}";

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("capture.txt");
    }

    private String refusal(String... lines) throws IOException {
        Files.write(file, List.of(lines));
        return assertThrows(IllegalArgumentException.class, () -> Capture.scan(List.of(file), List.of()))
                .getMessage();
    }

    @Test
    void findsScalesAndStreams() throws IOException {
        Files.write(file, List.of(TICKER, ""));
        Capture capture = Capture.scan(List.of(file), List.of());
        SymbolSpec spec = capture.symbols().get(0);
        assertEquals("BTCUSDT", spec.symbol());
        assertEquals("BTC", spec.baseAsset());
        assertEquals(2, spec.priceScale());
        assertEquals(5, spec.quantityScale());
        assertEquals(List.of("btcusdt@bookTicker"), capture.streams());
        assertEquals(Map.of("bookTicker", 1L), capture.frames());
    }

    @Test
    void namesFileAndLineOfWhatIsMalformed() throws IOException {
        assertEquals(file + ":2: a line must begin with the time of receipt", refusal(TICKER, "garbage"));
        assertEquals(file + ":1: time of 12 digits; milliseconds have 13, microseconds 16, nanoseconds 19",
                refusal("168065280000 {}"));
        assertEquals(file + ":1: no JSON frame after the time", refusal("1680652800004231"));
        assertEquals(file + ":1: cut off: the frame does not end with }",
                refusal(TICKER.substring(0, TICKER.length() - 20)));
        assertEquals(file + ":1: bookTicker with members missing",
                refusal("1680652800004231 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":1,\"B\":\"1\"}}"));
        assertEquals(file + ":1: neither a frame within its stream's name nor a depth snapshot",
                refusal("1680652800004231 {\"u\":1}"));
        assertEquals(file + ":1: expected a decimal number at column 69",
                refusal("1680652800004231 {\"stream\":\"a@trade\",\"data\":{\"e\":\"trade\",\"t\":1,\"p\":\"x\","
                        + "\"q\":\"1\"}}"));
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertEquals(file + ": no such file; check the path",
                assertThrows(IllegalArgumentException.class, () -> Capture.scan(List.of(file), List.of()))
                        .getMessage());
        assertEquals(folder + ": cannot be read (it is a directory; name the file in it)",
                assertThrows(IllegalArgumentException.class, () -> Capture.scan(List.of(folder), List.of()))
                        .getMessage());
    }

    @Test
    void readsLinesOfAnyLength() throws IOException {
        String levels = "[\"1.5\",\"2\"],".repeat(100_000) + "[\"1.25\",\"2\"]";
        Files.write(file, List.of(TICKER, "1680652800004232 {\"stream\":\"btcusdt@depth\",\"data\":"
                + "{\"e\":\"depthUpdate\",\"U\":1,\"u\":2,\"b\":[" + levels + "],\"a\":[]}}", TICKER));
        assertEquals(Map.of("bookTicker", 2L, "depthUpdate", 1L),
                Capture.scan(List.of(file), List.of()).frames());
    }

    @Test
    void saysWhereADamagedFileBreaksOff() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 1000; i++) {
                gzip.write((TICKER.replace("\"u\":36", "\"u\":" + i) + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        String message = assertThrows(IllegalArgumentException.class,
                () -> Capture.scan(List.of(file), List.of())).getMessage();
        assertTrue(message.matches("(?s).*capture.txt:\\d+: the file breaks off or is damaged.*"), message);
    }

    @Test
    void refusesSymbolsThatAreNotThere() throws IOException {
        Files.write(file, List.of(TICKER));
        assertEquals("playback: the captures hold no frame of ETHUSDT; they hold BTCUSDT",
                assertThrows(IllegalArgumentException.class,
                        () -> Capture.scan(List.of(file), List.of("ETHUSDT"))).getMessage());
    }

    @Test
    void readsRecordedFilesOfSeveralDays() {
        Path first = SharedData.file("ws-captures/hftbacktest/btcusdt_20240808.gz");
        Path second = SharedData.file("ws-captures/hftbacktest/btcusdt_20240809.gz");
        Capture capture = Capture.scan(List.of(first, second), List.of());
        assertEquals(Map.of("depthUpdate", 6495L, "bookTicker", 73174L, "trade", 19904L), capture.frames());
        assertEquals(3, capture.streams().size());
        assertEquals(2, capture.symbols().get(0).priceScale());
        assertEquals(6, capture.symbols().get(0).quantityScale());
    }

    @Test
    void readsRecordedFilesOfSeveralSymbols() {
        Path file = SharedData.file("ws-captures/cryptofeed/binance-20211012/ws.1.0.gz");
        Capture all = Capture.scan(List.of(file), List.of());
        assertEquals(4, all.symbols().size());
        assertEquals(Map.of("depthUpdate", 177L, "bookTicker", 84L, "other", 2L, "aggTrade", 2L),
                all.frames());
        Capture one = Capture.scan(List.of(file), List.of("NKNUSDT"));
        assertEquals("NKNUSDT", one.symbols().get(0).symbol());
        assertEquals(1, one.symbols().size());
    }
}
