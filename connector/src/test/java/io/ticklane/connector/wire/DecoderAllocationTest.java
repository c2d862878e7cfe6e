package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder allocates nothing once it is warm: in the usual order, in any other, and for what it refuses. */
class DecoderAllocationTest {
    private static final int FRAMES = 20_000;
    private static final int LEVELS = 5_000;

    private final MarketDecoder decoder = new MarketDecoder(
            new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), new SinkHandler());
    private int next;

    @ParameterizedTest
    @ValueSource(strings = {
        "{'stream':'ethusdt@bookTicker','data':{'u':%d,'s':'ETHUSDT','b':'3120.44000000','B':'4.10000000',"
                + "'a':'3120.45000000','A':'1.20000000'}}",
        "{'stream':'ethusdt@trade','data':{'e':'trade','E':1784102400125,'s':'ETHUSDT','t':%d,"
                + "'p':'3120.45000000','q':'0.30000000','T':1784102400123,'m':false,'M':true}}",
        "{'stream':'ethusdt@aggTrade','data':{'e':'aggTrade','E':1784102400125,'s':'ETHUSDT','a':%d,"
                + "'p':'3120.45','q':'0.8','f':990120,'l':990122,'T':1784102400123,'m':true,'M':true}}",
        "{'stream':'ethusdt@depth','data':{'e':'depthUpdate','E':1784102400200,'s':'ETHUSDT','U':%1$d,"
                + "'u':%1$d,'b':[['3120.44000000','4.10000000'],['3119.00000000','0.00000000']],'a':[]}}",
        "{'A':'1.2','a':'3120.45','B':'4.1','x':{'y':[1,2,'\\n']},'b':'3120.44','s':'ETHUSDT','u':%d}",
        "[{'e':'24hrMiniTicker','E':%d,'s':'ETHUSDT','c':'2.50','o':'1.00','h':'2.60','l':'0.90','v':'10000',"
                + "'q':'18'},{'e':'24hrMiniTicker','E':1,'s':'XRPUSDT'},{'e':'24hrMiniTicker','s':'ETHUSDT'}]",
        "{'e':'kline','E':%d,'s':'ETHUSDT','k':{'t':1}}", "{'u':%d,'s':'ETHUSDT','b':'x','B':'4.1'}"})
    void allocatesNothing(String pattern) {
        byte[][] frames = new byte[FRAMES][];
        for (int i = 0; i < FRAMES; i++) {
            frames[i] = pattern.formatted(1_000_000 + i).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        }
        assertEquals(0, Allocation.least(FRAMES, () -> {
            if (next == FRAMES) {
                next = 0;
                decoder.resetSequences();
            }
            decode(frames[next++]);
        }));
        assertEquals(0, decoder.counters().tradeGaps() + decoder.counters().updateIdGaps());
    }

    /** As large as a book change gets, and in the order of fields that has no fast way. */
    @ParameterizedTest
    @ValueSource(
            strings = {"{'e':'depthUpdate','E':1784102400200,'s':'ETHUSDT','U':1,'u':9,'b':[%s],'a':[%s]}",
                "{'a':[%s],'u':9,'U':1,'b':[%s],'s':'ETHUSDT','E':1784102400200,'e':'depthUpdate'}"})
    void allocatesNothingForTheLargestBookChange(String pattern) {
        String levels = "['3120.44000000','4.10000000']"
                + ",['3119.01000000','0.00000000']".repeat(LEVELS - 1);
        byte[] frame = pattern.formatted(levels, levels).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertEquals(0, Allocation.least(20, () -> {
            decoder.resetSequences();
            decode(frame);
        }));
        assertEquals(0, decoder.counters().depthLevels() % (2 * LEVELS));
        assertEquals(decoder.counters().depthUpdates() * 2 * LEVELS, decoder.counters().depthLevels());
        assertEquals(0, decoder.counters().malformed());
    }

    private void decode(byte[] frame) {
        decoder.decode(frame, 0, frame.length, 1);
    }
}
