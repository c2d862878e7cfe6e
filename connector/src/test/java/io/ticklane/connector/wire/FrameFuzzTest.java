package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Reports;
import io.ticklane.connector.VenueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever a venue may send, through every decoder: nothing fails inside, and nothing is delivered that the simple twin
 * would not deliver. Without {@code JAZZER_FUZZ=1} it replays the inputs kept among the test resources.
 */
class FrameFuzzTest {
    /** What would lead a careless reader on, before and behind the frame. */
    private static final byte[] GUARD = "\",\"u\":7,\"s\":\"ETHUSDT\",\"b\":\"1.00000000\",00000000}]}}"
            .getBytes(StandardCharsets.US_ASCII);
    private static final Instruments INSTRUMENTS = new Instruments(List.of(
            Captures.instrument(0, "ETHUSDT", 2, 4), Captures.instrument(1, "PEPEUSDT", 8, 0)));
    private static final ClientOrderIds IDS = new ClientOrderIds("fuzz");

    /** A reader of cold messages, which tells what it cannot read by its own exception only. */
    private interface Reader {
        void read(byte[] message) throws VenueException;
    }

    /** Frames of text. */
    @FuzzTest(maxDuration = "150s")
    void takesAnyText(byte[] frame) {
        RecordingHandler handler = new RecordingHandler();
        ReferenceDecoder twin = new ReferenceDecoder(INSTRUMENTS);
        int expected = twin.decode(frame, 0, frame.length);
        int kind = new MarketDecoder(INSTRUMENTS, handler).decode(guarded(frame), GUARD.length, frame.length,
                1);
        if (kind != FrameDecoder.MARKET_DATA) {
            // Values written with escapes may be refused although a parser could read them.
            assertEquals(0, handler.events);
            return;
        }
        assertEquals(expected, kind);
        assertArrayEquals(twin.event, handler.last);
        assertEquals(Math.max(1, twin.events), handler.events);
    }

    /** Frames of SBE. */
    @FuzzTest(maxDuration = "150s")
    void takesAnyBinary(byte[] frame) {
        RecordingHandler handler = new RecordingHandler();
        ReferenceSbeDecoder twin = new ReferenceSbeDecoder(INSTRUMENTS);
        int expected = twin.decode(frame);
        int kind = new SbeDecoder(INSTRUMENTS, handler).decodeBinary(guarded(frame), GUARD.length,
                frame.length, 1);
        assertEquals(expected, kind);
        if (twin.event == null) {
            assertNull(handler.last);
        } else {
            assertArrayEquals(twin.event, handler.last);
        }
    }

    /** Answers of every way to the venue. */
    @FuzzTest(maxDuration = "150s")
    void takesAnyAnswer(byte[] message) {
        RecordingHandler handler = new RecordingHandler();
        List<Reader> readers = List.of(json -> assertNotNull(ControlFrames.parse(json, 0, json.length)),
                json -> assertNotNull(SessionReply.read(json, 0, json.length)), RestReplies::serverTime,
                json -> RestReplies.bookTickers(json, INSTRUMENTS, handler::onTick),
                json -> RestReplies.order(json, INSTRUMENTS, IDS, new ExecutionReport()),
                json -> assertNotNull(RestReplies.orders(json, INSTRUMENTS, IDS)),
                json -> assertNotNull(RestReplies.account(json)),
                json -> assertNotNull(ExchangeInfo.parse(json, List.of("ETHUSDT"))));
        for (Reader reader : readers) {
            try {
                reader.read(message);
            } catch (VenueException e) {
                assertNotNull(e.getMessage());
            }
        }
        assertNotNull(RestReplies.refusal(message));
    }

    /** Answers to placements: what the fast reader takes, the slow one reads the same. */
    @FuzzTest(maxDuration = "150s")
    void takesAnyPlacementReply(byte[] message) throws VenueException {
        PlacementReply reply = new PlacementReply(INSTRUMENTS, IDS);
        if (!reply.read(guarded(message), GUARD.length, message.length)) {
            return;
        }
        SessionReply slow = SessionReply.read(message, 0, message.length);
        assertEquals(slow.id(), Long.toString(reply.requestId()));
        assertEquals(200, slow.status());
        ExecutionReport expected = new ExecutionReport();
        RestReplies.order(slow.result(), INSTRUMENTS, IDS, expected);
        ExecutionReport actual = new ExecutionReport();
        reply.into(actual);
        assertEquals(Reports.fields(expected), Reports.fields(actual));
    }

    private static byte[] guarded(byte[] frame) {
        byte[] buffer = Arrays.copyOf(GUARD, GUARD.length * 2 + frame.length);
        System.arraycopy(frame, 0, buffer, GUARD.length, frame.length);
        System.arraycopy(GUARD, 0, buffer, GUARD.length + frame.length, GUARD.length);
        return buffer;
    }
}
