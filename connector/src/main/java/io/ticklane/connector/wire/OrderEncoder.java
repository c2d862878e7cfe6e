package io.ticklane.connector.wire;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code order.place} and {@code order.cancel} requests of the venue's WebSocket API as whole masked frames into
 * one buffer that is used again: what never changes is encoded beforehand, numbers are written from scaled longs. On a
 * session that is logged on nothing is signed; with an HMAC key, which cannot log on, every request is.
 *
 * <p>One thread. Does not allocate per request.
 */
@SuppressWarnings("EnumOrdinal") // tables that are made and read in the same run
public final class OrderEncoder {
    /** Room for the longest header: flags, length in two bytes, mask. */
    static final int PAYLOAD = 8;

    private static final int CAPACITY = 1024;
    private static final int SHORT_LENGTH = 126;
    private static final byte TEXT = (byte) 0x81;
    private static final int MASKED = 0x80;

    private final ClientOrderIds ids;
    private final FrameMask mask;
    private final @Nullable HmacSha256 hmac;
    private final byte[] frame = new byte[CAPACITY];
    private final byte[] signed = new byte[CAPACITY];
    private final byte[][] symbols;
    private final int[] priceScales;
    private final int[] quantityScales;
    private final byte[][] kinds = new byte[Side.values().length * OrderType.values().length
            * TimeInForce.values().length][];
    private final byte[] tail;
    private final byte[] signedHead;
    private final byte[] signedWindow;
    private final byte[] cancelTail;
    private final byte[] signedCancelHead;
    private final byte[] signedCancelWindow;
    private int start;
    private int end;

    /** @param credentials sign every request, if their type is HMAC */
    public OrderEncoder(Instruments instruments, ClientOrderIds ids, Credentials credentials,
            long recvWindowMillis) {
        this(instruments, ids, credentials, recvWindowMillis, new FrameMask());
    }

    OrderEncoder(Instruments instruments, ClientOrderIds ids, Credentials credentials, long recvWindowMillis,
            FrameMask mask) {
        this.ids = ids;
        this.mask = mask;
        boolean signs = credentials.type() == Credentials.Type.HMAC;
        hmac = signs ? new HmacSha256(credentials.secret().getBytes(StandardCharsets.UTF_8)) : null;
        symbols = new byte[instruments.size()][];
        priceScales = new int[symbols.length];
        quantityScales = new int[symbols.length];
        for (int id = 0; id < symbols.length; id++) {
            Instrument instrument = instruments.get(id);
            symbols[id] = utf8(instrument.symbol());
            priceScales[id] = instrument.priceScale();
            quantityScales[id] = instrument.quantityScale();
        }
        for (Side side : Side.values()) {
            for (OrderType type : OrderType.values()) {
                for (TimeInForce timeInForce : TimeInForce.values()) {
                    kinds[kind(side, type, timeInForce)] = kindText(side, type, timeInForce);
                }
            }
        }
        // Keys are printable without quotes: that was checked where they came in.
        String ending = "\"recvWindow\":" + recvWindowMillis
                + (signs ? ",\"apiKey\":\"" + credentials.apiKey() + "\"" : "") + ",\"timestamp\":";
        tail = utf8("\",\"newOrderRespType\":\"FULL\"," + ending);
        signedHead = utf8("apiKey=" + credentials.apiKey() + "&newClientOrderId=");
        signedWindow = utf8("&recvWindow=" + recvWindowMillis + "&side=");
        cancelTail = utf8("\"," + ending);
        signedCancelHead = utf8("apiKey=" + credentials.apiKey() + "&origClientOrderId=");
        signedCancelWindow = utf8("&recvWindow=" + recvWindowMillis + "&symbol=");
    }

    /**
     * Encodes a placement. The frame stands in {@link #frame} from {@link #start} to {@link #end} until the next.
     *
     * @param requestId not negative; the answer carries it
     * @param epochMillis the venue's time
     */
    public void place(OrderRequest request, long requestId, long epochMillis) {
        int instrument = request.instrumentId;
        byte[] to = frame;
        int at = put(to, PAYLOAD, ID);
        at = DecimalWriter.write(to, at, requestId, 0);
        at = put(to, at, kinds[kind(request.side, request.type, request.timeInForce)]);
        at = put(to, at, symbols[instrument]);
        int price = 0;
        int priceEnd = 0;
        if (request.type != OrderType.MARKET) {
            price = put(to, at, PRICE);
            priceEnd = DecimalWriter.write(to, price, request.price, priceScales[instrument]);
            at = priceEnd;
        }
        int quantity = put(to, at, QUANTITY);
        int quantityEnd = DecimalWriter.write(to, quantity, request.quantity, quantityScales[instrument]);
        int text = put(to, quantityEnd, CLIENT_ORDER_ID);
        int textEnd = ids.write(request.orderId, request.triggerUpdateId, to, text);
        int time = put(to, textEnd, tail);
        at = DecimalWriter.write(to, time, epochMillis, 0);
        if (hmac != null) {
            int length = put(signed, 0, signedHead);
            length = copy(text, textEnd, length);
            length = put(signed, length, SIGNED_RESPONSE);
            if (price != 0) {
                length = copy(price, priceEnd, put(signed, length, SIGNED_PRICE));
            }
            length = copy(quantity, quantityEnd, put(signed, length, SIGNED_QUANTITY));
            length = put(signed, length, signedWindow);
            length = put(signed, length, request.side == Side.BUY ? BUY : SELL);
            length = put(signed, put(signed, length, SIGNED_SYMBOL), symbols[instrument]);
            if (request.type == OrderType.LIMIT) {
                length = put(signed, put(signed, length, SIGNED_TIME_IN_FORCE),
                        TIMES_IN_FORCE[request.timeInForce.ordinal()]);
            }
            length = copy(time, at, put(signed, length, SIGNED_TIMESTAMP));
            length = put(signed, put(signed, length, SIGNED_TYPE), TYPES[request.type.ordinal()]);
            at = sign(hmac, length, at);
        }
        finish(put(to, at, CLOSE));
    }

