package io.ticklane.bench.floor;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.OrderEncoder;
import io.ticklane.connector.wire.SessionReply;
import io.ticklane.connector.wire.Signer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Orders by hand over the venue's WebSocket API: two frames that were encoded beforehand, a buy and a sell as large as
 * ours, into which the id of the tick is written before they leave. Nothing is checked, kept or waited for; the answers
 * are read and looked at for refusals after the next order has left.
 *
 * <p>The receiving thread, once made.
 */
public final class FloorOrders implements AutoCloseable {
    /** The longest that a venue takes: one that is behind must not refuse what was sent in time. */
    private static final long RECEIVE_WINDOW_MILLIS = 60_000;
    private static final long FRESH_NANOS = 1_000_000_000;
    private static final long LOGON_NANOS = 5_000_000_000L;
    /** Of a run as long as usual, so that frames are as long as ours in the mean. */
    private static final long USUAL_NUMBER = 100_000;
    private static final long USUAL_REQUEST = 20_000_000;
    private static final int TWO_BYTES = 126;
    private static final int MASK_LENGTH = 4;
    private static final byte[] MARK = "-u".getBytes(StandardCharsets.US_ASCII);

    private final FloorLine line;
    private final FloorReader reader;
    private final FloorAnswers answers = new FloorAnswers();
    private final OrderEncoder encoder;
    private final OrderRequest request = new OrderRequest();
    private final Template buy = new Template();
    private final Template sell = new Template();
    private boolean buying;
    private long madeNanos;
    private long leastId = Long.MAX_VALUE;
    private long greatestId = Long.MIN_VALUE;

    /** A whole frame, and where the last digit of the tick's id stands in it. */
    private static final class Template {
        private byte[] bytes = {};
        private ByteBuffer buffer = ByteBuffer.wrap(bytes);
        private int lastDigit;
    }

    /**
     * Connects and logs on.
     *
     * @param address of the WebSocket API, with its path
     * @param credentials with an Ed25519 key
     */
    public FloorOrders(URI address, @Nullable SSLContext tls, Credentials credentials,
            Instruments instruments)
            throws IOException, VenueException {
        encoder = new OrderEncoder(instruments, new ClientOrderIds("floor0"), credentials,
                RECEIVE_WINDOW_MILLIS);
        line = new FloorLine(address, address.getPath(), Map.of(), tls, true);
        reader = new FloorReader(line, answers);
        logOn(credentials);
    }

    /** Answers the tick. */
    public void send(Tick tick) throws IOException {
        if (tick.updateId < leastId || tick.updateId > greatestId
                || tick.receivedNanos - madeNanos > FRESH_NANOS) {
            prepare(tick);
        }
        Template template = buying ? buy : sell;
        buying = !buying;
        long rest = tick.updateId;
        for (int at = template.lastDigit; rest > 0; at--) {
            template.bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        line.write(template.buffer.rewind());
    }

    /** Reads answers that have come. */
    public void drain() throws IOException {
        reader.poll();
    }

    /** Orders that the venue refused, as far as answers were read. */
    public long refused() {
        return answers.refused();
    }

    /** Length of a whole frame, the longer of both. */
    public int frameLength() {
        return Math.max(buy.bytes.length, sell.bytes.length);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void logOn(Credentials credentials) throws IOException, VenueException {
        line.writeText(SessionReply.logon("logon", credentials.apiKey(), RECEIVE_WINDOW_MILLIS,
                System.currentTimeMillis(), Signer.of(credentials)));
        long end = System.nanoTime() + LOGON_NANOS;
        while (answers.accepted() == 0) {
            reader.poll();
            if (answers.refused() > 0 || System.nanoTime() - end > 0) {
                line.close();
                throw new IOException("the venue did not let the floor log on");
            }
        }
    }

    /** Makes both frames anew, for the venue takes none whose time is long past. */
    private void prepare(Tick tick) {
        request.orderId = USUAL_NUMBER;
        request.instrumentId = tick.instrumentId;
        request.type = OrderType.LIMIT;
        request.timeInForce = TimeInForce.IOC;
        request.quantity = tick.bidQuantity;
        request.triggerUpdateId = tick.updateId;
        request.side = Side.BUY;
        request.price = tick.askPrice;
        make(buy);
        request.side = Side.SELL;
        request.price = tick.bidPrice;
        make(sell);
        madeNanos = tick.receivedNanos;
        leastId = 1;
        while (leastId <= tick.updateId / 10) {
            leastId *= 10;
        }
        greatestId = leastId * 10 - 1;
    }

    private void make(Template template) {
        encoder.place(request, USUAL_REQUEST, System.currentTimeMillis());
        byte[] frame = new byte[encoder.end() - encoder.start()];
        System.arraycopy(encoder.frame(), encoder.start(), frame, 0, frame.length);
        int mask = (frame[1] & 0x7f) == TWO_BYTES ? 4 : 2;
        int payload = mask + MASK_LENGTH;
        for (int i = payload; i < frame.length; i++) {
            frame[i] ^= frame[mask + (i - payload) % MASK_LENGTH];
        }
        for (int i = mask; i < payload; i++) {
            frame[i] = 0;
        }
        int digits = Long.toString(request.triggerUpdateId).length();
        template.lastDigit = find(frame, MARK) + MARK.length + digits - 1;
        template.bytes = frame;
        template.buffer = ByteBuffer.wrap(frame);
    }

    private static int find(byte[] in, byte[] what) {
        for (int i = 0; i < in.length - what.length; i++) {
            if (in[i] == what[0] && in[i + 1] == what[1]) {
                return i;
            }
        }
        throw new IllegalStateException("an order that names no tick");
    }
}
