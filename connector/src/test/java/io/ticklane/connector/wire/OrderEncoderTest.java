package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames to the last byte; ETHUSDT has prices of 2 decimals and quantities of 4, PEPEUSDT of 8 and 0. */
class OrderEncoderTest {
    private static final long TIME = 1_784_102_400_123L;
    private static final String SECRET = "secret-of-the-test";
    private static final Credentials ED25519 = new Credentials(Credentials.Type.ED25519, "key", "pem");
    private static final Credentials HMAC = new Credentials(Credentials.Type.HMAC, "key", SECRET);

    private final Instruments instruments = new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4),
            Captures.instrument(1, "PEPEUSDT", 8, 0)));
    private final ClientOrderIds ids = new ClientOrderIds("test");
    private final OrderEncoder session = encoder(ED25519);
    private final OrderEncoder signing = encoder(HMAC);
    private final OrderRequest request = new OrderRequest();

    @Test
    void writesALimitOrderOfASession() {
        limit();
        assertEquals(
                "{\"id\":\"7\",\"method\":\"order.place\",\"params\":{\"side\":\"BUY\",\"type\":\"LIMIT\","
                        + "\"timeInForce\":\"GTC\",\"symbol\":\"ETHUSDT\",\"price\":\"3120.45\",\"quantity\":\"0.3000\","
                        + "\"newClientOrderId\":\"ttest-1a-u88100233\",\"newOrderRespType\":\"FULL\",\"recvWindow\":5000,"
                        + "\"timestamp\":1784102400123}}",
                place(session));
    }

    @Test
    void writesAMarketOrderOfASession() {
        limit();
        request.type = OrderType.MARKET;
        request.side = Side.SELL;
        request.instrumentId = 1;
        request.quantity = 12_000_000;
        request.triggerUpdateId = 0;
        assertEquals(
                "{\"id\":\"7\",\"method\":\"order.place\",\"params\":{\"side\":\"SELL\",\"type\":\"MARKET\","
                        + "\"symbol\":\"PEPEUSDT\",\"quantity\":\"12000000\",\"newClientOrderId\":\"ttest-1a\","
                        + "\"newOrderRespType\":\"FULL\",\"recvWindow\":5000,\"timestamp\":1784102400123}}",
                place(session));
    }

    @Test
    void writesAMakerOrderOfASession() {
        limit();
        request.type = OrderType.LIMIT_MAKER;
        request.instrumentId = 1;
        request.price = 1_234;
        request.quantity = 5;
        assertEquals(
                "{\"id\":\"7\",\"method\":\"order.place\",\"params\":{\"side\":\"BUY\",\"type\":\"LIMIT_MAKER\","
                        + "\"symbol\":\"PEPEUSDT\",\"price\":\"0.00001234\",\"quantity\":\"5\","
                        + "\"newClientOrderId\":\"ttest-1a-u88100233\",\"newOrderRespType\":\"FULL\",\"recvWindow\":5000,"
                        + "\"timestamp\":1784102400123}}",
                place(session));
    }

    @Test
    void signsEachOrderWithAnHmacKey() throws Exception {
        limit();
        String signed = "apiKey=key&newClientOrderId=ttest-1a-u88100233&newOrderRespType=FULL&price=3120.45"
                + "&quantity=0.3000&recvWindow=5000&side=BUY&symbol=ETHUSDT&timeInForce=GTC"
                + "&timestamp=1784102400123&type=LIMIT";
        assertEquals(
                "{\"id\":\"7\",\"method\":\"order.place\",\"params\":{\"side\":\"BUY\",\"type\":\"LIMIT\","
                        + "\"timeInForce\":\"GTC\",\"symbol\":\"ETHUSDT\",\"price\":\"3120.45\",\"quantity\":\"0.3000\","
                        + "\"newClientOrderId\":\"ttest-1a-u88100233\",\"newOrderRespType\":\"FULL\",\"recvWindow\":5000,"
                        + "\"apiKey\":\"key\",\"timestamp\":1784102400123,\"signature\":\"" + hmac(signed)
                        + "\"}}",
                place(signing));
    }

    @Test
    void writesACancelOfASession() {
        assertEquals(
                "{\"id\":\"7\",\"method\":\"order.cancel\",\"params\":{\"symbol\":\"ETHUSDT\","
                        + "\"origClientOrderId\":\"ttest-1a-u88100233\",\"recvWindow\":5000,"
                        + "\"timestamp\":1784102400123}}",
                cancel(session, 0, 46, 88_100_233));
    }

    @Test
    void signsEachCancelWithAnHmacKey() throws Exception {
        String signed = "apiKey=key&origClientOrderId=ttest-1a&recvWindow=5000&symbol=PEPEUSDT"
                + "&timestamp=1784102400123";
        assertEquals(
                "{\"id\":\"7\",\"method\":\"order.cancel\",\"params\":{\"symbol\":\"PEPEUSDT\","
                        + "\"origClientOrderId\":\"ttest-1a\",\"recvWindow\":5000,\"apiKey\":\"key\","
                        + "\"timestamp\":1784102400123,\"signature\":\"" + hmac(signed) + "\"}}",
                cancel(signing, 1, 46, 0));
    }

    @Test
    void signsTheParametersOfCancelsByTheirNames() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            long orderId = random.nextLong(1, 1L << random.nextInt(2, 40));
            long trigger = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 1L << 50);
            Map<String, Object> parameters = parameters("order.cancel",
                    cancel(signing, random.nextInt(2), orderId, trigger));
            assertSigned(parameters);
            assertEquals(ids.text(orderId, trigger), parameters.get("origClientOrderId"));
        }
    }

    /** One buffer serves both, and nothing of the longer text is left in the shorter. */
    @Test
    void writesCancelsAndPlacementsInTurns() {
        limit();
        String placement = place(signing);
        String cancel = cancel(signing, 0, 46, 0);
        assertEquals(placement, place(signing));
        assertEquals(cancel, cancel(signing, 0, 46, 0));
    }

    /** Whatever the order: the signature is that of the parameters in the order of their names. */
    @ParameterizedTest
    @EnumSource(OrderType.class)
    void signsTheParametersByTheirNames(OrderType type) throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        request.type = type;
        for (int i = 0; i < 500; i++) {
            request.orderId = random.nextLong(1, 1L << random.nextInt(2, 40));
            request.instrumentId = random.nextInt(2);
            request.side = random.nextBoolean() ? Side.BUY : Side.SELL;
            request.timeInForce = random.nextBoolean() ? TimeInForce.IOC : TimeInForce.FOK;
            request.price = random.nextLong(1, 1L << random.nextInt(2, 62));
            request.quantity = random.nextLong(1, 1L << random.nextInt(2, 62));
            request.triggerUpdateId = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 1L << 50);
            Map<String, Object> parameters = parameters("order.place", place(signing));
            assertSigned(parameters);
            assertEquals(ids.text(request.orderId, request.triggerUpdateId),
                    parameters.get("newClientOrderId"));
            assertEquals(type == OrderType.LIMIT, parameters.containsKey("timeInForce"));
            assertEquals(type != OrderType.MARKET, parameters.containsKey("price"));
        }
    }

    @Test
    void masksEachFrameByAnotherKey() {
        limit();
        place(session);
        byte[] first = Arrays.copyOfRange(session.frame(), session.start(), session.end());
        place(session);
        byte[] second = Arrays.copyOfRange(session.frame(), session.start(), session.end());
        assertNotEquals(HexFormat.of().formatHex(first), HexFormat.of().formatHex(second));
        assertEquals(first.length, second.length);
    }

    @ParameterizedTest
    @EnumSource(OrderType.class)
    void allocatesNothing(OrderType type) {
        limit();
        request.type = type;
        assertEquals(0, Allocation.least(20_000, () -> session.place(request, 1 + request.orderId++, TIME)));
        assertEquals(0, Allocation.least(20_000, () -> signing.place(request, 1 + request.orderId++, TIME)));
    }

    @Test
    void allocatesNothingForCancels() {
        assertEquals(0, Allocation.least(20_000, () -> session.cancel(1, 46, 88_100_233, 7, TIME)));
        assertEquals(0, Allocation.least(20_000, () -> signing.cancel(1, 46, 88_100_233, 7, TIME)));
    }

    private static void assertSigned(Map<String, Object> parameters) throws Exception {
        Object signature = parameters.remove("signature");
        assertEquals(hmac(parameters.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"))), signature);
    }

    private void limit() {
        request.orderId = 46;
        request.instrumentId = 0;
        request.side = Side.BUY;
        request.type = OrderType.LIMIT;
        request.timeInForce = TimeInForce.GTC;
        request.price = 312_045;
        request.quantity = 3_000;
        request.triggerUpdateId = 88_100_233;
    }

    private OrderEncoder encoder(Credentials credentials) {
        return new OrderEncoder(instruments, ids, credentials, 5_000, new FrameMask(1));
    }

    private String place(OrderEncoder encoder) {
        encoder.place(request, 7, TIME);
        return text(encoder);
    }

    private static String cancel(OrderEncoder encoder, int instrumentId, long orderId, long triggerUpdateId) {
        encoder.cancel(instrumentId, orderId, triggerUpdateId, 7, TIME);
        return text(encoder);
    }

    /** Of the frame, after a look at its head. */
    private static String text(OrderEncoder encoder) {
        byte[] frame = Arrays.copyOfRange(encoder.frame(), encoder.start(), encoder.end());
        assertEquals((byte) 0x81, frame[0]);
        assertEquals((byte) (0x80 | 126), frame[1]);
        int length = ((frame[2] & 0xff) << 8) | (frame[3] & 0xff);
        assertTrue(length >= 126 && length == frame.length - 8, length + " of " + frame.length);
        for (int i = 8; i < frame.length; i++) {
            frame[i] ^= frame[4 + (i & 3)];
        }
        return new String(frame, 8, length, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> parameters(String method, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Map<?, ?> message = (Map<?, ?>) ReferenceDecoder.tree(bytes, 0, bytes.length);
        assertEquals(method, message.get("method"));
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) message.get("params")).forEach((name, value) -> sorted.put((String) name, value));
        return sorted;
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
