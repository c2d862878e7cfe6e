package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Best prices of instruments with short and long names, mixed with what has no ids: gaps as a plain map sees them. */
final class SequencesTest {
    private static final List<String> FRAMES = List.of(
            "{'u':%2$d,'s':'%1$s','b':'1.00','B':'2.0000','a':'1.01','A':'3.0000'}",
            "{'b':'1.00','B':'2.0000','a':'1.01','A':'3.0000','u':%2$d,'s':'%1$s'}",
            "{'s':'%1$s','A':'3.0000','u':%2$d,'x':[1],'b':'1.00','B':'2.0000','a':'1.01'}",
            "{'stream':'x','data':{'u':%2$d,'s':'%1$s','b':'1.00','B':'2.0000','a':'1.01','A':'3.0000'}}");
    private static final List<String> BETWEEN = List.of(
            "{'stream':'%3$s@depth20@100ms','data':{'lastUpdateId':5,'bids':[['1.00','2.0000']],'asks':[]}}",
            "{'u':%2$d,'s':'%1$s','b':'x','B':'2.0000','a':'1.01','A':'3.0000'}",
            "{'u':%2$d,'s':'NOSUCH','b':'1.00','B':'2.0000','a':'1.01','A':'3.0000'}",
            "{'e':'24hrMiniTicker','E':1,'s':'%1$s','c':'2.50','o':'1.00','h':'2.60','l':'0.90','v':'1','q':'1'}");
    private static final int EVENTS = 20_000;

    private final Instruments instruments = instruments("ETHUSDT", "1000CHEEMSUSDT", "FIFTEENLETTERSX",
            "SIXTEENLETTERSXY", "A-NAME-TOO-LONG-FOR-TWO-WORDS", "BTCUSDT", "这是测试币456");
    private final RecordingHandler handler = new RecordingHandler();
    private final Map<String, Long> twin = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(29);
    private int gaps;

    @Test
    void textTicksThatGoBackAreToldOnce() {
        MarketDecoder decoder = new MarketDecoder(instruments, handler);
        for (int i = 0; i < EVENTS; i++) {
            String symbol = symbol();
            if (random.nextInt(3) == 0) {
                decode(decoder, any(BETWEEN), symbol, random.nextLong(1_000));
            }
            decode(decoder, any(FRAMES), symbol, next(symbol));
            checkAndForgetAtTimes(decoder);
        }
    }

    @Test
    void binaryTicksThatGoBackAreToldOnce() {
        SbeDecoder decoder = new SbeDecoder(instruments, handler);
        for (int i = 0; i < EVENTS; i++) {
            String symbol = symbol();
            byte[] frame = binary(symbol, next(symbol));
            assertEquals(FrameDecoder.MARKET_DATA, decoder.decodeBinary(frame, 0, frame.length, 1));
            checkAndForgetAtTimes(decoder);
        }
    }

    private void checkAndForgetAtTimes(FrameDecoder decoder) {
        assertEquals(gaps, decoder.counters().updateIdGaps());
        assertEquals(gaps, handler.feedEvents.size());
        if (random.nextInt(500) == 0) {
            decoder.resetSequences();
            twin.clear();
        }
    }

    /** Mostly above the one before. */
    private long next(String symbol) {
        Long last = twin.get(symbol);
        long next = last == null ? random.nextLong(1_000) : Math.max(0, last + random.nextInt(-1, 20));
        gaps += last != null && next <= last ? 1 : 0;
        twin.put(symbol, next);
        return next;
    }

    private String symbol() {
        return instruments.get(random.nextInt(instruments.size())).symbol();
    }

    private String any(List<String> frames) {
        return frames.get(random.nextInt(frames.size()));
    }

    private static void decode(MarketDecoder decoder, String frame, String symbol, long id) {
        byte[] bytes = frame.replace('\'', '"').formatted(symbol, id, symbol.toLowerCase(Locale.ROOT))
                .getBytes(StandardCharsets.UTF_8);
        decoder.decode(bytes, 0, bytes.length, 1);
    }

    private static byte[] binary(String symbol, long id) {
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(59 + name.length).order(ByteOrder.LITTLE_ENDIAN);
        // Block of 50, template 10001, schema 1, version 0; the time; the id; exponents; prices and quantities.
        frame.putShort((short) 50).putShort((short) 10_001).putShort((short) 1).putShort((short) 0);
        frame.putLong(1_784_102_400_123_456L).putLong(id).put((byte) -2).put((byte) -4);
        frame.putLong(100).putLong(20_000).putLong(101).putLong(30_000);
        return frame.put((byte) name.length).put(name).array();
    }

    private static Instruments instruments(String... symbols) {
        List<Instrument> all = new ArrayList<>();
        for (String symbol : symbols) {
            all.add(Captures.instrument(all.size(), symbol, 2, 4));
        }
        return new Instruments(all);
    }
}