    /**
     * Encodes the cancel of one order, which was placed with that number and that trigger; stands as a placement does.
     *
     * @param requestId not negative; the answer carries it
     * @param epochMillis the venue's time
     */
    public void cancel(int instrumentId, long orderId, long triggerUpdateId, long requestId,
            long epochMillis) {
        byte[] symbol = symbols[instrumentId];
        byte[] to = frame;
        int at = DecimalWriter.write(to, put(to, PAYLOAD, ID), requestId, 0);
        int text = put(to, put(to, put(to, at, CANCEL), symbol), CANCELED_ORDER_ID);
        int textEnd = ids.write(orderId, triggerUpdateId, to, text);
        int time = put(to, textEnd, cancelTail);
        at = DecimalWriter.write(to, time, epochMillis, 0);
        if (hmac != null) {
            int length = copy(text, textEnd, put(signed, 0, signedCancelHead));
            length = put(signed, put(signed, length, signedCancelWindow), symbol);
            length = copy(time, at, put(signed, length, SIGNED_TIMESTAMP));
            at = sign(hmac, length, at);
        }
        finish(put(to, at, CLOSE));
    }

    /** The array that holds the frame; the same for all. */
    public byte[] frame() {
        return frame;
    }

    /** Where the frame begins. */
    public int start() {
        return start;
    }

    /** Behind its last byte. */
    public int end() {
        return end;
    }

    private int sign(HmacSha256 by, int length, int at) {
        return put(frame, by.sign(signed, 0, length, frame, put(frame, at, SIGNATURE)), QUOTE);
    }

    private void finish(int behind) {
        int length = behind - PAYLOAD;
        if (length < SHORT_LENGTH) {
            start = 2;
            frame[3] = (byte) (MASKED | length);
        } else {
            start = 0;
            frame[1] = (byte) (MASKED | SHORT_LENGTH);
            frame[2] = (byte) (length >> 8);
            frame[3] = (byte) length;
        }
        frame[start] = TEXT;
        end = behind;
        mask.apply(frame, PAYLOAD, length);
    }

    private int copy(int from, int to, int at) {
        System.arraycopy(frame, from, signed, at, to - from);
        return at + to - from;
    }

    private static int put(byte[] to, int at, byte[] text) {
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    private static int kind(Side side, OrderType type, TimeInForce timeInForce) {
        return (side.ordinal() * 3 + type.ordinal()) * 3 + timeInForce.ordinal();
    }

    private static byte[] kindText(Side side, OrderType type, TimeInForce timeInForce) {
        // The venue refuses a time in force where it means nothing.
        return utf8("\",\"method\":\"order.place\",\"params\":{\"side\":\"" + side + "\",\"type\":\"" + type
                + (type == OrderType.LIMIT ? "\",\"timeInForce\":\"" + timeInForce : "")
                + "\",\"symbol\":\"");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[][] names(Enum<?>[] values) {
        byte[][] names = new byte[values.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = utf8(values[i].name());
        }
        return names;
    }

    private static final byte[] ID = utf8("{\"id\":\"");
    private static final byte[] CANCEL = utf8(
            "\",\"method\":\"order.cancel\",\"params\":{\"symbol\":\"");
    private static final byte[] CANCELED_ORDER_ID = utf8("\",\"origClientOrderId\":\"");
    private static final byte[] PRICE = utf8("\",\"price\":\"");
    private static final byte[] QUANTITY = utf8("\",\"quantity\":\"");
    private static final byte[] CLIENT_ORDER_ID = utf8("\",\"newClientOrderId\":\"");
    private static final byte[] SIGNATURE = utf8(",\"signature\":\"");
    private static final byte[] QUOTE = utf8("\"");
    private static final byte[] CLOSE = utf8("}}");
    private static final byte[] BUY = utf8("BUY");
    private static final byte[] SELL = utf8("SELL");
    private static final byte[] SIGNED_RESPONSE = utf8("&newOrderRespType=FULL");
    private static final byte[] SIGNED_PRICE = utf8("&price=");
    private static final byte[] SIGNED_QUANTITY = utf8("&quantity=");
    private static final byte[] SIGNED_SYMBOL = utf8("&symbol=");
    private static final byte[] SIGNED_TIME_IN_FORCE = utf8("&timeInForce=");
    private static final byte[] SIGNED_TIMESTAMP = utf8("&timestamp=");
    private static final byte[] SIGNED_TYPE = utf8("&type=");
    private static final byte[][] TIMES_IN_FORCE = names(TimeInForce.values());
    private static final byte[][] TYPES = names(OrderType.values());
}
