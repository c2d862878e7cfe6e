package io.ticklane.simulator.sbe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.SharedData;
import io.ticklane.simulator.sbe.codec.SbeBuffer;
import io.ticklane.simulator.sbe.codec.spot.ExecutionReportEventDecoder;
import io.ticklane.simulator.sbe.codec.spot.ExpiryReason;
import io.ticklane.simulator.sbe.codec.spot.MatchType;
import io.ticklane.simulator.sbe.codec.spot.MessageHeaderDecoder;
import io.ticklane.simulator.sbe.codec.spot.OrderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Frames of the real venue, in an older version of the schema: read to the last byte, and written again from what
 * they mean. What the new version adds at the end of a block is all that differs.
 */
class SbeRecordedFramesTest {
    private static final String FOLDER = "sbe/nautilus/";
    private static final SbeSchema SCHEMA = SbeSchema.ours("spot");

    private final SbeReader reader = new SbeReader(SCHEMA, true);

    private static byte[] frame(String name) throws IOException {
        return Files.readAllBytes(SharedData.file(FOLDER + name + "_1.sbe"));
    }

    private SbeReader.Message read(byte[] frame) throws ReflectiveOperationException {
        SbeReader.Message message = reader.read(frame);
        Map<String, Object> generated = new GeneratedDecoders(SCHEMA).read(frame);
        assertEquals(message.fields().keySet(), generated.keySet());
        return message;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> event(SbeReader.Message message, String type) {
        Map<String, Object> event = new LinkedHashMap<>((Map<String, Object>) message.json());
        event.put("e", type);
        return event;
    }

    /** The bytes of the older version from those of the newest: without what it adds to a block. */
    private static byte[] older(byte[] frame, int blockLength, int start) {
        int newest = Byte.toUnsignedInt(frame[start]) | Byte.toUnsignedInt(frame[start + 1]) << 8;
        int cut = start + 8 + blockLength;
        byte[] older = Arrays.copyOf(frame, frame.length - (newest - blockLength));
        System.arraycopy(frame, start + 8 + newest, older, cut, frame.length - start - 8 - newest);
        older[start] = (byte) blockLength;
        older[start + 1] = (byte) (blockLength >>> 8);
        older[start + 6] = 2;
        return older;
    }

    @Test
    void positionsAreWrittenAsTheVenueWritesThem() throws IOException, ReflectiveOperationException {
        byte[] recorded = frame("outbound_account_position_event");
        SbeReader.Message message = read(recorded);
        assertEquals(2, message.version());
        byte[] ours = SbeEvents.frame(event(message, "outboundAccountPosition"), null, true);
        assertArrayEquals(recorded, older(ours, 18, 0));
    }

    @Test
    void executionReportsAreWrittenAsTheVenueWritesThem() throws IOException, ReflectiveOperationException {
        byte[] recorded = frame("execution_report_event");
        SbeReader.Message message = read(recorded);
        byte[] ours = SbeEvents.frame(event(message, "executionReport"), null, true);
        assertArrayEquals(recorded, older(ours, 281, 0));
    }

    @Test
    void answersAreWrittenAsTheVenueWritesThem() throws IOException, ReflectiveOperationException {
        byte[] recorded = frame("web_socket_response");
        SbeReader.Message envelope = read(recorded);
        SbeReader.Message order = (SbeReader.Message) envelope.fields().get("result");
        assertEquals("NewOrderFullResponse", order.name());
        Map<?, ?> json = (Map<?, ?>) envelope.json();
        byte[] ours = SbeResponses.frame(new SbeEnvelope(SbeVersion.LATEST, json.get("id"),
                (List<?>) json.get("rateLimits")), "order.place", 200, order.json(), true);
        SbeReader.Message again = read(ours);
        SbeReader.Message orderAgain = (SbeReader.Message) again.fields().get("result");
        assertEquals(order.json(), orderAgain.json());
        assertArrayEquals(recorded, inOlderEnvelope(ours, orderAgain.length()));
    }

    /** The envelope has grown by nothing; the order in it by a byte, of which the length before it tells. */
    private static byte[] inOlderEnvelope(byte[] ours, int length) {
        int start = ours.length - length;
        byte[] older = older(ours, 153, start);
        int added = ours.length - older.length;
        older[start - 4] = (byte) (length - added);
        older[start - 3] = (byte) ((length - added) >>> 8);
        older[6] = 2;
        return older;
    }

    @Test
    void decodersLeaveOutWhatTheOlderVersionLacks() throws IOException {
        SbeBuffer buffer = new SbeBuffer(frame("execution_report_event"));
        ExecutionReportEventDecoder report = new ExecutionReportEventDecoder().wrapAndApplyHeader(buffer, 0,
                new MessageHeaderDecoder());
        assertEquals(2, report.actingVersion());
        assertEquals(ExpiryReason.NULL_VAL, report.expiryReason());
        assertEquals(OrderStatus.New, report.orderStatus());
        assertEquals(MatchType.AutoMatch, report.matchType());
        assertEquals(6_000_000_000_000L, report.price());
        assertEquals("BTCUSDT", report.symbol());
        assertEquals("O-20200101-000000-000-000-0", report.clientOrderId());
        assertEquals("", report.origClientOrderId());
        assertEquals("", report.commissionAsset());
        assertEquals("", report.rejectReason());
        assertEquals("", report.counterSymbol());
        assertEquals(buffer.capacity(), report.limit());
    }
}
