package io.ticklane.bench.micro;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.Side;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.OrderEncoder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A limit order as a whole masked frame of the WebSocket API: on a session that is logged on, and signed by HMAC.
 * Beside each what most would write: text put together, the JDK's {@link Mac}, a fresh array. Both texts are the same,
 * as the set-up checks. One thread.
 */
@State(Scope.Thread)
public class OrderEncodeBenchmark extends MicroBenchmark {
    private static final long TIME = 1_784_102_400_123L;
    private static final String KEY = "k".repeat(64);
    private static final String SECRET = "s".repeat(64);
    private static final int HEADER = 8;
    private static final int TEXT = 0x81;
    private static final int LENGTH_16 = 0x80 | 126;

    private final Instruments pairs = instruments(4);
    private final ClientOrderIds ids = new ClientOrderIds("bench000");
    private final OrderRequest request = new OrderRequest();
    private final OrderEncoder session = encoder(Credentials.Type.ED25519);
    private final OrderEncoder signing = encoder(Credentials.Type.HMAC);
    private Mac mac;

    @Setup(Level.Trial)
    public void open() throws GeneralSecurityException {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        for (boolean signed : new boolean[]{false, true}) {
            next();
            OrderEncoder encoder = signed ? signing : session;
            encoder.place(request, request.orderId, TIME);
            byte[] ours = new byte[encoder.end() - encoder.start()];
            System.arraycopy(encoder.frame(), encoder.start(), ours, 0, ours.length);
            String text = new String(unmasked(ours), StandardCharsets.US_ASCII);
            String usual = new String(unmasked(usual(signed)), StandardCharsets.US_ASCII);
            if (!text.equals(usual)) {
                throw new IllegalStateException("written differently:\n" + text + "\n" + usual);
            }
        }
    }

    @Benchmark
    public int loggedOn() {
        next();
        session.place(request, request.orderId, TIME);
        return session.end();
    }

    @Benchmark
    public byte[] loggedOnUsual() {
        next();
        return usual(false);
    }

    @Benchmark
    public int signed() {
        next();
        signing.place(request, request.orderId, TIME);
        return signing.end();
    }

    @Benchmark
    public byte[] signedUsual() {
        next();
        return usual(true);
    }

    private OrderEncoder encoder(Credentials.Type type) {
        return new OrderEncoder(pairs, ids, new Credentials(type, KEY, SECRET), 5_000);
    }

    private void next() {
        request.orderId++;
        request.instrumentId = (int) request.orderId & 3;
        request.side = (request.orderId & 1) == 0 ? Side.BUY : Side.SELL;
        request.price = 6_000_000 + (request.orderId & 1023);
        request.quantity = 1_000 + (request.orderId & 255);
        request.triggerUpdateId = 88_100_200_000L + request.orderId;
    }

    private byte[] usual(boolean signed) {
        Instrument pair = pairs.get(request.instrumentId);
        String price = BigDecimal.valueOf(request.price, pair.priceScale()).toPlainString();
        String quantity = BigDecimal.valueOf(request.quantity, pair.quantityScale()).toPlainString();
        String id = ids.text(request.orderId, request.triggerUpdateId);
        String json = "{\"id\":\"" + request.orderId + "\",\"method\":\"order.place\",\"params\":{\"side\":\""
                + request.side + "\",\"type\":\"" + request.type + "\",\"timeInForce\":\""
                + request.timeInForce
                + "\",\"symbol\":\"" + pair.symbol() + "\",\"price\":\"" + price + "\",\"quantity\":\""
                + quantity
                + "\",\"newClientOrderId\":\"" + id + "\",\"newOrderRespType\":\"FULL\",\"recvWindow\":5000"
                + (signed ? ",\"apiKey\":\"" + KEY + "\"" : "") + ",\"timestamp\":" + TIME;
        if (signed) {
            String text = "apiKey=" + KEY + "&newClientOrderId=" + id + "&newOrderRespType=FULL&price="
                    + price
                    + "&quantity=" + quantity + "&recvWindow=5000&side=" + request.side + "&symbol="
                    + pair.symbol() + "&timeInForce=" + request.timeInForce + "&timestamp=" + TIME + "&type="
                    + request.type;
            json += ",\"signature\":\""
                    + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII))) + "\"";
        }
        return masked((json + "}}").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] masked(byte[] payload) {
        int key = ThreadLocalRandom.current().nextInt();
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
        frame.put((byte) TEXT).put((byte) LENGTH_16).putShort((short) payload.length).putInt(key)
                .put(payload);
        return mask(frame.array());
    }

    private static byte[] mask(byte[] frame) {
        for (int i = HEADER; i < frame.length; i++) {
            frame[i] ^= frame[HEADER - Integer.BYTES + (i & 3)];
        }
        return frame;
    }

    private static byte[] unmasked(byte[] frame) {
        byte[] plain = mask(frame);
        byte[] payload = new byte[plain.length - HEADER];
        System.arraycopy(plain, HEADER, payload, 0, payload.length);
        return payload;
    }
}
