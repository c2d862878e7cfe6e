package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every frame of the recorded captures, by the decoder and by its simple twin. */
class RecordedCapturesTest {
    private static final String BTC_1 = "ws-captures/hftbacktest/btcusdt_20240808.gz";
    private static final String BTC_2 = "ws-captures/hftbacktest/btcusdt_20240809.gz";
    private static final String BTC_2023 = "ws-captures/hftbacktest/btcusdt_20230405.dat.gz";
    private static final String NEXO_1 = "ws-captures/hftbacktest_playground/nexousdt_20240723.dat.gz";
    private static final String NEXO_2 = "ws-captures/hftbacktest_playground/nexousdt_20240724.dat.gz";

    @Test
    void decodesEveryFrameOfBitcoin2024() {
        Run run = new Run(List.of(BTC_1, BTC_2));
        run.expect(99_574, 3_451 + 3_044, 28_040 + 45_134, 9_757 + 10_147, 1);
    }

    @Test
    void decodesEveryFrameOfNexo2024() {
        Run run = new Run(List.of(NEXO_1, NEXO_2));
        run.expect(114_078, 1_188 + 66_994, 437 + 33_000, 178 + 12_280, 1);
    }

    @Test
    void decodesEveryFrameOfBitcoin2023WithOrderIdsInTrades() {
        Run run = new Run(List.of(BTC_2023));
        run.expect(15_088, 3_929, 8_015, 3_144, 0);
    }

    @ParameterizedTest
    @CsvSource({"binance-20210417,614,570,20,24", "binance-20211012,177,84,2,2",
        "binance_us-20210417,807,458,0,18", "binance_us-20210814,361,241,3,3",
        "binance_tr-20230410,84,47,8,0"})
    void decodesEveryFrameOfSeveralSymbols(String folder, int diffs, int tickers, int klines, int aggTrades) {
        Run run = new Run(List.of("ws-captures/cryptofeed/" + folder + "/ws.1.0.gz"));
        assertEquals(diffs, run.counters().depthUpdates());
        assertEquals(tickers, run.counters().bookTickers());
        assertEquals(aggTrades, run.counters().aggTrades());
        assertEquals(klines, run.counters().klines());
        run.expectNothingElse();
        run.expectNoGaps();
    }

    @Test
    void tellsExactlyTheGapsOfFramesThatWereTakenOut() {
        Instruments instruments = Captures.instruments(List.of(BTC_1));
        RecordingHandler handler = new RecordingHandler();
        MarketDecoder decoder = new MarketDecoder(instruments, handler);
        ReferenceDecoder twin = new ReferenceDecoder(instruments);
        Random random = new Random(20240808);
        Map<Long, Long> last = new HashMap<>();
        long[] expected = new long[2];
        Captures.frames(BTC_1, frame -> {
            if (random.nextInt(10) == 0) {
                return;
            }
            decoder.decode(frame, 0, frame.length, 1);
            if (twin.decode(frame, 0, frame.length) == MarketDecoder.MARKET_DATA
                    && twin.event[0] != RecordingHandler.TICK) {
                boolean depth = twin.event[0] == RecordingHandler.DEPTH;
                Long before = last.put(twin.event[0], twin.event[depth ? 3 : 2]);
                if (before != null && twin.event[2] != before + 1) {
                    expected[0]++;
                    expected[1] += twin.event[2] - before - 1;
                }
            }
        });
        assertEquals(expected[0], handler.feedEvents.size());
        assertEquals(expected[1], handler.missing());
        assertEquals(expected[0], decoder.counters().tradeGaps() + decoder.counters().updateIdGaps());
        for (FeedEvent event : handler.feedEvents) {
            assertEquals(FeedEvent.Kind.GAP, event.kind());
            assertEquals(0, event.instrumentId());
        }
    }

    /** One decoder over some files, each frame compared with its twin. */
    private static final class Run {
        private final RecordingHandler handler = new RecordingHandler();
        private final MarketDecoder decoder;
        private final ReferenceDecoder twin;
        private final UsualOrder usualOrder;
        private final JsonCursor cursor = new JsonCursor();
        private int frames;
        private int snapshots;

        Run(List<String> files) {
            Instruments instruments = Captures.instruments(files);
            decoder = new MarketDecoder(instruments, handler);
            twin = new ReferenceDecoder(instruments);
            usualOrder = new UsualOrder(new EventSlots(instruments));
            files.forEach(file -> Captures.frames(file, this::frame));
        }

        DecoderCounters counters() {
            return decoder.counters();
        }

        void expect(int frames, int diffs, int tickers, int trades, int snapshots) {
            assertEquals(frames, this.frames);
            assertEquals(diffs, counters().depthUpdates());
            assertEquals(tickers, counters().bookTickers());
            assertEquals(trades, counters().trades());
            assertEquals(snapshots, this.snapshots);
            assertEquals(0, counters().aggTrades() + counters().klines());
            expectNothingElse();
            expectNoGaps();
        }

        /** Whatever is in a capture was counted by its kind. */
        void expectNothingElse() {
            assertEquals(0, counters().partialDepths() + counters().tickers() + counters().miniTickers());
            assertEquals(0, counters().ignored() + counters().malformed() + counters().controlReplies());
            assertEquals(frames, snapshots + handler.events);
        }

        void expectNoGaps() {
            assertEquals(0, counters().tradeGaps());
            assertEquals(0, counters().updateIdGaps());
            assertEquals(List.of(), handler.feedEvents);
        }

        private void frame(byte[] frame) {
            frames++;
            if (new String(frame, 0, 16, StandardCharsets.UTF_8).contains("lastUpdateId")) {
                snapshots++;
                return;
            }
            handler.last = null;
            int kind = decoder.decode(frame, 0, frame.length, frames);
            assertEquals(twin.decode(frame, 0, frame.length), kind,
                    () -> new String(frame, StandardCharsets.UTF_8));
            assertArrayEquals(twin.event, handler.last, () -> new String(frame, StandardCharsets.UTF_8));
            if (twin.event != null && twin.event[0] >= RecordingHandler.KLINE) {
                return;
            }
            cursor.reset(frame, 0, frame.length);
            assertEquals(kind == MarketDecoder.MARKET_DATA, usualOrder.read(cursor) != UsualOrder.MISS,
                    () -> "fast way missed: " + new String(frame, StandardCharsets.UTF_8));
        }
    }
}
